"""Limits in days: those that follow a day, those that begin with it, and clear days, forward and back."""

from datetime import date, timedelta

from wardmote.clocks import words
from wardmote.clocks.reckoning import Reckoning, check_amount, out_of_range


def shifted(start: date, days: int) -> date:
    """The day so many days on, or back; Invalid where there is no such day."""
    try:
        return start + timedelta(days=days)
    except OverflowError as error:
        raise out_of_range(start) from error


def after_days(start: date, number: int) -> Reckoning:
    """`number` days after `start`, which is not counted itself."""
    check_amount(number)
    last = shifted(start, number)
    return Reckoning(
        start,
        last,
        (
            f"The time runs after {words.day(start)}, so that day is not counted.",
            f"Day 1 is {words.day(shifted(start, 1))}.",
            f"Day {number} is {words.day(last)}.",
        ),
    )


def beginning_days(start: date, number: int) -> Reckoning:
    """`number` days beginning with `start`, which is day 1."""
    check_amount(number)
    last = shifted(start, number - 1)
    return Reckoning(
        start,
        last,
        (
            f"The time begins with {words.day(start)}, so that day is counted: it is day 1.",
            f"Day {number} is {words.day(last)}.",
        ),
    )


def clear_days(start: date, number: int) -> Reckoning:
    """The first day with `number` clear days between it and `start`; neither end is counted."""
    check_amount(number)
    last = shifted(start, number + 1)
    return Reckoning(
        start,
        last,
        (
            f"Neither {words.day(start)} nor the day itself is counted: the days between must be clear.",
            f"{words.count(number, 'clear day')} {words.does(number, 'end')} with {words.day(shifted(start, number))}.",
            f"The first day after them is {words.day(last)}.",
        ),
    )


def clear_days_before(event: date, number: int) -> Reckoning:
    """The last day on which notice leaves `number` clear days before `event`; neither end is counted."""
    check_amount(number)
    last = shifted(event, -number - 1)
    return Reckoning(
        event,
        last,
        (
            f"Neither {words.day(event)} nor the day of the notice is counted: the days between must be clear.",
            (
                f"{words.count(number, 'clear day')} back from it {words.does(number, 'begin')} with "
                f"{words.day(shifted(event, -number))}."
            ),
            f"The last day before them is {words.day(last)}.",
        ),
    )
