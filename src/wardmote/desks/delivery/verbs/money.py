"""The only writers of funds, and of entries that are of a fund alone."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.delivery.models import Fund, MoneyEntry
from wardmote.desks.delivery.queries.money import FundSeen, entries_of, fund_of_id, next_fund
from wardmote.desks.delivery.queries.rows import fund_row
from wardmote.desks.delivery.rules.money import (
    ALLOCATED,
    CARRIED_IN,
    CARRIED_OUT,
    check_not_below,
    check_sum,
    year_of,
    year_words,
)
from wardmote.desks.delivery.verbs.entries import enter
from wardmote.desks.places.api import areas_for
from wardmote.errors import Invalid, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.now import day_of
from wardmote.foundation.pages.words import day as in_words


@dataclass(frozen=True)
class FundWanted:
    """A year of a grant for an area. `first` is a day of that year, `source` where the amount is said."""

    grant: str
    title: str
    funder: UUID
    area: UUID
    first: date
    pence: int
    source: str


@transaction.atomic
def open_fund(*, wanted: FundWanted, by: Viewer, at: datetime) -> UUID:
    """Open the fund of an area for a year, with what the funder gives. Raises Invalid for what cannot be."""
    check_sum(wanted.pence)
    if not wanted.source.strip():
        raise Invalid("Say where the amount is said.", instead="For example: the offer letter, and its date.")
    if wanted.area not in {each.id for each in areas_for(by)} or wanted.funder not in {
        each.id for each in organisations_for(by)
    }:
        raise Invalid("That area or that funder is not in this partnership.", instead="Choose one that is.")
    starts, ends = year_of(wanted.first)
    key = {"statutory_area": wanted.area, "grant": wanted.grant, "starts": starts}
    if seen(by, Fund, BUSINESS).filter(**key).exists():
        raise NotNow(
            f"{wanted.title} {year_words(starts)} of that area is open already.",
            instead="Correct its amount on its own page.",
        )
    row = Fund.objects.create(
        partnership_id=by.tenant.id,
        statutory_area_id=wanted.area,
        grant=wanted.grant,
        title=wanted.title,
        funder_id=wanted.funder,
        starts=starts,
        ends=ends,
        source=wanted.source.strip(),
        opened_at=at,
        opened_by=by.name,
    )
    audit.record(by=by, what="made", of=("delivery", "Fund", row.id), fields=("grant", "starts", "source"))
    enter(fund=row, kind=ALLOCATED, pence=wanted.pence, day=starts, words=wanted.source, by=by, at=at)
    return row.id


@transaction.atomic
def correct_fund(*, fund: UUID, pence: int, source: str, by: Viewer, at: datetime) -> None:
    """Put the amount that the funder gives right: what was entered is countered, and the right sum entered.

    Raises NotNow where less would be left than is committed.
    """
    row = fund_row(by, fund)
    check_sum(pence)
    if not source.strip():
        raise Invalid("Say where the right amount is said.", instead="For example: the funder's letter, and its date.")
    wrong = [each for each in entries_of(by, fund=row.id) if each.kind == ALLOCATED and not each.counter]
    (held,) = [each for each in wrong if not each.countered]
    if held.pence == pence:
        raise Invalid("That is the amount that is there.", instead="Give the right one, or leave it as it is.")
    day = day_of(at)
    enter(
        fund=row,
        kind=ALLOCATED,
        pence=-held.pence,
        day=day,
        words=f"Reverses what was entered wrongly: {held.words}",
        by=by,
        at=at,
        counters=held.id,
    )
    enter(fund=row, kind=ALLOCATED, pence=pence, day=day, words=source, by=by, at=at)
    row.source = source.strip()
    row.save(update_fields=["source"])
    audit.record(by=by, what="changed", of=("delivery", "Fund", row.id), fields=("source",))
    check_not_below(fund_of_id(by, row.id).books, "The amount cannot be put down so far")


@transaction.atomic
def carry_forward(*, fund: UUID, because: str, by: Viewer, at: datetime) -> int:
    """Carry what nobody committed of a year that has ended into the next; how many pence."""
    row = fund_row(by, fund)
    found, day = fund_of_id(by, row.id), day_of(at)
    if day <= row.ends:
        raise NotNow(
            f"Its year runs until {in_words(row.ends)}, and its money can still be committed.",
            instead="Carry forward what is left once the year has ended.",
        )
    after = _next(by, found)
    if found.books.available <= 0:
        raise NotNow("All of this fund is committed, so nothing is left to carry.", instead="There is nothing to do.")
    if not because.strip():
        raise Invalid("Say who agreed that it is carried forward.", instead="For example: the funder's letter.")
    pence = found.books.available
    out = enter(fund=row, kind=CARRIED_OUT, pence=pence, day=day, words=because, by=by, at=at)
    enter(fund=fund_row(by, after.id), kind=CARRIED_IN, pence=pence, day=day, words=because, by=by, at=at, beside=out)
    return pence


@transaction.atomic
def undo_carrying(*, fund: UUID, because: str, by: Viewer, at: datetime) -> int:
    """Counter the last carrying forward of a fund, here and in the year after; how many pence."""
    row = fund_row(by, fund)
    held = [each for each in entries_of(by, fund=row.id) if each.kind == CARRIED_OUT and not each.counter]
    last = next((each for each in reversed(held) if not each.countered), None)
    if last is None:
        raise NotNow("Nothing of this fund was carried forward.", instead="There is nothing to undo.")
    if not because.strip():
        raise Invalid("Say why.", instead="The words stay in the ledger.")
    taken = seen(by, MoneyEntry, BUSINESS).get(beside=last.id)
    into = fund_row(by, taken.fund_id)
    day = day_of(at)
    out = enter(fund=row, kind=CARRIED_OUT, pence=-last.pence, day=day, words=because, by=by, at=at, counters=last.id)
    enter(
        fund=into,
        kind=CARRIED_IN,
        pence=-last.pence,
        day=day,
        words=because,
        by=by,
        at=at,
        counters=taken.id,
        beside=out,
    )
    check_not_below(fund_of_id(by, into.id).books, "It is committed in the year after already")
    return last.pence


def _next(by: Viewer, fund: FundSeen) -> FundSeen:
    after = next_fund(by, fund)
    if after is None:
        raise NotNow(f"The fund of the year after {year_words(fund.starts)} is not open yet.", instead="Open it first.")
    return after
