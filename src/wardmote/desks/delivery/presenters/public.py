"""The words of the public's page about money: who was given what, for what, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.delivery.presenters.money import FROM_A_SPREADSHEET, LINK, exact, numbers_of
from wardmote.desks.delivery.presenters.projects import numbers_in_words
from wardmote.desks.delivery.queries.money import EntrySeen, FundSeen
from wardmote.desks.delivery.queries.projects import ProjectSeen
from wardmote.desks.delivery.rules.money import PAID, year_words
from wardmote.documents import Column, Table
from wardmote.foundation.access import Tenant
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import money

Rows = tuple[tuple[Markup | str, ...], ...]
#: What can be taken away, by the name in its address.
WHAT = ("awards", "payments")


@dataclass(frozen=True)
class Award:
    """One project that was approved, as anybody reads it."""

    anchor: str
    title: str
    sentence: str
    purpose: str
    aim: Markup | str
    origin: str
    did: str
    numbers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Year:
    """A year of all funds: what was given, and the projects it went to."""

    title: str
    funds: Rows
    awards: tuple[Award, ...]


@dataclass(frozen=True)
class PublicMoneyPage:
    """What anybody reads about money."""

    partnership: str
    years: tuple[Year, ...]
    payments: Rows
    downloads: tuple[Link, ...]


def public_money_page(
    funds: Sequence[FundSeen], projects: Sequence[ProjectSeen], payments: Sequence[EntrySeen], tenant: Tenant
) -> PublicMoneyPage:
    """Funds and approved projects, the latest year first, and every payment, the latest first."""
    return PublicMoneyPage(
        partnership=tenant.name,
        years=tuple(
            Year(
                title=_("April %(a)s to March %(b)s") % {"a": starts.year, "b": starts.year + 1},
                funds=tuple(map(_fund, held)),
                awards=tuple(_award(each) for each in projects if each.starts == starts),
            )
            for starts, held in ((starts, tuple(held)) for starts, held in groupby(funds, lambda each: each.starts))
        ),
        payments=tuple(
            (in_words(each.day), each.organisation_name, each.project_title, _words(each), money(each.pence))
            for each in sorted(payments, key=lambda each: (each.day, each.entered_at), reverse=True)
        ),
        downloads=tuple(
            Link(
                f"{words}, {title}",
                reverse("send-money-file", kwargs={"partnership": tenant.slug, "what": what, "kind": kind}),
            )
            for what, words in zip(WHAT, (_("Money given to projects"), _("Payments")), strict=True)
            for kind, title in (("csv", "CSV"), ("xlsx", _("spreadsheet")))
        ),
    )


def _fund(fund: FundSeen) -> tuple[Markup | str, ...]:
    books = fund.books
    had = books.allocated + books.carried_in - books.carried_out
    return (
        fund.title,
        fund.area_name,
        fund.funder_name,
        *map(money, (had, books.committed, books.paid, books.available)),
    )


def _award(found: ProjectSeen) -> Award:
    told = {"body": found.organisation_name, "sum": money(found.books.committed), "paid": money(found.books.paid)}
    return Award(
        anchor=found.reference,
        title=f"{found.title}, {found.area_name}",
        sentence=_("%(body)s was promised %(sum)s, of which %(paid)s has been paid.") % told,
        purpose=found.purpose,
        aim=LINK.format(found.aim.href, found.aim.text) if found.aim else "",
        origin=str(FROM_A_SPREADSHEET) if found.from_spreadsheet else "",
        did=found.result.outcome.did if found.result else "",
        numbers=numbers_in_words(found),
    )


def approved_in_words(found: ProjectSeen) -> str:
    """How it was decided, for anybody: no member is named to the public."""
    if found.from_spreadsheet:
        return _("Not recorded here: from a spreadsheet")
    return _("%(n)s members") % {"n": len(found.approved_by)}


def _words(each: EntrySeen) -> str:
    return _("%(words)s (reverses an earlier entry)") % {"words": each.words} if each.counter else each.words


def awards_table(projects: Sequence[ProjectSeen], tenant: Tenant) -> Table:
    """What was given to whom, with the fields of the Local Government Transparency Code 2015 for grants."""
    titles = ("Date awarded", "From", "To", "Awarded by", "Fund", "Beneficiary", "Registration number", "Purpose")
    later = ("Area", "Aim of the plan", "Amount (pounds)", "Paid (pounds)", "Project", "Reference", "Approved by")
    counts = ("Reach", "Attendance", "Completion", "Asked about change", "Change")
    rows = tuple(
        (
            each.awarded_on.isoformat() if each.awarded_on else "",
            each.starts.isoformat(),
            each.ends.isoformat(),
            tenant.name,
            f"{each.fund_title} {each.year}",
            each.organisation_name,
            each.registration,
            each.purpose,
            each.area_name,
            each.aim.text if each.aim else "",
            exact(each.books.committed),
            exact(each.books.paid),
            each.title,
            each.reference,
            approved_in_words(each),
            *numbers_of(each),
        )
        for each in projects
    )
    columns = (*map(Column, (*titles, *later)), *(Column(each, "number") for each in counts))
    return Table(id="awards", caption=_("Money given to projects"), columns=columns, rows=rows)


def payments_table(projects: Sequence[ProjectSeen], payments: Sequence[EntrySeen]) -> Table:
    """Every payment and every counter entry, in the order of their entry."""
    of = {each.id: each for each in projects}
    titles = ("Date", "Beneficiary", "Project", "Reference", "Fund", "Area", "What for", "Amount (pounds)")
    rows = tuple(
        (
            each.day.isoformat(),
            each.organisation_name,
            each.project_title,
            of[each.project].reference,
            f"{of[each.project].fund_title} {year_words(of[each.project].starts)}",
            of[each.project].area_name,
            each.words,
            exact(each.pence),
            each.pence,
            "yes" if each.counter else "no",
        )
        for each in payments
        if each.kind == PAID and each.project in of
    )
    columns = (*map(Column, titles), Column("Amount (pence)", "number"), Column("Reverses an earlier entry"))
    return Table(id="payments", caption=_("Payments to projects"), columns=columns, rows=rows)
