"""Pages of linked strategies."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.governance.forms import strategies as forms
from wardmote.desks.governance.presenters import strategies as presenters
from wardmote.desks.governance.queries import strategies as queries
from wardmote.desks.governance.verbs import strategies as verbs
from wardmote.desks.governance.views.answering import choices, id_of, sent_as
from wardmote.desks.plan.api import aims_for
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords


@require_safe
def list_strategies(request: HttpRequest) -> HttpResponse:
    """The register."""
    every = queries.strategies_for(request.viewer, today())
    page = presenters.list_page(every, request.GET.get("state", ""), request.viewer)
    return render(request, "governance/register.html", {"page": page})


@require_safe
def download_strategies(request: HttpRequest, kind: str) -> HttpResponse:
    """The register as CSV or as a spreadsheet."""
    found = queries.strategies_for(request.viewer, today())
    about = [("governance", "Strategy", each.id) for each in found]
    return sent_as(request, "linked-strategies", kind, presenters.table_of(found), about)


@require_safe
def show_strategy(request: HttpRequest, reference: str) -> HttpResponse:
    """One strategy."""
    found = queries.strategy_for(request.viewer, reference, today())
    page = presenters.strategy_page(found, request.viewer)
    return render(request, "governance/record.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def link_strategy(request: HttpRequest) -> HttpResponse:
    """Add a strategy."""
    viewer = request.viewer
    form = forms.StrategyForm(request.POST or None, **choices(viewer))

    def act() -> str:
        return _page(verbs.link_strategy(said=_said(form), by=viewer, at=now()))

    words = FormWords(_("Link a strategy"), _("Link the strategy"), reverse("list-strategies"))
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_strategy(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what is written of a strategy."""
    viewer = request.viewer
    found = queries.strategy_for(viewer, reference, today())
    form = forms.ChangeStrategyForm(request.POST or None, initial=_initial(found), **choices(viewer))

    def act() -> str:
        edition = form.cleaned_data["edition"]
        verbs.change_strategy(strategy=found.id, edition=edition, said=_said(form), by=viewer, at=now())
        return _page(reference)

    words = FormWords(_("Change the strategy"), _("Save"), _page(reference))
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        again = queries.strategy_for(viewer, reference, today())
        saved = forms.ChangeStrategyForm(initial=_initial(again), **choices(viewer))
        return compare(request, form, saved, words, late=late, of=("governance", "Strategy", found.id))


@require_http_methods(["GET", "HEAD", "POST"])
def say_aims(request: HttpRequest, reference: str) -> HttpResponse:
    """Say which aims rest on a strategy."""
    viewer = request.viewer
    found, aims = queries.strategy_for(viewer, reference, today()), aims_for(viewer)
    form = forms.AimsForm(request.POST or None, initial=_rests(found), aims=aims)

    def act() -> str:
        given = form.cleaned_data
        wanted = {UUID(each) for each in given["aims"]}
        verbs.say_aims(strategy=found.id, edition=given["edition"], aims=wanted, by=viewer, at=now())
        return _page(reference)

    why = found.title if aims else _("There is no plan here yet, so no aim can be chosen.")
    words = FormWords(_("Which aims rest on it?"), _("Save"), _page(reference), why=why)
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        saved = forms.AimsForm(initial=_rests(queries.strategy_for(viewer, reference, today())), aims=aims)
        return compare(request, form, saved, words, late=late, of=("governance", "Strategy", found.id))


@require_http_methods(["GET", "HEAD", "POST"])
def unlink_strategy(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that the plan no longer rests on it, or take that back."""
    viewer = request.viewer
    found = queries.strategy_for(viewer, reference, today())

    def act() -> str:
        verbs.unlink_strategy(strategy=found.id, by=viewer, at=now())
        return _page(reference)

    if found.withdrawn:
        words = FormWords(_("Link it again"), _("Link it again"), _page(reference), why=found.title)
    else:
        warning = _("The aims that rest on it then say nothing of it. It stays here, and can be linked again.")
        words = FormWords(
            _("The plan no longer rests on it"), _("It is no longer linked"), _page(reference), found.title, warning
        )
    return answered(request, Form(request.POST or None), words, act)


def _page(reference: str) -> str:
    return reverse("show-strategy", kwargs={"reference": reference})


def _said(form: Form) -> verbs.StrategySaid:
    given = form.cleaned_data
    alike = {name: given[name] for name in ("title", "starts", "ends", "link", "note")}
    return verbs.StrategySaid(organisation=id_of(given["organisation"]), owner=id_of(given["owner"]), **alike)


def _initial(found: queries.StrategySeen) -> dict:
    alike = {name: getattr(found, name) for name in ("title", "starts", "ends", "link", "note", "edition")}
    return {**alike, "organisation": str(found.organisation or ""), "owner": str(found.owner or "")}


def _rests(found: queries.StrategySeen) -> dict:
    return {"aims": [str(each.id) for each in found.aims], "edition": found.edition}
