"""Is it real? / Control limits

Three standard deviations about the mean of the months. The variance is taken about each year's own mean, as a multiple
of that mean: seasons widen the band, a trend from year to year does not.
"""

import math

import pytest

from wardmote.evidence.change import band


def test_by_hand():
    """
    Two years of 8, 12, 8, 12 …: the mean is 10 in both, every month is 2 away.
    24 × 2² ÷ 10 = 9.6, over 24 − 2 = 22: variance ÷ mean 0.436.
    Three standard deviations of a month, and of the mean of 24: 3 × √(0.436 × 10 × 25/24).
    """
    width = 3 * math.sqrt(9.6 / 22 * 10 * 25 / 24)
    found = band([8, 12] * 12)
    assert (found.centre, found.low, found.high) == pytest.approx((10, 10 - width, 10 + width))
    assert found.months_used == 24


def test_a_step_between_years_moves_the_centre_and_not_the_width():
    found = band([8, 12] * 6 + [18, 22] * 6)
    assert found.centre == 15
    assert found.high - found.centre == pytest.approx(3 * math.sqrt((12 * 0.4 + 12 * 0.2) / 22 * 15 * 25 / 24))


def test_missing_months_are_left_out():
    assert band([8, 12] * 11 + [None, None]).months_used == 22


def test_a_count_is_not_expected_below_nothing():
    assert band([0, 3] * 12).low == 0


@pytest.mark.parametrize("months", [[], [5] * 11, [None] * 30])
def test_under_a_year_there_are_no_limits(months):
    assert band(months) is None
