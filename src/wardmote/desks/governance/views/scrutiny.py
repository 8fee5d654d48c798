"""Pages of scrutiny."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.governance.forms import recommendations as recommendation_forms
from wardmote.desks.governance.forms import scrutiny as forms
from wardmote.desks.governance.presenters import scrutiny as presenters
from wardmote.desks.governance.queries import scrutiny as queries
from wardmote.desks.governance.verbs import scrutiny as verbs
from wardmote.desks.governance.verbs.recommendations import Promise
from wardmote.desks.governance.views.answering import areas, choices, id_of, sent_as
from wardmote.foundation.access import Viewer
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords


@require_safe
def list_scrutiny(request: HttpRequest) -> HttpResponse:
    """The register."""
    every = queries.scrutiny_for(request.viewer, today())
    page = presenters.list_page(every, request.GET.get("state", ""), request.viewer)
    return render(request, "governance/register.html", {"page": page})


@require_safe
def download_scrutiny(request: HttpRequest, kind: str) -> HttpResponse:
    """The register as CSV or as a spreadsheet."""
    found = queries.scrutiny_for(request.viewer, today())
    about = [("governance", "Scrutiny", each.id) for each in found]
    return sent_as(request, "scrutiny", kind, presenters.table_of(found), about)


@require_safe
def show_scrutiny(request: HttpRequest, reference: str) -> HttpResponse:
    """One meeting of a committee."""
    page = presenters.meeting_page(queries.meeting_of(request.viewer, reference, today()), request.viewer)
    return render(request, "governance/record.html", {"page": page})


@require_safe
def show_recommended(request: HttpRequest, reference: str) -> HttpResponse:
    """One recommendation of a committee."""
    page = presenters.recommended_page(queries.recommended_for(request.viewer, reference, today()), request.viewer)
    return render(request, "governance/record.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def record_scrutiny(request: HttpRequest) -> HttpResponse:
    """Write down that a committee met, or is to."""
    viewer = request.viewer
    form = forms.ScrutinyForm(request.POST or None, **_choices(viewer))

    def act() -> str:
        return _meeting(verbs.record_scrutiny(said=_said(form), by=viewer, at=now()))

    return answered(request, form, FormWords(_("Add a meeting"), _("Add meeting"), reverse("list-scrutiny")), act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_scrutiny(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what is written of a meeting."""
    viewer = request.viewer
    found = queries.meeting_of(viewer, reference, today())
    form = forms.ChangeScrutinyForm(request.POST or None, initial=_initial(found), **_choices(viewer))

    def act() -> str:
        edition = form.cleaned_data["edition"]
        verbs.change_scrutiny(scrutiny=found.id, edition=edition, said=_said(form), by=viewer, at=now())
        return _meeting(reference)

    words = FormWords(_("Change the meeting"), _("Save"), _meeting(reference))
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        again = queries.meeting_of(viewer, reference, today())
        saved = forms.ChangeScrutinyForm(initial=_initial(again), **_choices(viewer))
        return compare(request, form, saved, words, late=late, of=("governance", "Scrutiny", found.id))


