"""Pages of how crime and disorder were regarded in what authorities decided."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.governance.forms import decisions as forms
from wardmote.desks.governance.presenters import decisions as presenters
from wardmote.desks.governance.queries import decisions as queries
from wardmote.desks.governance.verbs import decisions as verbs
from wardmote.desks.governance.views.answering import areas, choices, id_of, sent_as
from wardmote.desks.plan.api import aims_for
from wardmote.errors import Invalid
from wardmote.foundation.access import Viewer
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords


@require_safe
def list_decisions(request: HttpRequest) -> HttpResponse:
    """The register."""
    viewer = request.viewer
    page = presenters.list_page(queries.decisions_for(viewer), request.GET.get("state", ""), viewer)
    return render(request, "governance/register.html", {"page": page})


@require_safe
def download_decisions(request: HttpRequest, kind: str) -> HttpResponse:
    """The register as CSV or as a spreadsheet."""
    found = queries.decisions_for(request.viewer)
    about = [("governance", "RegardedDecision", each.id) for each in found]
    return sent_as(request, "section-17-decisions", kind, presenters.table_of(found), about)


@require_safe
def show_decision(request: HttpRequest, reference: str) -> HttpResponse:
    """One decision."""
    page = presenters.decision_page(queries.decision_for(request.viewer, reference), request.viewer)
    return render(request, "governance/record.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def add_decision(request: HttpRequest) -> HttpResponse:
    """Write a decision down."""
    viewer = request.viewer
    form = forms.DecisionForm(request.POST or None, initial={"decided_on": today()}, **_choices(viewer))

    def act() -> str:
        return _page(verbs.add_decision(said=_said(form), by=viewer, at=now()))

    words = FormWords(_("Write a decision down"), _("Write it down"), reverse("list-regarded-decisions"))
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_decision(request: HttpRequest, reference: str) -> HttpResponse:
    """Put right what was written."""
    viewer = request.viewer
    found = queries.decision_for(viewer, reference)
    form = forms.ChangeDecisionForm(request.POST or None, initial=_initial(found), **_choices(viewer))

    def act() -> str:
        edition = form.cleaned_data["edition"]
        verbs.change_decision(decision=found.id, edition=edition, said=_said(form), by=viewer, at=now())
        return _page(reference)

    words = FormWords(_("Change what was written"), _("Save"), _page(reference))
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        saved = forms.ChangeDecisionForm(initial=_initial(queries.decision_for(viewer, reference)), **_choices(viewer))
        return compare(request, form, saved, words, late=late, of=("governance", "RegardedDecision", found.id))


@require_http_methods(["GET", "HEAD", "POST"])
def take_back_decision(request: HttpRequest, reference: str) -> HttpResponse:
    """Take back an entry that was written by mistake."""
    return _done(request, reference, _("Take it back"), verbs.take_back_decision)


@require_http_methods(["GET", "HEAD", "POST"])
def take_decision_up(request: HttpRequest, reference: str) -> HttpResponse:
    """Undo that an entry was taken back."""
    return _done(request, reference, _("Take it up again"), verbs.take_decision_up)


def _done(request: HttpRequest, reference: str, words: str, verb: Callable[..., None]) -> HttpResponse:
    viewer, form = request.viewer, Form(request.POST or None)
    found = queries.decision_for(viewer, reference)

    def act() -> str:
        verb(decision=found.id, by=viewer, at=now())
        return _page(reference)

    return answered(request, form, FormWords(words, words, _page(reference), why=found.title), act)


def _page(reference: str) -> str:
    return reverse("show-regarded-decision", kwargs={"reference": reference})


def _choices(viewer: Viewer) -> dict:
    return {"bodies": choices(viewer)["bodies"], "areas": areas(viewer), "aims": aims_for(viewer)}


def _said(form: Form) -> verbs.DecisionSaid:
    given = form.cleaned_data
    organisation = id_of(given["organisation"])
    if organisation is None:
        raise Invalid("No authority is chosen.", instead="Choose which authority decided.")
    alike = {name: given[name] for name in ("title", "decided_on", "regarded", "effect", "remedy", "link")}
    chosen = {name: id_of(given[name]) for name in ("aim", "area")}
    return verbs.DecisionSaid(organisation=organisation, **alike, **chosen)


def _initial(found: queries.DecisionSeen) -> dict:
    names = ("title", "decided_on", "regarded", "effect", "remedy", "link", "edition")
    chosen = {"organisation": found.organisation, "aim": found.aim.id if found.aim else "", "area": found.area_id or ""}
    return {**{name: getattr(found, name) for name in names}, **{name: str(each) for name, each in chosen.items()}}
