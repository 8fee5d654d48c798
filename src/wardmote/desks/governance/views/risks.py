"""Pages of risks."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.governance.forms import recommendations as recommendation_forms
from wardmote.desks.governance.forms import risks as forms
from wardmote.desks.governance.presenters import risks as presenters
from wardmote.desks.governance.queries import risks as queries
from wardmote.desks.governance.verbs import risks as verbs
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
def list_risks(request: HttpRequest) -> HttpResponse:
    """The risk register."""
    every = queries.risks_for(request.viewer, today())
    page = presenters.list_page(every, request.GET.get("state", ""), request.viewer)
    return render(request, "governance/register.html", {"page": page})


@require_safe
def download_risks(request: HttpRequest, kind: str) -> HttpResponse:
    """The register as CSV or as a spreadsheet."""
    found = queries.risks_for(request.viewer, today())
    about = [("governance", "Risk", each.id) for each in found]
    return sent_as(request, "risks", kind, presenters.table_of(found), about)


@require_safe
def show_risk(request: HttpRequest, reference: str) -> HttpResponse:
    """One risk."""
    viewer = request.viewer
    found = queries.risk_for(viewer, reference, today())
    history = queries.risk_history(viewer, found.id)
    page = presenters.risk_page(found, history, queries.scales_for(viewer, today()), viewer)
    return render(request, "governance/record.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def add_risk(request: HttpRequest) -> HttpResponse:
    """Write a risk down."""
    viewer = request.viewer
    form = forms.RiskForm(request.POST or None, **_choices(viewer))

    def act() -> str:
        return _page(verbs.add_risk(said=_said(form), by=viewer, at=now()))

    return answered(request, form, FormWords(_("Add a risk"), _("Add risk"), reverse("list-risks")), act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_risk(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what a risk says."""
    viewer = request.viewer
    found = queries.risk_for(viewer, reference, today())
    form = forms.ChangeRiskForm(request.POST or None, initial=_initial(found), **_choices(viewer))

    def act() -> str:
        edition = form.cleaned_data["edition"]
        verbs.change_risk(risk=found.id, edition=edition, said=_said(form), by=viewer, at=now())
        return _page(reference)

    words = FormWords(_("Change the risk"), _("Save"), _page(reference))
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        saved = forms.ChangeRiskForm(initial=_initial(queries.risk_for(viewer, reference, today())), **_choices(viewer))
        return compare(request, form, saved, words, late=late, of=("governance", "Risk", found.id))


@require_http_methods(["GET", "HEAD", "POST"])
def review_risk(request: HttpRequest, reference: str) -> HttpResponse:
    """Say how a risk is now."""
    viewer = request.viewer
    found, scales = queries.risk_for(viewer, reference, today()), queries.scales_for(viewer, today())
    form = forms.ReviewForm(request.POST or None, initial=_now(found), scales=scales)

    def act() -> str:
        verbs.review_risk(risk=found.id, **form.cleaned_data, by=viewer, at=now())
        return _page(reference)

    words = FormWords(_("Look at the risk again"), _("Save"), _page(reference), why=found.event)
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        again = queries.risk_for(viewer, reference, today())
        saved = forms.ReviewForm(initial=_now(again), scales=scales)
        return compare(request, form, saved, words, late=late, of=("governance", "Risk", found.id))


@require_http_methods(["GET", "HEAD", "POST"])
def promise_mitigation(request: HttpRequest, reference: str) -> HttpResponse:
    """Promise an action that makes the risk smaller."""
    viewer = request.viewer
    found = queries.risk_for(viewer, reference, today())
    form = recommendation_forms.PromiseForm(request.POST or None, people=choices(viewer)["people"])

    def act() -> str:
        given = form.cleaned_data
        promise = Promise(given["text"], given["due"], id_of(given["owner"]), given["owner_name"])
        verbs.promise_mitigation(risk=found.id, promise=promise, by=viewer, at=now())
        return _page(reference)

    words = FormWords(_("Promise an action"), _("Promise it"), _page(reference), why=found.event)
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def close_risk(request: HttpRequest, reference: str) -> HttpResponse:
    """Close a risk."""
    warning = _("Nobody is then asked to look at it again. Its actions go on, and it can be opened again.")
    words = FormWords(_("Close the risk"), _("Close the risk"), _page(reference), warning=warning)
    return _because(request, reference, words, verbs.close_risk)


@require_http_methods(["GET", "HEAD", "POST"])
def open_risk_again(request: HttpRequest, reference: str) -> HttpResponse:
    """Undo an end that was a mistake."""
    words = FormWords(_("Open the risk again"), _("Open it again"), _page(reference))
    return _because(request, reference, words, verbs.open_risk_again)


def _because(request: HttpRequest, reference: str, words: FormWords, verb: Callable[..., None]) -> HttpResponse:
    viewer = request.viewer
    found = queries.risk_for(viewer, reference, today())
    form = forms.BecauseForm(request.POST or None)

    def act() -> str:
        verb(risk=found.id, because=form.cleaned_data["because"], by=viewer, at=now())
        return _page(reference)

    return answered(request, form, words, act)


def _page(reference: str) -> str:
    return reverse("show-risk", kwargs={"reference": reference})


def _choices(viewer: Viewer) -> dict:
    return {"scales": queries.scales_for(viewer, today()), "areas": areas(viewer), **choices(viewer)}


def _said(form: Form) -> verbs.RiskSaid:
    given = form.cleaned_data
    alike = ("category", "cause", "event", "effect", "likelihood", "impact", "controls")
    return verbs.RiskSaid(
        **{name: given[name] for name in alike},
        organisation=id_of(given["organisation"]),
        owner=id_of(given["owner"]),
        area=id_of(given["area"]),
    )


def _now(found: queries.RiskSeen) -> dict:
    return {name: getattr(found, name) for name in ("likelihood", "impact", "edition")}


def _initial(found: queries.RiskSeen) -> dict:
    alike = ("category", "cause", "event", "effect", "likelihood", "impact", "controls", "edition")
    return {
        **{name: getattr(found, name) for name in alike},
        "organisation": str(found.organisation),
        "owner": str(found.owner or ""),
        "area": str(found.area_id or ""),
    }
