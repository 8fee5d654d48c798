"""Clocks / Working days, and the years whose bank holidays are known"""

import tomllib
from datetime import date
from importlib.resources import files

import pytest

from wardmote import clocks
from wardmote.clocks.calendars import read_calendars
from wardmote.errors import Missing

D = date.fromisoformat
ENGLAND, ANYWHERE = "england", "any_part_of_the_united_kingdom"


@pytest.mark.parametrize(
    ("start", "number", "last"),
    [
        # Over Christmas 2026: the 25th is Friday, Boxing Day is kept on Monday the 28th, 1 January is Friday.
        ("2026-12-24", 1, "2026-12-29"),
        ("2026-12-24", 3, "2026-12-31"),
        ("2026-12-24", 4, "2027-01-04"),
        ("2026-12-24", 20, "2027-01-26"),
        # From a day that is no working day: the first working day after it is day 1.
        ("2026-12-25", 1, "2026-12-29"),
        ("2026-12-26", 1, "2026-12-29"),
        # Easter 2025: Friday 18 April and Monday 21 April.
        ("2025-04-17", 1, "2025-04-22"),
        # Days that came once: the jubilee's two, the funeral, the coronation, and the May holiday moved in 2020.
        ("2022-06-01", 1, "2022-06-06"),
        ("2022-09-16", 1, "2022-09-20"),
        ("2023-05-05", 1, "2023-05-09"),
        ("2020-05-01", 1, "2020-05-04"),
        ("2020-05-07", 1, "2020-05-11"),
        # Christmas on a Saturday: Monday and Tuesday instead.
        ("2021-12-24", 1, "2021-12-29"),
        ("2027-12-24", 5, "2028-01-05"),
        # A leap day is a working day when it is no weekend.
        ("2024-02-28", 1, "2024-02-29"),
    ],
)
def test_working_days_after(start, number, last):
    assert clocks.working_days(D(start), number).last == D(last)


def test_what_was_left_out_is_named():
    assert clocks.working_days(D("2026-12-24"), 3).steps == (
        "The time runs after Thursday 24 December 2026, so that day is not counted.",
        "Working days are counted: not a Saturday, a Sunday or a bank holiday of England and Wales.",
        (
            "Left out on the way: Friday 25 December 2026 (Christmas Day), Monday 28 December 2026 "
            "(substitute for Boxing Day) and 2 days of weekends."
        ),
        "Working day 3 is Thursday 31 December 2026.",
    )
    assert "GOV.UK" in clocks.working_days(D("2026-12-24"), 3).sources[0]


def test_six_holidays_are_named_and_a_seventh_is_one_too_many():
    """From Friday 2 January 2026 the sixth bank holiday is Christmas Day, and the seventh is kept on 28 December."""
    six, seven = clocks.working_days(D("2026-01-02"), 249), clocks.working_days(D("2026-01-02"), 250)
    assert (six.last, seven.last) == (D("2026-12-24"), D("2026-12-29"))
    assert "Friday 3 April 2026 (Good Friday)" in six.steps[2]
    assert "7 bank holidays and" in seven.steps[2]


def test_many_holidays_are_counted_and_not_named():
    """A year's working days leave out eight bank holidays: their number is said, and not a page of their names."""
    assert "8 bank holidays and" in clocks.working_days(D("2026-01-02"), 253).steps[2]


def test_a_freedom_of_information_request_stops_for_scotlands_holidays_too():
    """
    Received on Thursday 24 December 2026. Section 10(6) strikes out a bank holiday anywhere in the United Kingdom, and
    Monday 4 January 2027 is one in Scotland: the twentieth working day is the 27th of January, and not the 26th.
    """
    found = clocks.due("INF.FOI", start=D("2026-12-24"))
    assert found.last == D("2027-01-27")
    assert clocks.working_days(D("2026-12-24"), 20, clocks.calendar(ENGLAND)).last == D("2027-01-26")
    assert "Monday 4 January 2027 (substitute for 2 January (Scotland))" in " ".join(found.reckoning.steps)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-06-15", "World Cup bank holiday (Scotland)"),
        ("2026-03-17", "St Patrick's Day (Northern Ireland)"),
        ("2025-07-14", "substitute for Battle of the Boyne (Northern Ireland)"),
        ("2024-12-02", "substitute for St Andrew's Day (Scotland)"),
        ("2026-12-25", "Christmas Day"),
        ("2026-08-31", "Summer bank holiday (England and Wales, Northern Ireland)"),
        ("2026-08-03", "Summer bank holiday (Scotland)"),
        ("2026-08-01", "Saturday"),
        ("2026-08-04", ""),
    ],
)
def test_a_day_says_why_it_is_not_worked(day, why):
    assert clocks.calendar(ANYWHERE).why_not(D(day)) == why
    assert clocks.calendar(ANYWHERE).is_working(D(day)) == (not why)


