"""Limits in hours: real hours whatever the clocks on the wall do, days that a law disregards, and hours of work."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta

from wardmote.clocks import words
from wardmote.clocks.calendars import Calendar, calendar
from wardmote.clocks.days import shifted
from wardmote.clocks.pauses import HoursStopped
from wardmote.clocks.reckoning import Reckoning, check_amount, instant, out_of_range
from wardmote.clocks.words import LONDON
from wardmote.errors import Invalid

#: Days that laws leave out of a count of hours. A bank holiday is one of the calendar given.
DISREGARDS: dict[str, Callable[[date, Calendar], bool]] = {
    "Saturdays": lambda day, _: day.weekday() == 5,
    "Sundays": lambda day, _: day.weekday() == 6,
    "Christmas Day": lambda day, _: (day.month, day.day) == (12, 25),
    "Good Friday": lambda day, days: _holiday(day, days) == "Good Friday",
    "bank holidays": lambda day, days: bool(_holiday(day, days)),
}
#: When offices open and close, where nobody says otherwise.
OPENS, CLOSES = time(9), time(17)
#: A stretch of time in which a clock runs, and the next instant at which that may change.
Runs = Callable[[datetime], tuple[bool, datetime]]


def clock_hours(
    start: datetime,
    number: int,
    disregarding: Iterable[str] = (),
    days: Calendar | None = None,
    stopped: tuple[HoursStopped, ...] = (),
) -> Reckoning:
    """The instant `number` hours after `start`, leaving out whole London days that the law disregards, and pauses.

    `disregarding` are names in DISREGARDS. Raises Missing where the count reaches a year whose bank holidays matter and
    are not known.
    """
    check_amount(number)
    days, names = days or calendar("england"), tuple(disregarding)
    for name in names:
        if name not in DISREGARDS:
            raise Invalid(f"No law here disregards “{name}”.", instead=f"Use {words.listed(list(DISREGARDS))}.")
    left_out: list[date] = []

    def runs(now: datetime) -> tuple[bool, datetime]:
        day = now.astimezone(LONDON).date()
        counted = not any(DISREGARDS[name](day, days) for name in names)
        if not counted:
            left_out.append(day)
        return counted, _midnight_after(day)

    last = _run(instant(start), timedelta(hours=number), runs, stopped)
    steps = (
        f"The clock starts at {words.moment(start)}.",
        *((f"Not counted: {words.listed(list(names))}.",) if names else ()),
        *((f"Left out on the way: {words.listed([words.day(each) for each in left_out])}.",) if left_out else ()),
        *_paused(stopped, last),
        *_clocks_changed(instant(start), last),
        f"{words.count(number, 'hour')} {words.does(number, 'end')} at {words.moment(last)}.",
    )
    return Reckoning(start, last, steps, (days.source,) if {"bank holidays", "Good Friday"} & set(names) else ())


def working_hours(
    start: datetime,
    number: int,
    days: Calendar | None = None,
    opens: time = OPENS,
    closes: time = CLOSES,
    stopped: tuple[HoursStopped, ...] = (),
) -> Reckoning:
    """The instant when `number` hours of work have passed: `opens` to `closes`, London time, on working days."""
    check_amount(number)
    if opens >= closes:
        raise Invalid(
            f"An office cannot open at {opens:%H:%M} and close at {closes:%H:%M}.", instead="Check the times."
        )
    days = days or calendar("england")

    def runs(now: datetime) -> tuple[bool, datetime]:
        day = now.astimezone(LONDON).date()
        if not days.is_working(day) or now >= _at(day, closes):
            return False, _midnight_after(day)
        return (True, _at(day, closes)) if now >= _at(day, opens) else (False, _at(day, opens))

    last = _run(instant(start), timedelta(hours=number), runs, stopped)
    steps = (
        f"The clock starts at {words.moment(start)}.",
        f"Hours of work are counted: {opens:%H:%M} to {closes:%H:%M} on working days of {days.title}.",
        *_paused(stopped, last),
        f"{words.count(number, 'hour')} of work {words.does(number, 'end')} at {words.moment(last)}.",
    )
    return Reckoning(start, last, steps, (days.source,))


def _run(start: datetime, left: timedelta, runs: Runs, stopped: tuple[HoursStopped, ...]) -> datetime:
    """Go from one instant at which something changes to the next, until no time is left."""
    now = start
    try:
        while left:
            held = [each.ends for each in stopped if each.starts <= now < each.ends]
            if held:
                now = max(held)
                continue
            counted, until = runs(now)
            until = min([until, *(each.starts for each in stopped if each.starts > now)])
            if counted:
                step = min(until - now, left)
                now, left = now + step, left - step
            else:
                now = until
    except OverflowError as error:
        raise out_of_range(start) from error
    return now


def _midnight_after(day: date) -> datetime:
    return _at(shifted(day, 1), time())


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, LONDON).astimezone(UTC)


def _holiday(day: date, days: Calendar) -> str:
    days.check_known(day)
    return days.holidays.get(day, "")


def _clocks_changed(start: datetime, last: datetime) -> tuple[str, ...]:
    """A sentence where the hour on the wall is not the one a reader would expect."""
    moved = (_on_the_wall(last) - _on_the_wall(start)) - (last - start)
    if not moved:
        return ()
    way = "forward" if moved > timedelta() else "back"
    return (f"The clocks go {way} an hour in this time. Real hours are counted.",)


def _on_the_wall(value: datetime) -> datetime:
    return value.astimezone(LONDON).replace(tzinfo=None)


def _paused(stopped: tuple[HoursStopped, ...], last: datetime) -> tuple[str, ...]:
    said = []
    for each in stopped:
        if each.starts >= last:
            continue
        why = f" ({each.reason})" if each.reason else ""
        since = f"The clock {'has been stopped since' if each.still else 'stopped at'} {words.moment(each.starts)}{why}"
        said.append(f"{since}; this counts it as running again from {words.moment(each.ends)}.")
    return tuple(said)
