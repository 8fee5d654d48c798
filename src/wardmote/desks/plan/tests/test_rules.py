"""When a plan is in force, and how a change is said."""

from datetime import date

import pytest

from wardmote.desks.plan.rules import change_in_words, status_on

STARTS, ENDS = date(2022, 4, 1), date(2025, 3, 31)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2022, 3, 31), "not started"),
        (date(2022, 4, 1), "in force"),
        (date(2025, 3, 31), "in force"),
        (date(2025, 4, 1), "ended"),
    ],
)
def test_both_days_are_in_force(day, status):
    assert status_on(starts=STARTS, ends=ENDS, day=day) == status


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (255, 302, "up 18 %"),
        (234, 378, "up 62 %"),
        (200, 194, "down 3 %"),
        (200, 200, "no change"),
        (0, 5, ""),
        (None, 5, ""),
    ],
)
def test_a_percentage_is_worked_out_and_never_typed(before, now, words):
    assert change_in_words(before, now) == words
