"""The words of the pages of funds: what there is, and the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from markupsafe import Markup

from wardmote.desks.delivery import states
from wardmote.desks.delivery.queries.money import EntrySeen, FundSeen
from wardmote.desks.delivery.queries.projects import ProjectSeen
from wardmote.desks.delivery.rules import projects as rules
from wardmote.desks.delivery.rules.money import ALLOCATED, CARRIED_IN, CARRIED_OUT, COMMITTED, PAID, year_words
from wardmote.documents import Column, Table
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import money, status

LINK = Markup('<a class="govuk-link" href="{}">{}</a>')
Rows = tuple[tuple[Markup | str, ...], ...]
#: What is said of a project that nobody decided on here.
FROM_A_SPREADSHEET = gettext_lazy(
    "It came from a spreadsheet of a year that had ended. Who approved it, and whether they had an interest in it, is "
    "not recorded here."
)
#: What an entry of each kind says that happened.
KIND_WORDS = {
    ALLOCATED: gettext_lazy("Given by the funder"),
    CARRIED_IN: gettext_lazy("Carried in from the year before"),
    CARRIED_OUT: gettext_lazy("Carried forward to the year after"),
    COMMITTED: gettext_lazy("Promised to a project"),
    PAID: gettext_lazy("Paid"),
}
#: How an entry of each kind moves what is not committed, and what is still in the fund.
AVAILABLE = {ALLOCATED: 1, CARRIED_IN: 1, CARRIED_OUT: -1, COMMITTED: -1, PAID: 0}
BALANCE = {ALLOCATED: 1, CARRIED_IN: 1, CARRIED_OUT: -1, COMMITTED: 0, PAID: -1}


@dataclass(frozen=True)
class Filter:
    """A choice above a list: its words with how many it holds, where it leads, and whether it is chosen now."""

    text: str
    href: str
    here: bool


@dataclass(frozen=True)
class MoneyPage:
    """Funds, and the projects that ask for money of them."""

    sentence: str
    funds: Rows
    states: tuple[Filter, ...]
    projects: Rows
    asks: tuple[Link, ...]
    may_open: bool
    downloads: tuple[Link, ...]
    public_href: str


@dataclass(frozen=True)
class FundPage:
    """One fund with its ledger."""

    fund: FundSeen
    sentence: str
    facts: tuple[tuple[str, str], ...]
    deeds: tuple[Link, ...]
    projects: Rows
    ledger: Rows
    downloads: tuple[Link, ...]


def money_page(
    funds: Sequence[FundSeen], projects: Sequence[ProjectSeen], state: str, viewer: Viewer, day: date
) -> MoneyPage:
    """Every fund, and the projects in the state that is chosen; `state` is empty for all."""
    here = reverse("list-funds")
    counts = {each: sum(one.state == each for one in projects) for each in states.EVERY}
    filters = [Filter(f"{_('All')} ({len(projects)})", here, not state)]
    filters += [
        Filter(f"{each.capitalize()} ({count})", f"{here}?{urlencode({'state': each})}", each == state)
        for each, count in counts.items()
        if count
    ]
    current = [each for each in funds if each.starts <= day <= each.ends]
    asks = viewer.holds(*rules.ASKS)
    return MoneyPage(
        sentence=_now(current),
        funds=tuple(map(_fund_row, funds)),
        states=tuple(filters) if projects else (),
        projects=project_rows([each for each in projects if not state or each.state == state]),
        asks=tuple(
            Link(_("Ask for money of %(fund)s") % {"fund": each.name}, _of(each, "ask-for-money"))
            for each in current
            if asks
        ),
        may_open=viewer.holds(*rules.KEEPS),
        downloads=tuple(
            Link(words, reverse(f"download-projects-{kind}"))
            for words, kind in ((_("As CSV"), "csv"), (_("As a spreadsheet"), "xlsx"))
        ),
        public_href=reverse("show-money", kwargs={"partnership": viewer.tenant.slug}),
    )


def _now(current: Sequence[FundSeen]) -> str:
    if not current:
        return ""
    told = _(
        "Of this year's %(had)s, %(committed)s is promised to projects, %(paid)s of that is paid, and %(left)s is left."
    )
    had = sum(each.books.allocated + each.books.carried_in - each.books.carried_out for each in current)
    return told % {
        "had": money(had),
        "committed": money(sum(each.books.committed for each in current)),
        "paid": money(sum(each.books.paid for each in current)),
        "left": money(sum(each.books.available for each in current)),
    }


def _fund_row(fund: FundSeen) -> tuple[Markup | str, ...]:
    books = fund.books
    sums = (books.allocated, books.carried_in - books.carried_out, books.committed, books.paid, books.available)
    return (LINK.format(_of(fund, "show-fund"), fund.name), *map(money, sums))


def project_rows(projects: Sequence[ProjectSeen]) -> Rows:
    """Projects in a list: title, state, who is paid, asked, paid, when the result is due."""
    return tuple(
        (
            LINK.format(reverse("show-project", kwargs={"reference": each.reference}), each.title),
            status(each.state),
            f"{each.area_name}, {each.year}",
            each.organisation_name,
            _("Not recorded") if each.from_spreadsheet else money(each.pence),
            money(each.books.paid),
            _("None") if each.from_spreadsheet else in_words(each.due),
        )
        for each in projects
    )


def fund_page(
    fund: FundSeen, projects: Sequence[ProjectSeen], entries: Sequence[EntrySeen], viewer: Viewer, day: date
) -> FundPage:
    """One fund for somebody who may, or may not, keep its books."""
    keeps, ended = viewer.holds(*rules.KEEPS), fund.ends < day
    carried = any(each.kind == CARRIED_OUT and not each.counter and not each.countered for each in entries)
    may = (
        (_("Ask for money of it"), "ask-for-money", viewer.holds(*rules.ASKS) and fund.starts <= day <= fund.ends),
        (_("Carry forward what is left"), "carry-fund-forward", keeps and ended and fund.books.available > 0),
        (_("Undo the carrying forward"), "undo-carrying", keeps and carried),
        (_("Correct the amount"), "correct-fund", keeps),
    )
    return FundPage(
        fund=fund,
        sentence=_stands(fund, day),
        facts=(
            (_("Funder"), fund.funder_name),
            (_("Area"), fund.area_name),
            (_("Year"), _("%(a)s to %(b)s") % {"a": in_words(fund.starts), "b": in_words(fund.ends)}),
            (_("Where its amount is said"), fund.source),
            (_("Reference"), fund.reference),
        ),
        deeds=tuple(Link(words, _of(fund, name)) for words, name, able in may if able),
        projects=project_rows(projects),
        ledger=ledger_rows(entries),
        downloads=tuple(
            Link(words, _of(fund, f"download-ledger-{kind}"))
            for words, kind in ((_("As CSV"), "csv"), (_("As a spreadsheet"), "xlsx"))
        ),
    )


def _stands(fund: FundSeen, day: date) -> str:
    told = {"left": money(fund.books.available), "to_pay": money(fund.books.to_pay), "day": in_words(fund.ends)}
    if fund.opened_late:
        return (
            _("Its year had ended on %(day)s before it was opened here. %(left)s is entered as promised to nobody.")
            % told
        )
    if fund.ends < day:
        return _("Its year ended on %(day)s. %(left)s was never promised, and %(to_pay)s is still to be paid.") % told
    return _("%(left)s can still be promised, until %(day)s. %(to_pay)s is promised and still to be paid.") % told


def ledger_rows(entries: Sequence[EntrySeen]) -> Rows:
    """Each entry with what was left to promise and what was still in the fund after it."""
    available = balance = 0
    rows = []
    for each in entries:
        available += AVAILABLE[each.kind] * each.pence
        balance += BALANCE[each.kind] * each.pence
        words = f"{each.project_title}: {each.words}" if each.project_title else each.words
        mark = _(" (counter entry)") if each.counter else _(" (reversed below)") if each.countered else ""
        rows.append(
            (
                in_words(each.day),
                str(KIND_WORDS[each.kind]),
                f"{words}{mark}",
                *map(money, (each.pence, available, balance)),
            )
        )
    return tuple(rows)


def ledger_table(fund: FundSeen, entries: Sequence[EntrySeen]) -> Table:
    """The ledger as a table that leaves as CSV or XLSX."""
    titles = ("Day", "Entry", "Project", "Organisation", "Words", "Pounds")
    rows = tuple(
        (
            each.day.isoformat(),
            each.kind,
            each.project_title,
            each.organisation_name,
            each.words,
            exact(each.pence),
            each.pence,
            "yes" if each.counter else "no",
            each.entered_by,
        )
        for each in entries
    )
    columns = (*map(Column, titles), Column("Pence", "number"), Column("Counter entry"), Column("Entered by"))
    return Table(id="ledger", caption=_("Ledger of %(fund)s") % {"fund": fund.name}, columns=columns, rows=rows)


def projects_table(projects: Sequence[ProjectSeen], funds: Sequence[FundSeen]) -> Table:
    """Every project with its fund as a table that leaves as CSV or XLSX, and that imports as nothing new."""
    of = {each.id: each for each in funds}
    titles = ("Reference", "Project", "State", "Area", "Year", "Organisation", "Aim", "What the money pays for")
    of_fund = ("Fund", "Funder", "Allocated to the fund (pounds)")
    later = ("Asked (pounds)", "Promised (pounds)", "Paid (pounds)", "Approved by", "Result due", "What it did")
    counts = ("Reach", "Attendance", "Completion", "Asked about change", "Change")
    rows = tuple(
        (
            each.reference,
            each.title,
            each.state,
            each.area_name,
            each.year,
            each.organisation_name,
            each.aim.text if each.aim else "",
            each.purpose,
            each.fund_title,
            of[each.fund].funder_name,
            exact(of[each.fund].books.allocated),
            "" if each.from_spreadsheet else exact(each.pence),
            *map(exact, (each.books.committed, each.books.paid)),
            str(FROM_A_SPREADSHEET) if each.from_spreadsheet else "; ".join(one.by for one in each.approved_by),
            "" if each.from_spreadsheet else each.due.isoformat(),
            each.result.outcome.did if each.result else "",
            *numbers_of(each),
            each.result.outcome.method if each.result else "",
        )
        for each in projects
    )
    columns = (
        *map(Column, (*titles, *of_fund, *later)),
        *(Column(each, "number") for each in counts),
        Column("How counted"),
    )
    return Table(id="projects", caption=_("Projects that asked for money"), columns=columns, rows=rows)


def numbers_of(project: ProjectSeen) -> tuple[int | None, ...]:
    """Reach, attendance, completion, how many were asked about a change, and change: five numbers, none worked out."""
    if project.result is None:
        return (None,) * 5
    told = project.result.outcome
    return (told.reached, told.attended, told.completed, told.asked, told.changed)


def exact(pence: int) -> str:
    """1250.50, as other programs read money."""
    return f"{'-' if pence < 0 else ''}{abs(pence) // 100}.{abs(pence) % 100:02}"


def years(day: date) -> list[tuple[str, str]]:
    """The financial years that a fund can be opened for: last year's, this one and the next, this one first."""
    first = day.year if (day.month, day.day) >= (4, 1) else day.year - 1
    return [(date(year, 4, 1).isoformat(), year_words(date(year, 4, 1))) for year in (first, first + 1, first - 1)]


def _of(fund: FundSeen, name: str) -> str:
    return reverse(name, kwargs={"reference": fund.reference})