@pytest.mark.parametrize(
    ("start", "number"), [("2028-12-28", 3), ("2029-01-01", 1), ("2017-12-29", 1), ("2500-01-01", 5)]
)
def test_a_year_that_is_not_known_is_said_and_not_guessed(start, number):
    with pytest.raises(Missing, match="bank holidays of England and Wales are known here from 2018 to 2028 only"):
        clocks.working_days(D(start), number)


@pytest.mark.parametrize(
    ("year", "last_year", "of_2026", "of_2027"), [(2026, 2026, 8, 0), (2027, 2027, 8, 8), (2040, 2028, 8, 8)]
)
def test_what_was_known_by_some_year(year, last_year, of_2026, of_2027):
    """Who knew no later year: the years before are as they were, and none is known that was not."""
    england = clocks.calendar(ENGLAND)
    known = england.up_to(year)
    assert (known.id, known.title, known.source) == (england.id, england.title, england.source)
    assert (known.first_year, known.last_year) == (2018, last_year)
    for asked, count in ((2026, of_2026), (2027, of_2027)):
        assert sum(day.year == asked for day in known.holidays) == count
    with pytest.raises(Missing, match=f"from 2018 to {last_year} only"):
        known.why_not(D("2029-01-01"))


TWO_PARTS = """
[[division]]
id = "hill"
title = "Hill"
first_year = 2020
last_year = 2027
days = { 2024-01-01 = "New Year", 2024-03-04 = "Fair", 2024-05-06 = "Well day" }

[[division]]
id = "vale"
title = "Vale"
first_year = 2021
last_year = 2026
days = { 2024-01-01 = "New Year", 2024-03-04 = "Market", 2024-07-08 = "Regatta" }

[[calendar]]
id = "both"
title = "hill and vale"
source = "an example"
divisions = ["hill", "vale"]

[[calendar]]
id = "hill"
title = "the hill"
source = "another example"
divisions = ["hill"]
"""


def test_a_calendar_of_several_parts_is_known_where_all_are_and_says_whose_a_holiday_is():
    both, hill = read_calendars(TWO_PARTS)
    assert (both.id, both.title, both.source) == ("both", "hill and vale", "an example")
    assert (both.first_year, both.last_year) == (2021, 2026)
    assert both.holidays == {
        D("2024-01-01"): "New Year",
        D("2024-03-04"): "Fair (Hill); Market (Vale)",
        D("2024-05-06"): "Well day (Hill)",
        D("2024-07-08"): "Regatta (Vale)",
    }
    assert (hill.first_year, hill.last_year) == (2020, 2027)
    assert hill.holidays == {D("2024-01-01"): "New Year", D("2024-03-04"): "Fair", D("2024-05-06"): "Well day"}


def test_the_calendars_there_are():
    told = {each.id: each for each in clocks.calendars()}
    assert set(told) == {ENGLAND, ANYWHERE}
    assert (told[ENGLAND].title, told[ANYWHERE].title) == ("England and Wales", "any part of the United Kingdom")
    with pytest.raises(Missing, match="There is no calendar called wales") as refused:
        clocks.calendar("wales")
    assert refused.value.instead == f"Use one of {ENGLAND}, {ANYWHERE}."


def test_the_last_day_that_is_known_can_be_reached():
    assert clocks.working_days(D("2028-12-28"), 1).last == D("2028-12-29")


def test_limits_in_days_and_months_need_no_holidays():
    assert clocks.after_days(D("2400-02-28"), 1).last == D("2400-02-29")
    assert clocks.due("GOV.SCRUTINY", start=D("2035-01-31")).last == D("2036-01-31")


def test_there_are_as_many_as_gov_uk_lists():
    """GOV.UK listed 280 for 2019 to 2028: 83 of England and Wales, 94 of Scotland, 103 of Northern Ireland."""
    told = tomllib.loads(files("wardmote.clocks").joinpath("calendars.toml").read_text("utf-8"))
    counted = {each["id"]: sum("2019" <= day[:4] <= "2028" for day in each["days"]) for each in told["division"]}
    assert counted == {"england_and_wales": 83, "scotland": 94, "northern_ireland": 103}
    assert all(D(day).weekday() < 5 for each in told["division"] for day in each["days"])
