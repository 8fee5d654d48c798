"""Funds and the ledger: what there is, what was committed, what was paid."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet, Sum

from wardmote.desks.delivery.models import Fund, MoneyEntry
from wardmote.desks.delivery.rules.money import PAID, Books, books_of, year_words
from wardmote.errors import Missing
from wardmote.foundation.access import PUBLIC_CLASS, Viewer, seen
from wardmote.foundation.now import day_of
from wardmote.foundation.once import once


@dataclass(frozen=True)
class FundSeen:
    """A fund with what its entries come to."""

    id: UUID
    reference: str
    area: UUID
    area_name: str
    grant: str
    title: str
    funder_name: str
    starts: date
    ends: date
    source: str
    opened_on: date
    books: Books

    @property
    def opened_late(self) -> bool:
        """Was it opened only once its year had ended, for what was given then to be kept?"""
        return self.opened_on > self.ends

    @property
    def name(self) -> str:
        """Safer places fund 2026/27, Netherwick."""
        return f"{self.title} {year_words(self.starts)}, {self.area_name}"


@dataclass(frozen=True)
class EntrySeen:
    """One entry of the ledger. `countered` says that another reverses it; `counter`, that it reverses another."""

    id: UUID
    kind: str
    pence: int
    day: date
    words: str
    project: UUID | None
    project_title: str
    organisation_name: str
    counter: bool
    countered: bool
    entered_at: datetime
    entered_by: str


@once
def funds_for(viewer: Viewer) -> tuple[FundSeen, ...]:
    """Every fund, the latest year first, then by area. What public money there is, is public."""
    return _funds(viewer, seen(viewer, Fund, PUBLIC_CLASS))


def fund_for(viewer: Viewer, reference: str) -> FundSeen:
    """One fund; raises Missing."""
    return _one(_funds(viewer, seen(viewer, Fund, PUBLIC_CLASS).filter(reference=reference)))


def fund_of_id(viewer: Viewer, fund: UUID) -> FundSeen:
    """One fund by its id; raises Missing."""
    return _one(_funds(viewer, seen(viewer, Fund, PUBLIC_CLASS).filter(pk=fund)))


def next_fund(viewer: Viewer, fund: FundSeen) -> FundSeen | None:
    """The same grant's fund for the same area in the year after, if it is open."""
    after = [each for each in funds_for(viewer) if (each.grant, each.area) == (fund.grant, fund.area)]
    return min((each for each in after if each.starts > fund.ends), key=lambda each: each.starts, default=None)


def entries_of(viewer: Viewer, *, fund: UUID | None = None, projects: Iterable[UUID] = ()) -> tuple[EntrySeen, ...]:
    """The entries of a fund, or of some projects, in the order in which they were entered."""
    rows = seen(viewer, MoneyEntry, PUBLIC_CLASS)
    rows = rows.filter(fund=fund) if fund else rows.filter(project__in=list(projects))
    joined = list(rows.select_related("project__organisation").order_by("fund__starts", "fund", "number"))
    countered = {row.counters_id for row in joined}
    return tuple(
        EntrySeen(
            id=row.id,
            kind=row.kind,
            pence=row.pence,
            day=row.day,
            words=row.words,
            project=row.project_id,
            project_title=row.project.title if row.project else "",
            organisation_name=row.project.organisation.name if row.project else "",
            counter=row.counters_id is not None,
            countered=row.id in countered,
            entered_at=row.entered_at,
            entered_by=row.entered_by,
        )
        for row in joined
    )


def payment_for(viewer: Viewer, entry: UUID) -> EntrySeen:
    """One payment, with the project it was for; raises Missing."""
    row = seen(viewer, MoneyEntry, PUBLIC_CLASS).filter(pk=entry, kind=PAID, counters=None).first()
    if row is None:
        raise Missing("There is no such payment here.", instead="Look for it on the project's page.")
    return next(each for each in entries_of(viewer, projects=[row.project_id]) if each.id == entry)


def books_by(viewer: Viewer, of: str, ids: Iterable[UUID]) -> dict[UUID, Books]:
    """What the entries come to of each of these; `of` is "fund" or "project"."""
    rows = seen(viewer, MoneyEntry, PUBLIC_CLASS).filter(**{f"{of}__in": list(ids)})
    sums: dict[UUID, list[tuple[str, int]]] = {}
    for each, kind, pence in rows.values_list(of, "kind").annotate(sum=Sum("pence")):
        sums.setdefault(each, []).append((kind, int(pence)))
    return {each: books_of(told) for each, told in sums.items()}


def _funds(viewer: Viewer, rows: QuerySet[Fund]) -> tuple[FundSeen, ...]:
    joined = list(rows.select_related("statutory_area", "funder").order_by("-starts", "statutory_area__order", "title"))
    books = books_by(viewer, "fund", [row.id for row in joined])
    return tuple(
        FundSeen(
            id=row.id,
            reference=row.reference,
            area=row.statutory_area_id,
            area_name=row.statutory_area.name,
            grant=row.grant,
            title=row.title,
            funder_name=row.funder.name,
            starts=row.starts,
            ends=row.ends,
            source=row.source,
            opened_on=day_of(row.opened_at),
            books=books.get(row.id, Books()),
        )
        for row in joined
    )


def _one(found: tuple[FundSeen, ...]) -> FundSeen:
    if not found:
        raise Missing("There is no such fund here.", instead="Look for it on the page about money.")
    return found[0]
