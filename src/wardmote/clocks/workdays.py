"""Limits in working days, forward and back. A working day is one that the calendar does not strike out."""

from datetime import date

from wardmote.clocks import words
from wardmote.clocks.calendars import Calendar, calendar
from wardmote.clocks.days import shifted
from wardmote.clocks.reckoning import Reckoning, check_amount

#: More holidays than this are counted and not named.
NAMED = 6


def working_days(start: date, number: int, days: Calendar | None = None) -> Reckoning:
    """The last of `number` working days after `start`, which is not counted. `days` is England's calendar unless given.

    Raises Missing where the count reaches a year whose bank holidays are not known.
    """
    days = days or calendar("england")
    last, struck = walk(start, number, days)
    return Reckoning(
        start,
        last,
        (
            f"The time runs after {words.day(start)}, so that day is not counted.",
            _what_is_counted(days),
            *_struck(struck, days),
            f"Working day {number} is {words.day(last)}.",
        ),
        (days.source,),
    )


def clear_working_days_before(event: date, number: int, days: Calendar | None = None) -> Reckoning:
    """The last working day on which notice leaves `number` clear working days before `event`."""
    days = days or calendar("england")
    last, struck = walk(event, number + 1, days, step=-1)
    return Reckoning(
        event,
        last,
        (
            f"Neither {words.day(event)} nor the day of the notice is counted: the working days between must be clear.",
            _what_is_counted(days),
            *_struck(struck, days),
            f"The last working day before {words.count(number, 'clear working day')} is {words.day(last)}.",
        ),
        (days.source,),
    )


def first_working_day(value: date, days: Calendar) -> date:
    """The day itself if it is worked, or the next that is."""
    while not days.is_working(value):
        value = shifted(value, 1)
    return value


def working_days_between(after: date, last: date, days: Calendar) -> int:
    """How many working days there are after one day, up to and with the other."""
    return sum(days.is_working(shifted(after, each)) for each in range(1, (last - after).days + 1))


def walk(start: date, number: int, days: Calendar, step: int = 1) -> tuple[date, list[date]]:
    """The working day `number` after `start` (before it for a step of -1), and the days struck out on the way."""
    check_amount(number)
    value, struck = start, []
    while number:
        value = shifted(value, step)
        if days.is_working(value):
            number -= 1
        else:
            struck.append(value)
    return value, struck


def _what_is_counted(days: Calendar) -> str:
    return f"Working days are counted: not a Saturday, a Sunday or a bank holiday of {days.title}."


def _struck(struck: list[date], days: Calendar) -> tuple[str, ...]:
    """The days left out on the way: holidays by name, weekends by number."""
    holidays = [each for each in sorted(struck) if each in days.holidays]
    weekends = len(struck) - len(holidays)
    said = [f"{words.day(each)} ({days.holidays[each]})" for each in holidays]
    if len(said) > NAMED:
        said = [words.count(len(holidays), "bank holiday")]
    if weekends:
        said.append(words.count(weekends, "day of a weekend", "days of weekends"))
    return (f"Left out on the way: {words.listed(said)}.",) if said else ()
