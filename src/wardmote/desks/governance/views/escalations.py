"""Pages of what was raised with the county."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.governance.forms import escalations as forms
from wardmote.desks.governance.presenters import escalations as presenters
from wardmote.desks.governance.queries import escalations as queries
from wardmote.desks.governance.verbs import escalations as verbs
from wardmote.desks.governance.views.answering import areas, choices, id_of, sent_as
from wardmote.desks.plan.api import county_for, county_priorities, priorities_for
from wardmote.foundation.access import Viewer
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords


@require_safe
def list_escalations(request: HttpRequest) -> HttpResponse:
    """The register."""
    viewer = request.viewer
    page = presenters.list_page(
        queries.escalations_for(viewer), county_for(viewer), request.GET.get("state", ""), viewer
    )
    return render(request, "governance/register.html", {"page": page})


@require_safe
def download_escalations(request: HttpRequest, kind: str) -> HttpResponse:
    """The register as CSV or as a spreadsheet."""
    found = queries.escalations_for(request.viewer)
    about = [("governance", "Escalation", each.id) for each in found]
    return sent_as(request, "raised-with-the-county", kind, presenters.table_of(found), about)


@require_safe
def show_escalation(request: HttpRequest, reference: str) -> HttpResponse:
    """One issue."""
    page = presenters.escalation_page(queries.escalation_for(request.viewer, reference), request.viewer)
    return render(request, "governance/record.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def escalate(request: HttpRequest) -> HttpResponse:
    """Raise something with the county."""
    viewer = request.viewer
    form = forms.EscalationForm(request.POST or None, initial={"raised_on": today()}, **_choices(viewer))

    def act() -> str:
        return _page(verbs.escalate(said=_said(form), by=viewer, at=now()))

    words = FormWords(_("Raise something with the county"), _("Write it down"), reverse("list-escalations"))
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_escalation(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what was raised."""
    viewer = request.viewer
    found = queries.escalation_for(viewer, reference)
    form = forms.ChangeEscalationForm(request.POST or None, initial=_initial(found), **_choices(viewer))

    def act() -> str:
        edition = form.cleaned_data["edition"]
        verbs.change_escalation(escalation=found.id, edition=edition, said=_said(form), by=viewer, at=now())
        return _page(reference)

    words = FormWords(_("Change what was raised"), _("Save"), _page(reference))
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        again = queries.escalation_for(viewer, reference)
        saved = forms.ChangeEscalationForm(initial=_initial(again), **_choices(viewer))
        return compare(request, form, saved, words, late=late, of=("governance", "Escalation", found.id))


@require_http_methods(["GET", "HEAD", "POST"])
def decide_escalation(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down what the county decided."""
    form = forms.DecisionForm(request.POST or None)
    words = (_("What did the county decide?"), _("Save the decision"))
    return _done(request, reference, form, words, verbs.decide_escalation)


@require_http_methods(["GET", "HEAD", "POST"])
def open_escalation_again(request: HttpRequest, reference: str) -> HttpResponse:
    """Undo a decision, or that it was taken back."""
    words = (_("Open it again"), _("Open it again"))
    return _done(request, reference, Form(request.POST or None), words, verbs.open_escalation_again)


@require_http_methods(["GET", "HEAD", "POST"])
def take_back_escalation(request: HttpRequest, reference: str) -> HttpResponse:
    """Take back what was raised by mistake."""
    words = (_("Take it back"), _("Take it back"))
    return _done(request, reference, Form(request.POST or None), words, verbs.take_back_escalation)


def _done(
    request: HttpRequest, reference: str, form: Form, words: tuple[str, str], verb: Callable[..., None]
) -> HttpResponse:
    viewer = request.viewer
    found = queries.escalation_for(viewer, reference)

    def act() -> str:
        verb(escalation=found.id, **form.cleaned_data, by=viewer, at=now())
        return _page(reference)

    heading, go = words
    return answered(request, form, FormWords(heading, go, _page(reference), why=found.issue), act)


def _page(reference: str) -> str:
    return reverse("show-escalation", kwargs={"reference": reference})


def _choices(viewer: Viewer) -> dict:
    return {
        "people": choices(viewer)["people"],
        "areas": areas(viewer),
        "county": list(county_priorities(viewer).items()),
        "priorities": priorities_for(viewer),
    }


def _said(form: Form) -> verbs.EscalationSaid:
    given = form.cleaned_data
    chosen = {name: id_of(given[name]) for name in ("area", "priority", "owner")}
    alike = {name: given[name] for name in ("issue", "case", "raised_on", "county_priority")}
    return verbs.EscalationSaid(tests=tuple(given["tests"]), **alike, **chosen)


def _initial(found: queries.EscalationSeen) -> dict:
    alike = {name: getattr(found, name) for name in ("issue", "case", "raised_on", "county_priority", "edition")}
    chosen = {"area": found.area_id, "priority": found.priority, "owner": found.owner}
    return {**alike, "tests": list(found.tests), **{name: str(value or "") for name, value in chosen.items()}}
