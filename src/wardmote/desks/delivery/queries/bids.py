"""Bids to other funders: how each stands, and what happened to it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from wardmote.desks.delivery.models import Bid, BidEntry
from wardmote.desks.delivery.queries.projects import HistorySeen
from wardmote.desks.delivery.rules.bids import shown
from wardmote.desks.plan.api import AimNamed, aims_named
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.columns import with_names
from wardmote.foundation.once import once


@dataclass(frozen=True)
class BidSeen:
    """A bid. `kept` is the state as stored, `state` as shown on a day."""

    id: UUID
    reference: str
    title: str
    funder: str
    purpose: str
    aim: AimNamed
    organisation: UUID
    organisation_name: str
    lead: UUID | None
    lead_name: str
    pence: int
    closes: date
    answer_due: date
    kept: str
    state: str
    sent_on: date | None
    answered_on: date | None
    given: int | None
    edition: int
    made_by: str


@once
def bids_for(viewer: Viewer, day: date, *, lead: UUID | None = None) -> tuple[BidSeen, ...]:
    """Every bid, or those that one member leads, the one that closes last first."""
    rows = seen(viewer, Bid, BUSINESS)
    return _seen(viewer, rows.filter(lead=lead) if lead else rows, day)


def bid_for(viewer: Viewer, reference: str, day: date) -> BidSeen:
    """One bid by its reference; raises Missing."""
    return _one(_seen(viewer, seen(viewer, Bid, BUSINESS).filter(reference=reference), day))


def bid_of_id(viewer: Viewer, bid: UUID, day: date) -> BidSeen:
    """One bid by its id; raises Missing."""
    return _one(_seen(viewer, seen(viewer, Bid, BUSINESS).filter(pk=bid), day))


def bids_on(viewer: Viewer, aims: Collection[UUID], day: date) -> dict[UUID, tuple[BidSeen, ...]]:
    """The bids that serve each of these aims."""
    told: dict[UUID, tuple[BidSeen, ...]] = {}
    for each in _seen(viewer, seen(viewer, Bid, BUSINESS).filter(aim__in=list(aims)), day):
        told[each.aim.id] = (*told.get(each.aim.id, ()), each)
    return told


def history_of_bid(viewer: Viewer, bid: UUID) -> tuple[HistorySeen, ...]:
    """What happened to a bid, the newest first."""
    rows = seen(viewer, BidEntry, BUSINESS).filter(bid=bid).order_by("-at", "-id")
    return tuple(HistorySeen(row.what, row.words, row.at, row.by) for row in rows)


def bids_changed_since(viewer: Viewer, since: datetime, most: int) -> Iterable[tuple[BidEntry, Bid]]:
    """What others did with bids after a moment, the newest first."""
    rows = seen(viewer, BidEntry, BUSINESS).filter(at__gt=since).exclude(by=viewer.name)
    beside = rows.select_related("bid").only("what", "at", "by", "bid__title", "bid__reference")
    for row in beside.order_by("-at")[:most]:
        yield row, row.bid


def _one(found: tuple[BidSeen, ...]) -> BidSeen:
    if not found:
        raise Missing("There is no such bid here.", instead="Look for it in the list of bids to other funders.")
    return found[0]


def _seen(viewer: Viewer, rows: QuerySet[Bid], day: date) -> tuple[BidSeen, ...]:
    joined = list(with_names(rows, "organisation", "lead").order_by("-closes", "title", "id"))
    aims = aims_named(viewer, [row.aim_id for row in joined])
    alike = ("id", "reference", "title", "funder", "purpose", "pence", "closes", "answer_due", "sent_on")
    return tuple(
        BidSeen(
            **{name: getattr(row, name) for name in (*alike, "answered_on", "given", "edition", "made_by")},
            aim=aims[row.aim_id],
            organisation=row.organisation_id,
            organisation_name=row.organisation.name,
            lead=row.lead_id,
            lead_name=row.lead.name if row.lead else "",
            kept=row.state,
            state=shown(row.state, closes=row.closes, answer_due=row.answer_due, day=day),
        )
        for row in joined
    )
