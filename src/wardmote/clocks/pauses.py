"""Clocks that stop: a limit moves on by as long as it was paused, and says so.

A pause in days lasts from the day the clock stops to the day it runs again: stopped on the 3rd and running again from
the 8th is 5 days. One that begins after the last day changes nothing, for the time had run out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from wardmote.clocks import words
from wardmote.clocks.calendars import Calendar
from wardmote.clocks.days import shifted
from wardmote.clocks.reckoning import day_of, instant
from wardmote.clocks.workdays import first_working_day, walk, working_days_between
from wardmote.errors import Invalid


@dataclass(frozen=True)
class Pause:
    """A clock stopped from `starts` to `ends` (None: it is stopped still), and why. Days, or instants with a zone."""

    starts: date | datetime
    ends: date | datetime | None
    reason: str


@dataclass(frozen=True)
class DaysStopped:
    """A pause in days; `still` where it has not ended and `ends` is the day asked about."""

    starts: date
    ends: date
    reason: str
    still: bool = False


@dataclass(frozen=True)
class HoursStopped:
    """A pause in instants, likewise."""

    starts: datetime
    ends: datetime
    reason: str
    still: bool = False


def in_days(pauses: Iterable[Pause], start: date, as_at: date | datetime | None) -> tuple[DaysStopped, ...]:
    """The pauses as days, in order, those that touch made one, and what lies before `start` cut off."""
    found = []
    for pause in pauses:
        ends = day_of(_end(pause, as_at))
        _check_order(day_of(pause.starts), ends)
        found.append(DaysStopped(day_of(pause.starts), ends, pause.reason, pause.ends is None))
    joined: list[DaysStopped] = []
    for each in sorted(found, key=lambda one: (one.starts, one.ends)):
        each = DaysStopped(max(each.starts, start), each.ends, each.reason, each.still)
        if joined and each.starts <= joined[-1].ends:
            before = joined.pop()
            still = before.still if before.ends > each.ends else each.still
            each = DaysStopped(before.starts, max(before.ends, each.ends), _both(before.reason, each.reason), still)
        if each.ends > each.starts:
            joined.append(each)
    return tuple(joined)


def in_hours(pauses: Iterable[Pause], as_at: date | datetime | None) -> tuple[HoursStopped, ...]:
    """The pauses as instants, in order. They may overlap: a clock that is stopped twice is stopped."""
    found = []
    for pause in pauses:
        ends = instant(_end(pause, as_at))
        _check_order(instant(pause.starts), ends)
        found.append(HoursStopped(instant(pause.starts), ends, pause.reason, pause.ends is None))
    return tuple(sorted(found, key=lambda each: (each.starts, each.ends)))


def moved_by_days(last: date, stopped: Iterable[DaysStopped]) -> tuple[date, tuple[str, ...]]:
    """The last day moved on by each pause that began in time, and a sentence for each."""
    steps = []
    for pause in stopped:
        if pause.starts > last:
            steps.append(_too_late(pause, last))
            continue
        length = (pause.ends - pause.starts).days
        last = shifted(last, length)
        steps.append(_moved(pause, words.count(length, "day"), last))
    return last, tuple(steps)


def moved_by_working_days(last: date, stopped: Iterable[DaysStopped], days: Calendar) -> tuple[date, tuple[str, ...]]:
    """The same in working days: only those in the pause are given back, and the last day is never before it ended."""
    steps = []
    for pause in stopped:
        if pause.starts > last:
            steps.append(_too_late(pause, last))
            continue
        length = working_days_between(pause.starts, pause.ends, days)
        if length:
            last = walk(last, length, days)[0]
        last = max(last, first_working_day(pause.ends, days))
        steps.append(_moved(pause, words.count(length, "working day"), last))
    return last, tuple(steps)


def _moved(pause: DaysStopped, length: str, last: date) -> str:
    why = f" ({pause.reason})" if pause.reason else ""
    if pause.still:
        return (
            f"The clock has been stopped since {words.day(pause.starts)}{why}. If it ran again from "
            f"{words.day(pause.ends)}, after {length}, the last day would be {words.day(last)}."
        )
    return (
        f"The clock stopped on {words.day(pause.starts)}{why} and ran again from {words.day(pause.ends)}: {length}, "
        f"so the last day is {words.day(last)}."
    )


def _too_late(pause: DaysStopped, last: date) -> str:
    return f"A pause from {words.day(pause.starts)} changes nothing, for the time ran out on {words.day(last)}."


def _end(pause: Pause, as_at: date | datetime | None) -> date | datetime:
    if pause.ends is not None:
        return pause.ends
    if as_at is None:
        raise Invalid(
            f"The clock has been stopped since {pause.starts}, so when it ends depends on the day it is asked about.",
            instead="Say as at which day or moment.",
        )
    return as_at


def _check_order(starts: date, ends: date) -> None:
    if ends < starts:
        raise Invalid(f"A pause cannot end ({ends}) before it starts ({starts}).", instead="Check the two days.")


def _both(one: str, other: str) -> str:
    return one if one == other else "; ".join(filter(None, (one, other)))
