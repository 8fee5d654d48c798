"""Is it real? / One place beside another

Given the total of two places' counts, places of one rate share it as their people do. Oracles: the comparison of two
years, which is the same where people are equally many; the exact binomial test of scipy.stats.
"""

import math

import numpy as np
import pytest
from scipy import stats

from wardmote.evidence.change import Dispersion, Standing, compare, compare_places

SURE = 1e9


def place(count, people, variance_ratio=1.0, degrees=SURE):
    return Standing(count, people, variance_ratio, degrees)


def test_by_hand():
    """
    first: 120 of 60,000 people; other: 60 of 40,000; total 180, the first's share by people 0.6, so 108 are expected
    variance ratios      | together            | t²                                 | p
    1 and 1              | 1                   | 12² ÷ (180 × 0.6 × 0.4 × 1) = 3.33 | 0.068
    2 and 4              | 0.4×2 + 0.6×4 = 3.2 | 3.33 ÷ 3.2 = 1.04                  | 0.307
    rates 2.0 and 1.5 for every 1,000: the ratio is 1.333
    """
    for ratios, p in (((1, 1), 0.068), ((2, 4), 0.307)):
        found = compare_places(place(120, 60_000, ratios[0]), place(60, 40_000, ratios[1]))
        assert found.ratio == pytest.approx(4 / 3)
        assert found.p == pytest.approx(p, abs=0.0005)
        assert found.low < 1 < found.high


@pytest.mark.parametrize(("one", "two"), [(100, 80), (255, 302), (10, 25), (0, 12), (5, 5)])
def test_of_equally_many_people_it_is_the_comparison_of_two_years(one, two):
    estimate = Dispersion(np.array(1.0), np.array(0.0), np.array(SURE))
    known = compare(one, two, estimate, 1)
    found = compare_places(place(two, 1000), place(one, 1000))
    assert (found.low, found.p) == (pytest.approx(float(known.low)), pytest.approx(float(known.p)))
    assert found.high == pytest.approx(float(known.high)) or math.isinf(found.high)


@pytest.mark.parametrize(("count", "total", "people"), [(3, 12, 0.5), (0, 9, 0.6), (9, 9, 0.6), (14, 30, 0.3)])
def test_small_numbers_agree_with_the_exact_test(count, total, people):
    first, other = place(count, int(1000 * people)), place(total - count, int(1000 * (1 - people)))
    found = compare_places(first, other)
    lower, upper = stats.binom.cdf(count, total, people), stats.binom.sf(count - 1, total, people)
    assert found.p >= min(1.0, 2 * min(lower, upper)) - 1e-9


def test_the_other_way_round_says_the_same():
    there = compare_places(place(120, 60_000, 2.0, 9), place(60, 40_000, 3.0, 11))
    back = compare_places(place(60, 40_000, 3.0, 11), place(120, 60_000, 2.0, 9))
    assert back.p == pytest.approx(there.p)
    assert (back.low, back.high) == (pytest.approx(1 / there.high), pytest.approx(1 / there.low))


def test_of_nothing_and_nothing_nothing_is_said():
    assert compare_places(place(0, 10), place(0, 20)) is None


def test_places_of_one_rate_are_seldom_called_different():
    """4,000 pairs of places whose months vary twice as much as chance: about one in twenty has p under 0.05."""
    rng = np.random.default_rng(5)
    ones, others = (rng.negative_binomial(mean, 0.5, 4000) for mean in (300, 200))
    called = sum(
        compare_places(place(int(a), 60, 2.0), place(int(b), 40, 2.0)).p < 0.05
        for a, b in zip(ones, others, strict=True)
    )
    assert 0.03 < called / 4000 < 0.07
