"""Limits that are so long: days and weeks, months and years, working days, hours, and hours of work."""

from dataclasses import dataclass, replace
from datetime import time
from typing import ClassVar

from wardmote.clocks import words
from wardmote.clocks.days import after_days, beginning_days, clear_days
from wardmote.clocks.hours import CLOSES, OPENS, clock_hours, working_hours
from wardmote.clocks.limits import AFTER, BEGINNING_WITH, CLEAR, Asked, last_day, paused, then
from wardmote.clocks.months import after_months, beginning_months
from wardmote.clocks.pauses import in_days, in_hours, moved_by_working_days
from wardmote.clocks.reckoning import Reckoning, check_amount, day_of, instant
from wardmote.clocks.workdays import working_days


@dataclass(frozen=True)
class Days:
    """Days or weeks: `number` of `unit` days each, counted "after", "beginning with" or "clear"."""

    number: int
    counting: str
    unit: int = 1
    in_hours: ClassVar[bool] = False

    @property
    def said(self) -> str:
        clear = "clear " if self.counting == CLEAR else ""
        return words.count(self.number, f"{clear}{'day' if self.unit == 1 else 'week'}")

    def sentence(self, event: str) -> str:
        return f"{self.said} {BEGINNING_WITH if self.counting == BEGINNING_WITH else AFTER} {event}"

    def reckon(self, asked: Asked) -> Reckoning:
        count = {AFTER: after_days, BEGINNING_WITH: beginning_days, CLEAR: clear_days}[self.counting]
        return paused(count(day_of(asked.start), self.number * self.unit), asked)

    def with_number(self, number: int) -> "Days":
        check_amount(number)
        return replace(self, number=number)


@dataclass(frozen=True)
class Months:
    """Months or years: `number` of `unit` months each, counted "after" or "beginning with"."""

    number: int
    counting: str
    unit: int = 1
    in_hours: ClassVar[bool] = False

    @property
    def said(self) -> str:
        return words.count(self.number, "month" if self.unit == 1 else "year")

    def sentence(self, event: str) -> str:
        return f"{self.said} {self.counting} {event}"

    def reckon(self, asked: Asked) -> Reckoning:
        count = {AFTER: after_months, BEGINNING_WITH: beginning_months}[self.counting]
        return paused(count(day_of(asked.start), self.number * self.unit), asked)

    def with_number(self, number: int) -> "Months":
        check_amount(number)
        return replace(self, number=number)


@dataclass(frozen=True)
class WorkingDays:
    """Working days after the start."""

    number: int
    in_hours: ClassVar[bool] = False

    @property
    def said(self) -> str:
        return words.count(self.number, "working day")

    def sentence(self, event: str) -> str:
        return f"{self.said} {AFTER} {event}"

    def reckon(self, asked: Asked) -> Reckoning:
        found = working_days(day_of(asked.start), self.number, asked.days)
        stopped = in_days(asked.pauses, day_of(asked.start), asked.as_at)
        return then(found, *moved_by_working_days(last_day(found), stopped, asked.days))

    def with_number(self, number: int) -> "WorkingDays":
        check_amount(number)
        return replace(self, number=number)


@dataclass(frozen=True)
class Hours:
    """Real hours, some days disregarded."""

    number: int
    disregarding: tuple[str, ...] = ()
    in_hours: ClassVar[bool] = True

    @property
    def said(self) -> str:
        return words.count(self.number, "hour")

    def sentence(self, event: str) -> str:
        but = f", not counting {words.listed(list(self.disregarding))}" if self.disregarding else ""
        return f"{self.said} {AFTER} {event}{but}"

    def reckon(self, asked: Asked) -> Reckoning:
        stopped = in_hours(asked.pauses, asked.as_at)
        return clock_hours(instant(asked.start), self.number, self.disregarding, asked.days, stopped)

    def with_number(self, number: int) -> "Hours":
        check_amount(number)
        return replace(self, number=number)


@dataclass(frozen=True)
class WorkingHours:
    """Hours of an office's day, London time, on working days."""

    number: int
    opens: time = OPENS
    closes: time = CLOSES
    in_hours: ClassVar[bool] = True

    @property
    def said(self) -> str:
        return words.count(self.number, "working hour")

    def sentence(self, event: str) -> str:
        return f"{self.said} {AFTER} {event}"

    def reckon(self, asked: Asked) -> Reckoning:
        stopped = in_hours(asked.pauses, asked.as_at)
        return working_hours(instant(asked.start), self.number, asked.days, self.opens, self.closes, stopped)

    def with_number(self, number: int) -> "WorkingHours":
        check_amount(number)
        return replace(self, number=number)
