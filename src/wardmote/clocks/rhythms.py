"""What comes round again: a day of every year, and the ends of quarters."""

import calendar
from dataclasses import dataclass
from datetime import date

from wardmote.clocks.days import shifted
from wardmote.clocks.months import A_YEAR, corresponding
from wardmote.errors import Invalid

A_QUARTER = 3


@dataclass(frozen=True)
class Yearly:
    """The same day every year. 29 February is the 28th where there is none."""

    month: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.month <= A_YEAR or not 1 <= self.number <= calendar.monthrange(2024, self.month)[1]:
            raise Invalid(f"No year has a day {self.number} of month {self.month}.", instead="Check the day.")

    def in_year(self, year: int) -> date:
        """The day it is in that year."""
        return date(year, self.month, min(self.number, calendar.monthrange(year, self.month)[1]))

    def next(self, on_or_after: date) -> date:
        """The first such day on or after another."""
        this = self.in_year(on_or_after.year)
        return this if this >= on_or_after else self.in_year(corresponding(on_or_after, A_YEAR)[0].year)


@dataclass(frozen=True)
class Quarterly:
    """The last days of March, June, September and December."""

    def next(self, on_or_after: date) -> date:
        """The last day of the quarter that a day is in."""
        month = (on_or_after.month - 1) // A_QUARTER * A_QUARTER + A_QUARTER
        return date(on_or_after.year, month, calendar.monthrange(on_or_after.year, month)[1])


Rhythm = Yearly | Quarterly


def next_time(rhythm: Rhythm, on_or_after: date) -> date:
    """The first day of a rhythm on or after another day."""
    return rhythm.next(on_or_after)


def times(rhythm: Rhythm, first: date, last: date) -> tuple[date, ...]:
    """Every day of a rhythm from `first` to `last`, both included."""
    found, day = [], rhythm.next(first)
    while day <= last:
        found.append(day)
        day = rhythm.next(shifted(day, 1))
    return tuple(found)


def quarter_end(day: date, quarters_on: int = 0) -> date:
    """The last day of the quarter a day is in, or of one so many quarters on (or back)."""
    return Quarterly().next(corresponding(day.replace(day=1), A_QUARTER * quarters_on)[0])
