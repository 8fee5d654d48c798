"""When a plan is in force, which of its years it is in, and how a change is said."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

APRIL = 4


def status_on(*, starts: date, ends: date, day: date) -> str:
    """ "not started", "in force" or "ended" on that day."""
    if day < starts:
        return "not started"
    return "in force" if day <= ends else "ended"


def year_began(*, starts: date, ends: date, day: date) -> date:
    """The first day of the plan's year on that day: the plan's own first day, or a later 1 April while it lasted.

    After the plan has ended it is that of its last year. A plan's year begins on 1 April (SI 2007/1830, regulation 10).
    """
    last = min(max(day, starts), ends)
    april = date(last.year if last.month >= APRIL else last.year - 1, APRIL, 1)
    return max(april, starts)


class Lasting(Protocol):
    """Something with a first and a last day."""

    @property
    def starts(self) -> date: ...

    @property
    def ends(self) -> date: ...


Plan = TypeVar("Plan", bound=Lasting)


def current(plans: Iterable[Plan], day: date) -> Plan | None:
    """The plan that counts on a day: of those that have begun the one that began last, else the first to begin."""
    held = sorted(plans, key=lambda each: each.starts)
    begun = [each for each in held if each.starts <= day]
    return (begun or held[:1] or [None])[-1]


def change_in_words(before: int | None, now: int) -> str:
    """ "up 18 %", "down 3 %", "no change"; empty where there is nothing to compare with. Whole per cent."""
    if not before:
        return ""
    per_cent = round(100 * (now - before) / before)
    if per_cent == 0:
        return "no change"
    return f"{'up' if per_cent > 0 else 'down'} {abs(per_cent)} %"
