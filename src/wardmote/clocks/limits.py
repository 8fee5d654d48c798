"""What a limit is: how long, in words, how to reckon it from a start, and the same with another number (a local value).

Those that are so long are in `lengths.py`, those that name a day or a number in `appointed.py`; `reading.py` reads all.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar, Protocol

from wardmote.clocks.calendars import Calendar
from wardmote.clocks.pauses import Pause, in_days, moved_by_days
from wardmote.clocks.reckoning import Reckoning, day_of

AFTER, BEGINNING_WITH, CLEAR = "after", "beginning with", "clear"


@dataclass(frozen=True)
class Asked:
    """From when, on which calendar, with which pauses, and as at which day or moment."""

    start: date | datetime
    days: Calendar
    pauses: tuple[Pause, ...] = ()
    as_at: date | datetime | None = None


class Limit(Protocol):
    """How long. `in_hours` limits run from an instant, all others from a day."""

    in_hours: ClassVar[bool]

    @property
    def said(self) -> str:
        """How long, in words: 28 days."""

    def sentence(self, event: str) -> str:
        """How long, and from what: 28 days after the request was received."""

    def reckon(self, asked: Asked) -> Reckoning:
        """The last day or instant in time."""

    def with_number(self, number: int) -> "Limit":
        """The same limit with another number."""


def paused(found: Reckoning, asked: Asked) -> Reckoning:
    """A limit in days, moved on by the pauses asked about."""
    if not asked.pauses:
        return found
    return then(found, *moved_by_days(last_day(found), in_days(asked.pauses, day_of(asked.start), asked.as_at)))


def then(found: Reckoning, last: date, steps: tuple[str, ...]) -> Reckoning:
    """A reckoning carried further."""
    return replace(found, last=last, steps=(*found.steps, *steps))


def last_day(found: Reckoning) -> date:
    """The last day of a limit in days."""
    return found.day or day_of(found.start)
