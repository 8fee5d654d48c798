"""Is it real? / The level behind a count

The interval holds every mean that the count could well have come from: (count − mean)² ≤ reach × mean. Solved, that is
count + reach÷2 ± √(reach × count + (reach÷2)²). Oracles: the exact Poisson interval (Garwood 1936) by chi-squared
quantiles, and Byar's approximation to it, both at a dispersion of 1.
"""

import math

import numpy as np
import pytest
from scipy import stats

from wardmote.evidence.change import Dispersion, level_interval
from wardmote.evidence.change.intervals import NORMAL_REACH, count_interval, exact_count_interval

CHANCE_ALONE = Dispersion(np.array(1.0), np.array(0.0), np.array(1e9))


def byar(n: int) -> tuple[float, float]:
    upper = n + 1
    return (
        n * (1 - 1 / (9 * n) - 1.96 / (3 * math.sqrt(n))) ** 3,
        upper * (1 - 1 / (9 * upper) + 1.96 / (3 * math.sqrt(upper))) ** 3,
    )


@pytest.mark.parametrize(
    ("count", "reach", "low", "high"),
    [
        # 100 + 2 ± √(400 + 4)
        (100, 4, 102 - math.sqrt(404), 102 + math.sqrt(404)),
        # Four times the variance: 100 + 8 ± √(1600 + 64)
        (100, 16, 108 - math.sqrt(1664), 108 + math.sqrt(1664)),
        # Nothing was seen: 0 + 2 ± √(0 + 4)
        (0, 4, 0, 4),
    ],
)
def test_by_hand(count, reach, low, high):
    assert count_interval(count, reach) == pytest.approx((low, high))


@pytest.mark.parametrize("count", [20, 60, 100, 400, 2500])
def test_at_a_dispersion_of_one_each_end_is_within_one_of_byar(count):
    """Byar's is the wider, because the exact interval it comes near to covers more than it says."""
    assert count_interval(count, NORMAL_REACH) == pytest.approx(byar(count), abs=1)


@pytest.mark.parametrize("count", [0, 1, 2, 5, 19, 100])
def test_the_exact_interval_is_garwoods(count):
    low = stats.chi2.ppf(0.025, 2 * count) / 2 if count else 0
    assert exact_count_interval(count) == pytest.approx((low, stats.chi2.ppf(0.975, 2 * count + 2) / 2))


def test_the_published_interval_of_a_hundred():
    """81.4 to 121.6: in every table of Poisson intervals."""
    assert exact_count_interval(100) == pytest.approx((81.36, 121.63), abs=0.005)


@pytest.mark.parametrize("count", [0, 3, 12, 19])
def test_a_small_count_is_never_surer_than_chance_alone(count):
    low, high = level_interval(count, CHANCE_ALONE, 12)
    exact_low, exact_high = exact_count_interval(count)
    assert low <= exact_low
    assert high >= exact_high


def test_more_dispersion_is_a_wider_interval():
    widths = [
        np.diff(level_interval(300, Dispersion(np.array(value), np.array(0.0), np.array(22.0)), 12))[0]
        for value in (1.0, 2.0, 4.0)
    ]
    assert widths == sorted(widths)
    assert widths[2] / widths[0] == pytest.approx(2, rel=0.05)


def test_an_unknown_dispersion_gives_no_interval():
    unknown = Dispersion(np.array(np.nan), np.array(0.0), np.array(0.0))
    assert np.isnan(level_interval(7, unknown, 12)).all()
