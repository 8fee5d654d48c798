"""Pages of funds and of what the public reads about money."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.delivery import states
from wardmote.desks.delivery.forms import money as forms
from wardmote.desks.delivery.presenters import money as presenters
from wardmote.desks.delivery.presenters import public
from wardmote.desks.delivery.presenters.side import side
from wardmote.desks.delivery.queries import money as queries
from wardmote.desks.delivery.queries.grants import grants_for
from wardmote.desks.delivery.queries.projects import projects_for
from wardmote.desks.delivery.rules.money import PAID
from wardmote.desks.delivery.verbs import money as verbs
from wardmote.errors import Missing
from wardmote.foundation.correspondence import export
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import FormWords
from wardmote.foundation.pages.words import money

asks = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def list_funds(request: HttpRequest) -> HttpResponse:
    """What each area was given, and the projects that ask for money of it."""
    viewer = request.viewer
    state = request.GET.get("state", "")
    state = state if state in states.EVERY else ""
    page = presenters.money_page(queries.funds_for(viewer), projects_for(viewer, today()), state, viewer, today())
    return render(request, "delivery/money.html", {"page": page, "side": side(request.path)})


@require_safe
def download_projects_csv(request: HttpRequest) -> HttpResponse:
    """Every project as CSV."""
    return _projects(request, "projects.csv")


@require_safe
def download_projects_xlsx(request: HttpRequest) -> HttpResponse:
    """Every project as a spreadsheet."""
    return _projects(request, "projects.xlsx")


def _projects(request: HttpRequest, name: str) -> HttpResponse:
    found = projects_for(request.viewer, today())
    about = tuple(("delivery", "Project", each.id) for each in found)
    table = presenters.projects_table(found, queries.funds_for(request.viewer))
    return export(request, name=name, content=table, about=about)


@asks
def open_fund(request: HttpRequest) -> HttpResponse:
    """Open a year of a grant for an area."""
    viewer = request.viewer
    grants = {f"{each.slug} {each.area}": each for each in grants_for(viewer)}
    if not grants:
        raise Missing(
            "The partnership's pack tells of no grant, so no fund can be opened.",
            instead="Whoever runs this site adds the grant to the pack's grants.toml and loads it.",
        )
    first = next(iter(grants.values()))
    form = forms.OpenFundForm(
        request.POST or None,
        initial={"pence": first.pence, "source": first.source},
        grants=[(key, f"{each.title}, {each.area_name}: {money(each.pence)} a year") for key, each in grants.items()],
        years=presenters.years(today()),
    )

    def act() -> str:
        given, chosen = form.cleaned_data, grants[form.cleaned_data["grant"]]
        wanted = verbs.FundWanted(
            grant=chosen.slug,
            title=chosen.title,
            funder=chosen.funder,
            area=chosen.area,
            first=date.fromisoformat(given["year"]),
            pence=given["pence"],
            source=given["source"],
        )
        return _page(viewer, verbs.open_fund(wanted=wanted, by=viewer, at=now()))

    words = FormWords(_("Open a fund for a year"), _("Open it"), reverse("list-funds"))
    return answered(request, form, words, act)


@require_safe
def show_fund(request: HttpRequest, reference: str) -> HttpResponse:
    """One fund with its projects and its ledger."""
    viewer = request.viewer
    fund = queries.fund_for(viewer, reference)
    entries = queries.entries_of(viewer, fund=fund.id)
    page = presenters.fund_page(fund, projects_for(viewer, today(), fund=fund.id), entries, viewer, today())
    return render(request, "delivery/fund.html", {"page": page, "side": side(request.path)})


@require_safe
def download_ledger_csv(request: HttpRequest, reference: str) -> HttpResponse:
    """The ledger of a fund as CSV."""
    return _ledger(request, reference, "csv")


@require_safe
def download_ledger_xlsx(request: HttpRequest, reference: str) -> HttpResponse:
    """The ledger of a fund as a spreadsheet."""
    return _ledger(request, reference, "xlsx")


def _ledger(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    fund = queries.fund_for(request.viewer, reference)
    table = presenters.ledger_table(fund, queries.entries_of(request.viewer, fund=fund.id))
    about = (("delivery", "Fund", fund.id),)
    return export(request, name=f"ledger-{fund.reference}.{kind}", content=table, about=about)


@asks
def correct_fund(request: HttpRequest, reference: str) -> HttpResponse:
    """Put the amount of a fund right."""
    viewer = request.viewer
    fund = queries.fund_for(viewer, reference)
    form = forms.CorrectFundForm(request.POST or None, initial={"pence": fund.books.allocated, "source": ""})

    def act() -> str:
        verbs.correct_fund(fund=fund.id, **form.cleaned_data, by=viewer, at=now())
        return _of(reference)

    words = FormWords(
        _("Correct the amount of %(fund)s") % {"fund": fund.name},
        _("Correct it"),
        _of(reference),
        why=_("What was entered stays, with a counter entry beside it."),
    )
    return answered(request, form, words, act)


@asks
def carry_forward(request: HttpRequest, reference: str) -> HttpResponse:
    """Carry what nobody promised into the next year."""
    viewer = request.viewer
    fund = queries.fund_for(viewer, reference)
    form = forms.CarryForm(request.POST or None)

    def act() -> str:
        verbs.carry_forward(fund=fund.id, because=form.cleaned_data["because"], by=viewer, at=now())
        return _of(reference)

    why = _("%(left)s of %(fund)s was never promised.") % {"left": money(fund.books.available), "fund": fund.name}
    words = FormWords(_("Carry forward what is left"), _("Carry it forward"), _of(reference), why=why)
    return answered(request, form, words, act)


@asks
def undo_carrying(request: HttpRequest, reference: str) -> HttpResponse:
    """Counter a carrying forward that was a mistake."""
    viewer = request.viewer
    fund = queries.fund_for(viewer, reference)
    form = forms.BecauseForm(request.POST or None)

    def act() -> str:
        verbs.undo_carrying(fund=fund.id, because=form.cleaned_data["because"], by=viewer, at=now())
        return _of(reference)

    return answered(request, form, FormWords(_("Undo the carrying forward"), _("Undo it"), _of(reference)), act)


@require_safe
def show_money(request: HttpRequest) -> HttpResponse:
    """For anybody: who was given what, for what, and what came of it."""
    viewer = request.viewer
    projects, payments = _public(request)
    page = public.public_money_page(queries.funds_for(viewer), projects, payments, viewer.tenant)
    return render(request, "delivery/public_money.html", {"page": page})


@require_safe
def send_file(request: HttpRequest, what: str, kind: str) -> HttpResponse:
    """For anybody: what was given, or what was paid, as data."""
    if what not in public.WHAT or kind not in ("csv", "xlsx"):
        raise Missing("There is no such file.", instead="Choose one on the page about money.")
    projects, payments = _public(request)
    table = (
        public.awards_table(projects, request.viewer.tenant)
        if what == "awards"
        else public.payments_table(projects, payments)
    )
    return export(request, name=f"{what}.{kind}", content=table)


def _public(request: HttpRequest) -> tuple[tuple, tuple]:
    """The projects that money was given to, and what was paid to them, whoever reads the page."""
    viewer = request.viewer
    given = tuple(each for each in projects_for(viewer, today()) if each.kept in states.GIVEN)
    entries = queries.entries_of(viewer, projects=[each.id for each in given])
    return given, tuple(each for each in entries if each.kind == PAID)


def _of(reference: str) -> str:
    return reverse("show-fund", kwargs={"reference": reference})


def _page(viewer, fund: UUID) -> str:
    return _of(queries.fund_of_id(viewer, fund).reference)
