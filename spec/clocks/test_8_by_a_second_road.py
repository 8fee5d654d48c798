"""Clocks / The same by a second road

Every limit again, in another way: a walk from day to day (or minute to minute) that asks of each whether it is counted.
Bank holidays are worked out from the Act and Easter, where the product reads a list.
"""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from wardmote import clocks
from wardmote.clocks import Pause

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
LONDON = ZoneInfo("Europe/London")
YEARS = range(2018, 2029)
WALKS = 2_000


def easter(year: int) -> date:
    """Gauss's way, for years from 1900 to 2099 (the product has no such sum)."""
    a, b, c = year % 19, year % 4, year % 7
    d = (19 * a + 24) % 30
    e = (2 * b + 4 * c + 6 * d + 5) % 7
    days = d + e - (7 if (d == 29 and e == 6) or (d == 28 and e == 6 and a > 10) else 0)
    return date(year, 3, 22) + days * DAY


def holidays(year: int) -> set[date]:
    """England and Wales: schedule 1 to the Banking and Financial Dealings Act 1971, custom, and proclamations."""
    mondays = [day for day in every_day(year) if day.weekday() == 0]
    found = {
        easter(year) - 2 * DAY,
        easter(year) + DAY,
        min(day for day in mondays if day.month == 5),
        max(day for day in mondays if day.month == 5),
        max(day for day in mondays if day.month == 8),
    }
    if year == 2020:
        found = found - {date(2020, 5, 4)} | {date(2020, 5, 8)}
    if year == 2022:
        found = found - {date(2022, 5, 30)} | {date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)}
    if year == 2023:
        found |= {date(2023, 5, 8)}
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        if fixed.weekday() < 5:
            found.add(fixed)
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        if fixed.weekday() >= 5:
            found.add(next(day for day in walk_from(fixed) if day.weekday() < 5 and day not in found))
    return found


def every_day(year: int):
    return [date(year, 1, 1) + n * DAY for n in range(366) if (date(year, 1, 1) + n * DAY).year == year]


def walk_from(day: date):
    while True:
        day += DAY
        yield day


HOLIDAYS = {day for year in YEARS for day in holidays(year)}


def is_worked(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def walked(start: date, number: int, counted=lambda day: True) -> date:
    """The day on which as many counted days have passed."""
    for day in walk_from(start):
        number -= counted(day)
        if not number:
            return day
    raise AssertionError


def completes_a_month(start: date, day: date) -> bool:
    """The day of the month is the start's, or it is the last of a month that has no such day."""
    return day.day == start.day or (day.day < start.day and (day + DAY).day == 1)


def by_minutes(start: datetime, hours: int, counted) -> datetime:
    left, now = hours * 60, start
    while left:
        left -= counted(now.astimezone(LONDON))
        now += MINUTE
    return now


def test_the_list_of_bank_holidays_is_what_the_act_and_easter_make():
    assert set(clocks.calendar("england").holidays) == HOLIDAYS


def starts(seed: int, last: str = "2028-06-30"):
    chance = random.Random(seed)
    first = date(2018, 1, 1)
    span = (date.fromisoformat(last) - first).days
    for _ in range(WALKS):
        yield chance, first + chance.randrange(span) * DAY


def test_days_months_and_working_days():
    for chance, start in starts(1):
        number = chance.randint(1, 60)
        assert clocks.after_days(start, number).last == walked(start, number)
        assert clocks.beginning_days(start, number).last == walked(start - DAY, number)
        assert clocks.working_days(start, number).last == walked(start, number, is_worked)
        clear = clocks.clear_days(start, number).last
        assert clocks.clear_days_before(clear, number).last == start
        months = chance.randint(1, 40)
        corresponding = walked(start, months, lambda day, start=start: completes_a_month(start, day))
        assert clocks.after_months(start, months).last == corresponding
        there = corresponding.day == start.day
        assert clocks.beginning_months(start, months).last == corresponding - (DAY if there else 0 * DAY)


@pytest.mark.parametrize("seed", range(3))
def test_hours_minute_by_minute(seed):
    christmas = [datetime(2026, 12, 22, tzinfo=UTC), datetime(2021, 12, 23, tzinfo=UTC)]
    changes = [datetime(2026, 3, 27, tzinfo=UTC), datetime(2026, 10, 23, tzinfo=UTC)]
    chance = random.Random(seed)
    for near in (*christmas, *changes, datetime(2026, 4, 1, tzinfo=UTC), datetime(2022, 9, 16, tzinfo=UTC)):
        start = near + chance.randrange(3 * 24 * 60) * MINUTE
        number = chance.randint(1, 72)
        for names, counted in (
            ((), lambda there: True),
            (("Christmas Day",), lambda there: (there.month, there.day) != (12, 25)),
            (
                ("Sundays", "Christmas Day", "Good Friday", "bank holidays"),
                lambda there: (
                    there.weekday() != 6 and (there.month, there.day) != (12, 25) and there.date() not in HOLIDAYS
                ),
            ),
        ):
            assert clocks.clock_hours(start, number, names).last == by_minutes(start, number, counted)
        office = by_minutes(start, number % 20 + 1, lambda there: is_worked(there.date()) and 9 <= there.hour < 17)
        assert clocks.working_hours(start, number % 20 + 1).last == office


def stopped_walk(start: date, number: int, pauses: list[tuple[date, date]], counted) -> date:
    """Days in a pause (after its first, up to its last) do not count; one that starts on the last day holds it open."""
    paused = {first + n * DAY for first, last in pauses for n in range(1, (last - first).days + 1)}
    left, day = number, start
    while True:
        day += DAY
        left -= bool(counted(day) and day not in paused)
        if left <= 0 and counted(day):
            until = [last for first, last in pauses if first <= day < last]
            if not until:
                return day


def test_pauses_day_by_day():
    for chance, start in starts(2, "2027-06-30"):
        number, pauses, first = chance.randint(5, 40), [], start
        for _ in range(chance.randint(0, 3)):
            first += chance.randint(0, 25) * DAY
            last = first + chance.randint(0, 20) * DAY
            pauses.append((first, last))
            first = last + chance.randint(0, 5) * DAY
        given = [Pause(one, other, "clarification") for one, other in pauses]
        rules = [clocks.rule("INF.DSAR"), clocks.rule("INF.FOI")]
        for each, counted in zip(rules, (lambda day: True, is_worked), strict=True):
            limit = (
                clocks.read_limit({"working_days": number})
                if counted is is_worked
                else clocks.read_limit({"days": number, "counting": "after"})
            )
            changed = [replace(each, limit=limit, calendar="england")]
            found = clocks.due(each.id, start=start, pauses=given, among=changed)
            assert found.last == stopped_walk(start, number, pauses, counted), (start, number, pauses)


def test_whatever_is_stated_ends_its_own_arithmetic():
    """The last step of every reckoning names the day it states."""
    chance = random.Random(3)
    for each in clocks.rules():
        if each.commencement == "not commenced" or "in 12 months" in each.limit.said or "possible" in each.limit.said:
            continue
        start = datetime(2026, 6, 20, 10, tzinfo=UTC) + chance.randrange(400) * DAY
        found = clocks.due(each.id, start=start)
        assert f"{found.day.day} {found.day:%B} {found.day.year}" in found.reckoning.steps[-1], each.id
