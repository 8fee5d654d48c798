"""Clocks / Days after, days beginning with, and clear days"""

from datetime import date

import pytest

from wardmote import clocks
from wardmote.errors import Invalid

D = date.fromisoformat


@pytest.mark.parametrize(
    ("start", "number", "after", "beginning"),
    [
        # A day that is counted is day 1, so "beginning with" ends a day sooner.
        ("2026-12-01", 28, "2026-12-29", "2026-12-28"),
        ("2026-12-01", 1, "2026-12-02", "2026-12-01"),
        # Over the end of a month, of a year, and of February with and without its 29th.
        ("2026-01-31", 21, "2026-02-21", "2026-02-20"),
        ("2026-12-24", 30, "2027-01-23", "2027-01-22"),
        ("2023-02-27", 2, "2023-03-01", "2023-02-28"),
        ("2024-02-27", 2, "2024-02-29", "2024-02-28"),
        ("2024-02-28", 21, "2024-03-20", "2024-03-19"),
        # Weekends and bank holidays are days.
        ("2026-12-24", 1, "2026-12-25", "2026-12-24"),
    ],
)
def test_days_are_counted_after_or_from(start, number, after, beginning):
    assert clocks.after_days(D(start), number).last == D(after)
    assert clocks.beginning_days(D(start), number).last == D(beginning)


def test_clear_days_leave_out_both_ends():
    """
    Papers sent on Monday 7 December with five clear days: 8, 9, 10, 11, 12; the meeting is on the 13th at the earliest.
    A meeting on Thursday 17 December with five clear days: 12 to 16; papers go on the 11th at the latest.
    """
    assert clocks.clear_days(D("2026-12-07"), 5).last == D("2026-12-13")
    assert clocks.clear_days_before(D("2026-12-17"), 5).last == D("2026-12-11")


def test_clear_working_days_before_a_meeting():
    """
    A meeting on Thursday 31 December 2026. Back from it: 30, 29 (28 is a bank holiday), 24 (25 too), 23, 22 are clear;
    papers go on Monday 21 December at the latest.
    """
    found = clocks.clear_working_days_before(D("2026-12-31"), 5)
    assert found.last == D("2026-12-21")
    assert "Friday 25 December 2026 (Christmas Day)" in " ".join(found.steps)


def test_every_step_is_said():
    assert clocks.after_days(D("2026-12-01"), 28).steps == (
        "The time runs after Tuesday 1 December 2026, so that day is not counted.",
        "Day 1 is Wednesday 2 December 2026.",
        "Day 28 is Tuesday 29 December 2026.",
    )
    assert clocks.beginning_days(D("2026-12-01"), 21).steps == (
        "The time begins with Tuesday 1 December 2026, so that day is counted: it is day 1.",
        "Day 21 is Monday 21 December 2026.",
    )


@pytest.mark.parametrize("number", [0, -1, True, 1.5, "28", None, 100_001])
@pytest.mark.parametrize(
    "count", [clocks.after_days, clocks.beginning_days, clocks.clear_days, clocks.after_months, clocks.working_days]
)
def test_what_is_no_length_of_time_is_refused(count, number):
    with pytest.raises(Invalid, match="A time limit cannot be"):
        count(D("2026-12-01"), number)


@pytest.mark.parametrize("count", [clocks.after_days, clocks.clear_days, clocks.after_months, clocks.beginning_months])
def test_no_limit_ends_after_the_last_day_there_is(count):
    with pytest.raises(Invalid, match="ends where no calendar reaches"):
        count(date.max, 12)


def test_nor_before_the_first():
    with pytest.raises(Invalid, match="ends where no calendar reaches"):
        clocks.clear_days_before(date.min, 3)
