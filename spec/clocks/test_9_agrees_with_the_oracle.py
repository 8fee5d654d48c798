"""Clocks / Agreement with an oracle written apart from the product

It knows bank holidays to the end of 2027, so here the product is given a calendar that ends then too: where a count
goes beyond, the oracle takes every weekday for a working day and the product must refuse.
"""

import csv
import random
import runpy
from datetime import UTC, date, datetime, timedelta

import pytest

from wardmote import clocks
from wardmote.errors import Missing

pytestmark = pytest.mark.needs_data
RANDOM_DATES = 100_000
KNOWN = clocks.calendar("england").up_to(2027)
BEYOND = datetime(2028, 1, 1, tzinfo=UTC)
CHRISTMAS = ("Christmas Day",)
PROTECTION = ("Sundays", "Christmas Day", "Good Friday", "bank holidays")
ROADS = {
    "after_days": clocks.after_days,
    "beginning_days": clocks.beginning_days,
    "after_months": clocks.after_months,
    "beginning_months": clocks.beginning_months,
    "working_days": lambda start, n: clocks.working_days(start, n, KNOWN),
    "hours": clocks.clock_hours,
    "closure_hours": lambda start, n: clocks.clock_hours(start, n, CHRISTMAS),
    "dvpn_hours": lambda start, n: clocks.clock_hours(start, n, PROTECTION, KNOWN),
}
NEED_HOLIDAYS = {"working_days", "dvpn_hours"}


def is_beyond(rule: str, last: date | datetime) -> bool:
    """The oracle's answer lies in a year whose bank holidays it does not know."""
    if rule not in NEED_HOLIDAYS:
        return False
    return last > BEYOND if isinstance(last, datetime) else last >= BEYOND.date()


def agrees(rule: str, start: date | datetime, n: int, last: date | datetime) -> bool:
    """Equal; or both beyond what is known, where the product says so. Gives whether an answer was compared."""
    if is_beyond(rule, last):
        with pytest.raises(Missing):
            ROADS[rule](start, n)
        return False
    assert ROADS[rule](start, n).last == last, (rule, start, n)
    return True


def test_every_example(shared):
    with (shared / "checks" / "clock_examples.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    compared = 0
    for row in rows:
        read = datetime.fromisoformat if row["rule"].endswith("hours") else date.fromisoformat
        compared += agrees(row["rule"], read(row["start"]), int(row["n"]), read(row["last"]))
    print(f"{compared} of {len(rows)} compared; the rest end beyond 2027 and were refused")
    assert len(rows) == 384
    assert len(rows) - compared == 3


def test_a_hundred_thousand_random_dates(shared):
    answer = runpy.run_path(str(shared / "checks" / "clock_oracle.py"))["answer"]
    chance, first = random.Random(20261126), date(2018, 1, 1)
    compared = 0
    for _ in range(RANDOM_DATES):
        rule = chance.choice(list(ROADS))
        start: date | datetime = first + timedelta(days=chance.randrange(3652))
        if rule.endswith("hours"):
            start = datetime(start.year, start.month, start.day, tzinfo=UTC) + timedelta(
                minutes=chance.randrange(24 * 60)
            )
        n = chance.randint(1, 96)
        compared += agrees(rule, start, n, answer(rule, start, n))
    print(f"{compared:,} of {RANDOM_DATES:,} compared; the rest end beyond 2027 and were refused")
    assert compared > 0.98 * RANDOM_DATES