@require_http_methods(["GET", "HEAD", "POST"])
def take_back_scrutiny(request: HttpRequest, reference: str) -> HttpResponse:
    """Take back a meeting that was written down by mistake, or put it back."""
    viewer = request.viewer
    found = queries.meeting_of(viewer, reference, today())

    def act() -> str:
        verbs.take_back_scrutiny(scrutiny=found.id, by=viewer, at=now())
        return _meeting(reference)

    go = _("Put it back") if found.withdrawn else _("Take it back")
    words = FormWords(go, go, _meeting(reference), why=found.about)
    return answered(request, Form(request.POST or None), words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def add_recommended(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down what a committee recommended."""
    viewer = request.viewer
    found = queries.meeting_of(viewer, reference, today())
    initial = {"issued_on": found.held_on}
    form = forms.RecommendedForm(request.POST or None, initial=initial, bodies=choices(viewer)["bodies"])

    def act() -> str:
        made = verbs.add_recommended(scrutiny=found.id, said=_recommended(form), by=viewer, at=now())
        return _page(made)

    words = FormWords(_("Add what it recommended"), _("Add recommendation"), _meeting(reference), why=found.about)
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_recommended(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what is written of a recommendation."""
    viewer = request.viewer
    found, bodies = queries.recommended_for(viewer, reference, today()), choices(viewer)["bodies"]
    form = forms.ChangeRecommendedForm(request.POST or None, initial=_asks(found), bodies=bodies)

    def act() -> str:
        told = {"edition": form.cleaned_data["edition"], "said": _recommended(form)}
        verbs.change_recommended(recommended=found.id, **told, by=viewer, at=now())
        return _page(reference)

    words = FormWords(_("Change the recommendation"), _("Save"), _page(reference))
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        again = queries.recommended_for(viewer, reference, today())
        saved = forms.ChangeRecommendedForm(initial=_asks(again), bodies=bodies)
        return compare(request, form, saved, words, late=late, of=("governance", "ScrutinyRecommendation", found.id))


@require_http_methods(["GET", "HEAD", "POST"])
def answer_recommended(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down what was answered to the committee."""
    form = forms.AnswerForm(request.POST or None, initial={"answered_on": today()})
    return _done(request, reference, form, (_("Write the answer down"), _("Save the answer")), verbs.answer_recommended)


@require_http_methods(["GET", "HEAD", "POST"])
def take_answer_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Undo an answer that was written down by mistake."""
    form = Form(request.POST or None)
    return _done(request, reference, form, (_("Take the answer back"), _("Take it back")), verbs.take_answer_back)


@require_http_methods(["GET", "HEAD", "POST"])
def take_back_recommended(request: HttpRequest, reference: str) -> HttpResponse:
    """Take back a recommendation that was written down by mistake, or put it back."""
    found = queries.recommended_for(request.viewer, reference, today())
    go = _("Put it back") if found.withdrawn else _("Take it back")
    return _done(request, reference, Form(request.POST or None), (go, go), verbs.take_back_recommended)


@require_http_methods(["GET", "HEAD", "POST"])
def promise_to_scrutiny(request: HttpRequest, reference: str) -> HttpResponse:
    """Promise an action that carries a recommendation out."""
    viewer = request.viewer
    found = queries.recommended_for(viewer, reference, today())
    form = recommendation_forms.PromiseForm(request.POST or None, people=choices(viewer)["people"])

    def act() -> str:
        given = form.cleaned_data
        promise = Promise(given["text"], given["due"], id_of(given["owner"]), given["owner_name"])
        verbs.promise_to_scrutiny(recommended=found.id, promise=promise, by=viewer, at=now())
        return _page(reference)

    words = FormWords(_("Promise an action"), _("Promise it"), _page(reference), why=found.text)
    return answered(request, form, words, act)


def _done(
    request: HttpRequest, reference: str, form: Form, words: tuple[str, str], verb: Callable[..., None]
) -> HttpResponse:
    viewer = request.viewer
    found = queries.recommended_for(viewer, reference, today())

    def act() -> str:
        verb(recommended=found.id, **form.cleaned_data, by=viewer, at=now())
        return _page(reference)

    heading, go = words
    return answered(request, form, FormWords(heading, go, _page(reference), why=found.text), act)


def _meeting(reference: str) -> str:
    return reverse("show-scrutiny-meeting", kwargs={"reference": reference})


def _page(reference: str) -> str:
    return reverse("show-recommended", kwargs={"reference": reference})


def _choices(viewer: Viewer) -> dict:
    return {"bodies": choices(viewer)["bodies"], "areas": areas(viewer)}


def _said(form: Form) -> verbs.ScrutinySaid:
    given = form.cleaned_data
    alike = {name: given[name] for name in ("held_on", "about", "link")}
    return verbs.ScrutinySaid(area=id_of(given["area"]), organisation=id_of(given["organisation"]), **alike)


def _recommended(form: Form) -> verbs.RecommendedSaid:
    given = form.cleaned_data
    return verbs.RecommendedSaid(given["text"], id_of(given["organisation"]), given["issued_on"])


def _initial(found: queries.ScrutinySeen) -> dict:
    alike = {name: getattr(found, name) for name in ("held_on", "about", "link", "edition")}
    return {**alike, "area": str(found.area_id), "organisation": str(found.organisation)}


def _asks(found: queries.RecommendedSeen) -> dict:
    alike = {name: getattr(found, name) for name in ("text", "issued_on", "edition")}
    return {**alike, "organisation": str(found.organisation)}
