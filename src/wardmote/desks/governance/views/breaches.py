"""Pages of personal data breaches."""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.governance.forms import breaches as forms
from wardmote.desks.governance.presenters import breaches as presenters
from wardmote.desks.governance.queries import breaches as queries
from wardmote.desks.governance.verbs import breaches as verbs
from wardmote.desks.governance.views.answering import choices, id_of, sent_as
from wardmote.errors import Invalid
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import LONDON, instant_of, now
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords

_OF = ("governance", "Breach")


@require_safe
def list_breaches(request: HttpRequest) -> HttpResponse:
    """Those this reader may read."""
    viewer = request.viewer
    page = presenters.list_page(queries.breaches_for(viewer), request.GET.get("state", ""), viewer)
    return render(request, "governance/register.html", {"page": page})


@require_safe
def download_breaches(request: HttpRequest, kind: str) -> HttpResponse:
    """The register as CSV or as a spreadsheet."""
    found = queries.breaches_for(request.viewer)
    return sent_as(request, "breaches", kind, presenters.table_of(found), [(*_OF, each.id) for each in found])


@require_safe
def show_breach(request: HttpRequest, reference: str) -> HttpResponse:
    """One breach."""
    viewer = request.viewer
    found = queries.breach_for(viewer, reference)
    page = presenters.breach_page(found, queries.breach_history(viewer, found.id), viewer)
    return render(request, "governance/record.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def report_breach(request: HttpRequest) -> HttpResponse:
    """Report a breach."""
    viewer = request.viewer
    form = forms.BreachForm(request.POST or None, bodies=choices(viewer)["bodies"])

    def act() -> str:
        return _page(verbs.report_breach(said=_said(form), by=viewer, at=now()))

    words = FormWords(
        _("Report a breach of personal data"),
        _("Report it"),
        reverse("list-breaches"),
        warning=_("If somebody may be in danger, ring before you write."),
    )
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_breach(request: HttpRequest, reference: str) -> HttpResponse:
    """Put right what was reported."""
    viewer = request.viewer
    found, bodies = queries.breach_for(viewer, reference), choices(viewer)["bodies"]
    form = forms.ChangeBreachForm(request.POST or None, initial=_initial(found), bodies=bodies)

    def act() -> str:
        edition = form.cleaned_data["edition"]
        verbs.change_breach(breach=found.id, edition=edition, said=_said(form), by=viewer, at=now())
        return _page(reference)

    words = FormWords(
        _("Put right what was reported"),
        _("Save"),
        _page(reference),
        warning=_("If people turn out to be in danger, what was assessed and decided is undone until they are safe."),
    )
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        saved = forms.ChangeBreachForm(initial=_initial(queries.breach_for(viewer, reference)), bodies=bodies)
        return compare(request, form, saved, words, late=late, of=(*_OF, found.id))


@require_http_methods(["GET", "HEAD", "POST"])
def make_safe(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down that people were made safe."""
    words = (_("What was done so that people are safe?"), _("Write it down"))
    return _done(request, reference, forms.SafeForm(request.POST or None), words, verbs.make_safe)


@require_http_methods(["GET", "HEAD", "POST"])
def assess_breach(request: HttpRequest, reference: str) -> HttpResponse:
    """Say how great the risk is."""
    words = (_("How great is the risk?"), _("Save the assessment"))
    return _done(request, reference, forms.AssessForm(request.POST or None), words, verbs.assess_breach)


@require_http_methods(["GET", "HEAD", "POST"])
def settle_breach(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down whether the Commissioner was told."""

    def settle(**given: Any) -> None:
        given["decided_at"] = instant_of(given.pop("decided_day"), given.pop("decided_hour"))
        verbs.settle_breach(**given)

    words = (_("Was the Information Commissioner told?"), _("Save"))
    return _done(request, reference, forms.SettleForm(request.POST or None), words, settle)


@require_http_methods(["GET", "HEAD", "POST"])
def tell_people(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down whether the people it is about were told."""
    words = (_("Were the people it is about told?"), _("Save"))
    return _done(request, reference, forms.PeopleForm(request.POST or None), words, verbs.tell_people)


@require_http_methods(["GET", "HEAD", "POST"])
def close_breach(request: HttpRequest, reference: str) -> HttpResponse:
    """Close it."""
    words = (_("Close it"), _("Close it"))
    return _done(request, reference, forms.LessonsForm(request.POST or None), words, verbs.close_breach)


@require_http_methods(["GET", "HEAD", "POST"])
def take_back_breach(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that it was no breach."""
    words = (_("It was no breach"), _("Take it back"))
    return _done(request, reference, forms.BecauseForm(request.POST or None), words, verbs.take_back_breach)


@require_http_methods(["GET", "HEAD", "POST"])
def open_breach_again(request: HttpRequest, reference: str) -> HttpResponse:
    """Undo the last of closing, taking back and deciding."""
    words = (_("Open it again"), _("Open it again"))
    return _done(request, reference, forms.BecauseForm(request.POST or None), words, verbs.open_breach_again)


def _done(
    request: HttpRequest, reference: str, form: Form, words: tuple[str, str], verb: Callable[..., None]
) -> HttpResponse:
    viewer = request.viewer
    found = queries.breach_for(viewer, reference)

    def act() -> str:
        verb(breach=found.id, **form.cleaned_data, by=viewer, at=now())
        return _page(reference)

    heading, go = words
    return answered(request, form, FormWords(heading, go, _page(reference), why=found.what), act)


def _page(reference: str) -> str:
    return reverse("show-breach", kwargs={"reference": reference})


def _said(form: Form) -> verbs.BreachSaid:
    given = form.cleaned_data
    if (organisation := id_of(given["organisation"])) is None:
        raise Invalid("Nothing says whose data it was.", instead="Choose an organisation.")
    return verbs.BreachSaid(
        organisation=organisation,
        what=given["what"],
        kinds=tuple(given["kinds"]),
        held=tuple(given["held"]),
        people=given["people"],
        aware_since=instant_of(given["aware_day"], given["aware_hour"]),
        in_danger=given["danger"] == "yes",
    )


def _initial(found: queries.BreachSeen) -> dict:
    here = found.aware_since.astimezone(ZoneInfo(LONDON))
    return {
        "danger": "yes" if found.in_danger else "no",
        "organisation": str(found.organisation),
        "what": found.what,
        "kinds": list(found.kinds),
        "held": list(found.held),
        "people": found.people,
        "aware_day": here.date(),
        "aware_hour": f"{here:%H:%M}",
        "edition": found.edition,
    }
