"""Limits in months: they end on the day of the month that corresponds, or on the month's last day where none does.

Source: the corresponding date rule, Dodds v Walker [1981] 1 WLR 1027 (House of Lords).
"""

import calendar
from datetime import date

from wardmote.clocks import words
from wardmote.clocks.days import shifted
from wardmote.clocks.reckoning import Reckoning, check_amount, out_of_range

A_YEAR = 12
RULE = "The corresponding date rule: Dodds v Walker [1981] 1 WLR 1027"


def corresponding(start: date, months: int) -> tuple[date, bool]:
    """The corresponding day so many months on (or back), and whether there is one; else the last day of that month."""
    year, month = divmod(start.year * A_YEAR + start.month - 1 + months, A_YEAR)
    if not date.min.year <= year <= date.max.year:
        raise out_of_range(start)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last)), start.day <= last


def after_months(start: date, number: int) -> Reckoning:
    """`number` months after `start`: the corresponding day, or the last day of a month that has none."""
    check_amount(number)
    last, there = corresponding(start, number)
    return Reckoning(
        start,
        last,
        (
            f"The time runs after {words.day(start)}, so that day is not counted.",
            _found(start, number, last, there),
            f"The last day is {words.day(last)}.",
        ),
        (RULE,),
    )


def beginning_months(start: date, number: int) -> Reckoning:
    """`number` months beginning with `start`: to the day before the corresponding one, or a shorter month's end."""
    check_amount(number)
    found, there = corresponding(start, number)
    last = shifted(found, -1) if there else found
    ends = (
        f"As the first day was counted, the last is the day before it: {words.day(last)}."
        if there
        else f"The last day is {words.day(last)}."
    )
    first = f"The time begins with {words.day(start)}, so that day is counted."
    return Reckoning(start, last, (first, _found(start, number, found, there), ends), (RULE,))


def _found(start: date, number: int, found: date, there: bool) -> str:
    length = words.count(number, "month")
    if there:
        return f"The day that corresponds to it {length} on is {words.day(found)}."
    return (
        f"{length} on there is no {start.day} {words.MONTHS[found.month - 1]} {found.year}, "
        f"so the last day of that month is taken: {words.day(found)}."
    )
