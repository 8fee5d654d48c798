"""The law of sharing as a partnership has confirmed it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wardmote.desks.sharing.models import EntryReview
from wardmote.desks.sharing.rules import law as rules
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.changes.queries import waiting_of
from wardmote.foundation.once import once
from wardmote.protocol import Cited, Need, Protocol, Review, fingerprint, rulebook

#: The kind of change by which an entry is confirmed.
CONFIRMATION = "sharing/confirmation"


@dataclass(frozen=True)
class ReviewSeen:
    """Who checked an entry, and when. `holds` while it is not withdrawn and the entry says what it said then."""

    id: UUID
    entry: str
    fingerprint: str
    reviewer: str
    position: str
    day: date
    made_at: datetime
    made_by: str
    because: str
    withdrawn_at: datetime | None
    withdrawn_by: str
    holds: bool = False


@dataclass(frozen=True)
class EntrySeen:
    """An entry of the protocol of a day: `kind` is gateway, condition or stop, `waits` the change that waits, or ""."""

    kind: str
    entry: Cited
    needs: tuple[Need, ...]
    fingerprint: str
    state: str
    reviews: tuple[ReviewSeen, ...] = ()
    waits: str = ""


def reviews_in_force(viewer: Viewer) -> tuple[Review, ...]:
    """The confirmations that nobody has withdrawn, as the protocol takes them."""
    held = [each for each in reversed(_reviews(viewer)) if each.withdrawn_at is None]
    return tuple(Review(each.entry, f"{each.reviewer}, {each.position}", each.day, each.fingerprint) for each in held)


def protocol_for(viewer: Viewer, day: date) -> Protocol:
    """The protocol of a day as this partnership has confirmed it."""
    return rulebook().on(day, reviews_in_force(viewer))


def law_for(viewer: Viewer, day: date) -> tuple[EntrySeen, ...]:
    """Every gateway, condition and stop in force on a day, with who has confirmed it."""
    protocol = protocol_for(viewer, day)
    told = _reviews(viewer)
    waiting = waiting_of(viewer, CONFIRMATION)
    sheets = (("gateway", protocol.gateways), ("condition", protocol.conditions), ("stop", protocol.stops))
    return tuple(
        _entry(kind, each, protocol, [one for one in told if one.entry == each.id], waiting.get(each.id, ""))
        for kind, sheet in sheets
        for each in sheet
    )


def entry_for(viewer: Viewer, name: str, day: date) -> EntrySeen:
    """One entry, by its id or as addresses have it; raises Missing."""
    for each in law_for(viewer, day):
        if name in (each.entry.id, rules.in_address(each.entry.id)):
            return each
    raise Missing("There is no such entry in the law of sharing.", instead="Choose one from the list.")


def reviews_since(viewer: Viewer, since: datetime, most: int) -> tuple[ReviewSeen, ...]:
    """What was confirmed after a moment, or withdrawn, the latest first; no more than `most`."""
    found = (each for each in _reviews(viewer) if max(each.made_at, each.withdrawn_at or each.made_at) > since)
    return tuple(sorted(found, key=lambda each: each.withdrawn_at or each.made_at, reverse=True)[:most])


@once
def _reviews(viewer: Viewer) -> tuple[ReviewSeen, ...]:
    names = [name for name in ReviewSeen.__dataclass_fields__ if name != "holds"]
    rows = seen(viewer, EntryReview, BUSINESS).order_by("-made_at", "id")
    return tuple(ReviewSeen(**{name: getattr(row, name) for name in names}) for row in rows)


def _entry(kind: str, entry: Cited, protocol: Protocol, told: Iterable[ReviewSeen], waits: str) -> EntrySeen:
    mark = fingerprint(entry, protocol.needs)
    reviews = tuple(_judged(each, mark) for each in told)
    state = rules.state_of(
        confirmed=entry.is_confirmed,
        waits=bool(waits),
        lapsed=any(each.withdrawn_at is None and not each.holds for each in reviews),
    )
    needs = protocol.needed(getattr(entry, "needs", ()))
    return EntrySeen(kind, entry, needs, mark, state, reviews, waits)


def _judged(review: ReviewSeen, mark: str) -> ReviewSeen:
    told = {name: getattr(review, name) for name in ReviewSeen.__dataclass_fields__}
    return ReviewSeen(**{**told, "holds": review.withdrawn_at is None and review.fingerprint == mark})
