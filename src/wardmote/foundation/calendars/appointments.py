"""What is on a day, as its desk tells it: a meeting, or what lasts whole days. No rule of time stands behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wardmote.foundation import desks
from wardmote.foundation.access import BUSINESS, Viewer, may_see


@dataclass(frozen=True)
class Appointment:
    """`what` is its name on members' pages; `neutral` is what a calendar outside this site may say, and names nobody.

    `id` is the record's own, so that a calendar program knows it again when it moves. Where it is `all_day`, `ends` is
    the midnight after its last day.
    """

    what: str
    neutral: str
    id: UUID
    href: str
    starts: datetime
    ends: datetime
    record_class: str = BUSINESS
    all_day: bool = False


def appointments_of(viewer: Viewer, first: date | None = None, last: date | None = None) -> Iterator[Appointment]:
    """Every appointment that desks tell, between two days where they are given, on records of a class this viewer may
    see at all."""
    for told in desks.declared("appointments"):
        yield from (each for each in told(viewer, first, last) if may_see(viewer, each.record_class))
