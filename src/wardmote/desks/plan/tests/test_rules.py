"""When a plan is in force, and how a change is said."""

from dataclasses import dataclass
from datetime import date

import pytest

from wardmote.desks.plan.rules import change_in_words, current, status_on, year_began

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
    ("day", "began"),
    [
        (date(2021, 1, 1), date(2022, 4, 1)),
        (date(2022, 4, 1), date(2022, 4, 1)),
        (date(2023, 3, 31), date(2022, 4, 1)),
        (date(2023, 4, 1), date(2023, 4, 1)),
        (date(2025, 3, 31), date(2024, 4, 1)),
        # Ended: its last year is the one whose revision was never made.
        (date(2026, 11, 26), date(2024, 4, 1)),
    ],
)
def test_a_plans_year_begins_in_april(day, began):
    assert year_began(starts=STARTS, ends=ENDS, day=day) == began


def test_a_plan_that_starts_in_the_middle_of_a_year_begins_its_first_there():
    assert year_began(starts=date(2022, 9, 1), ends=ENDS, day=date(2022, 12, 1)) == date(2022, 9, 1)
    assert year_began(starts=date(2022, 9, 1), ends=ENDS, day=date(2023, 4, 1)) == date(2023, 4, 1)


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


@dataclass(frozen=True)
class Lasts:
    starts: date
    ends: date


LAST, NEXT = Lasts(date(2022, 4, 1), date(2025, 3, 31)), Lasts(date(2026, 10, 1), date(2029, 3, 31))
CURRENT = [
    # the plans, the day, the one that counts
    ((LAST, NEXT), date(2026, 9, 30), LAST),
    ((LAST, NEXT), date(2026, 10, 1), NEXT),
    ((NEXT,), date(2026, 9, 30), NEXT),
    ((), date(2026, 9, 30), None),
]


@pytest.mark.parametrize(("plans", "day", "counts"), CURRENT)
def test_the_plan_that_counts_is_the_one_that_began_last(plans, day, counts):
    assert current(plans, day) == counts
