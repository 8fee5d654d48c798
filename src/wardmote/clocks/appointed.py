"""Limits that name a day or a number: the end of a quarter, a day of the year, a date, soon, so many times."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from wardmote.clocks import words
from wardmote.clocks.days import shifted
from wardmote.clocks.limits import AFTER, Asked, paused
from wardmote.clocks.reckoning import Reckoning, check_amount, day_of
from wardmote.clocks.rhythms import Yearly, quarter_end
from wardmote.errors import Invalid


@dataclass(frozen=True)
class QuarterEnd:
    """The last day of the quarter so many quarters after the one that the start is in."""

    number: int
    in_hours: ClassVar[bool] = False

    @property
    def said(self) -> str:
        return "the end of the next quarter" if self.number == 1 else f"the end of quarter {self.number}"

    def sentence(self, event: str) -> str:
        return f"{self.said} {AFTER} {event}"

    def reckon(self, asked: Asked) -> Reckoning:
        start = day_of(asked.start)
        last = quarter_end(start, self.number)
        which = "The next quarter" if self.number == 1 else f"Quarter {self.number} after it"
        steps = (
            f"{words.day(start)} is in the quarter that ends on {words.day(quarter_end(start))}.",
            f"{which} ends on {words.day(last)}.",
        )
        return paused(Reckoning(start, last, steps), asked)

    def with_number(self, number: int) -> "QuarterEnd":
        check_amount(number)
        return replace(self, number=number)


@dataclass(frozen=True)
class YearDay:
    """The next such day of a year, after the start."""

    rhythm: Yearly
    in_hours: ClassVar[bool] = False

    @property
    def said(self) -> str:
        return f"the next {words.day_of_year(self.rhythm.month, self.rhythm.number)}"

    def sentence(self, event: str) -> str:
        return f"{self.said} {AFTER} {event}"

    def reckon(self, asked: Asked) -> Reckoning:
        start = day_of(asked.start)
        last = self.rhythm.next(shifted(start, 1))
        which = words.day_of_year(self.rhythm.month, self.rhythm.number)
        step = f"The first {which} after {words.day(start)} is {words.day(last)}."
        return paused(Reckoning(start, last, (step,)), asked)

    def with_number(self, number: int) -> "YearDay":
        raise _no_number(self.said)


@dataclass(frozen=True)
class FixedDay:
    """A day that the rule itself names."""

    on: date
    in_hours: ClassVar[bool] = False

    @property
    def said(self) -> str:
        return words.short(self.on)

    def sentence(self, event: str) -> str:
        return f"by {self.said}"

    def reckon(self, asked: Asked) -> Reckoning:
        return Reckoning(day_of(asked.start), self.on, (f"The rule names the day: {words.day(self.on)}.",))

    def with_number(self, number: int) -> "FixedDay":
        raise _no_number(self.said)


@dataclass(frozen=True)
class NoSetTime:
    """Soon, in the rule's own manner of saying so; no day follows from it."""

    manner: str
    in_hours: ClassVar[bool] = False

    @property
    def said(self) -> str:
        return self.manner

    def sentence(self, event: str) -> str:
        return f"{self.manner} after {event}"

    def reckon(self, asked: Asked) -> Reckoning:
        start = day_of(asked.start)
        steps = (f"It is to be done {self.manner} after {words.day(start)}.", "The rule sets no number of days.")
        return Reckoning(start, None, steps)

    def with_number(self, number: int) -> "NoSetTime":
        raise _no_number(self.said)


@dataclass(frozen=True)
class Times:
    """So many times in so many months: no deadline, but a number that must not be passed. See `allowance`."""

    number: int
    months: int
    in_hours: ClassVar[bool] = False

    @property
    def said(self) -> str:
        return f"{words.count(self.number, 'time')} in {words.count(self.months, 'month')}"

    def sentence(self, event: str) -> str:
        return f"{self.said}, each time {event}"

    def reckon(self, asked: Asked) -> Reckoning:
        raise Invalid(f"“{self.said}” is a number of times and no deadline.", instead="Ask for its allowance.")

    def with_number(self, number: int) -> "Times":
        check_amount(number)
        return replace(self, number=number)


def _no_number(said: str) -> Invalid:
    return Invalid(f"“{said}” has no number to change.", instead="Leave it as the rule has it.")
