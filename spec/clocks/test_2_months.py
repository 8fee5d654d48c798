"""Clocks / Months end on the corresponding day

Oracle: Dodds v Walker [1981] 1 WLR 1027: four months after 30 September end on 30 January, not on the 31st; and where a
month has no such day, on its last.
"""

from datetime import date

import pytest

from wardmote import clocks

D = date.fromisoformat


@pytest.mark.parametrize(
    ("start", "number", "after", "beginning"),
    [
        ("1980-09-30", 4, "1981-01-30", "1981-01-29"),
        ("2026-12-24", 1, "2027-01-24", "2027-01-23"),
        # A shorter month ends it, and takes nothing more away from a month that begins with the day.
        ("2026-01-31", 1, "2026-02-28", "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29", "2024-02-29"),
        ("2024-01-30", 1, "2024-02-29", "2024-02-29"),
        ("2024-01-29", 1, "2024-02-29", "2024-02-28"),
        ("2025-08-31", 6, "2026-02-28", "2026-02-28"),
        ("2025-08-31", 1, "2025-09-30", "2025-09-30"),
        # A leap day has no anniversary but in a leap year.
        ("2024-02-29", 12, "2025-02-28", "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29", "2028-02-28"),
        # The end of a short month is not the end of a long one.
        ("2023-02-28", 12, "2024-02-28", "2024-02-27"),
        ("2026-04-30", 1, "2026-05-30", "2026-05-29"),
        # The first of a month.
        ("2026-03-01", 1, "2026-04-01", "2026-03-31"),
    ],
)
def test_months_are_counted_after_or_from(start, number, after, beginning):
    assert clocks.after_months(D(start), number).last == D(after)
    assert clocks.beginning_months(D(start), number).last == D(beginning)


def test_a_day_that_is_not_there_is_said():
    found = clocks.after_months(D("2024-02-29"), 12)
    assert found.steps[1] == (
        "12 months on there is no 29 February 2025, so the last day of that month is taken: Friday 28 February 2025."
    )
    assert found.sources == ("The corresponding date rule: Dodds v Walker [1981] 1 WLR 1027",)


def test_a_month_beginning_with_a_day_says_why_it_ends_the_day_before():
    assert clocks.beginning_months(D("2026-03-01"), 1).steps == (
        "The time begins with Sunday 1 March 2026, so that day is counted.",
        "The day that corresponds to it 1 month on is Wednesday 1 April 2026.",
        "As the first day was counted, the last is the day before it: Tuesday 31 March 2026.",
    )
