"""Is it real? / The change from the year before

Given the total of two counts, an unchanged series puts half in each. t² = (after − before)² ÷ (total × variance ratio),
judged by Student's t with half the degrees of freedom of the dispersion. Oracles: Wilson's and Clopper and Pearson's
intervals and the exact binomial test of scipy.stats; the E-test values of Krishnamoorthy and Thomson (2004).
"""

import json
import math

import numpy as np
import pytest
from scipy import stats

from wardmote.evidence.change import CHANCE_ALONE, Dispersion, compare
from wardmote.evidence.change.compare import exact_p
from wardmote.evidence.change.intervals import NORMAL_REACH, exact_ratio_interval, ratio_interval

MANY = np.array(1e9)


def odds(share: float) -> float:
    return share / (1 - share) if share < 1 else math.inf


def test_by_hand():
    """
    before | after | variance ratio | t²                       | p, when the dispersion is known for certain
    100    | 80    | 1              | 20² ÷ 180 = 2.222        | 0.136
    100    | 80    | 4              | 20² ÷ (180 × 4) = 0.556  | 0.456
    """
    for ratio, p in ((1, 0.136), (4, 0.456)):
        found = compare(100, 80, Dispersion(np.array(float(ratio)), np.array(0.0), MANY), 1)
        assert found.ratio == pytest.approx(0.8)
        assert found.p == pytest.approx(p, abs=0.0005)


def test_the_interval_holds_one_exactly_when_p_is_over_one_in_twenty():
    rng = np.random.default_rng(4)
    before, after = rng.integers(25, 400, 2000), rng.integers(25, 400, 2000)
    value = rng.uniform(0.5, 6, 2000)
    estimate = Dispersion(value, rng.uniform(-0.2, 0.4, 2000), np.full(2000, 22.0))
    found = compare(before, after, estimate, 12)
    assert (((found.low <= 1) & (found.high >= 1)) == (found.p >= 0.05)).all()


@pytest.mark.parametrize(("before", "after"), [(30, 50), (100, 80), (200, 333), (41, 0), (0, 41)])
def test_agrees_with_wilson(before, after):
    known = stats.binomtest(after, before + after).proportion_ci(method="wilson")
    assert ratio_interval(before, after, NORMAL_REACH) == pytest.approx((odds(known.low), odds(known.high)))


@pytest.mark.parametrize(("before", "after"), [(0, 3), (2, 6), (6, 2), (5, 5), (1, 30), (0, 1)])
def test_small_numbers_agree_with_the_exact_test(before, after):
    known = stats.binomtest(after, before + after)
    interval = known.proportion_ci(method="exact")
    assert exact_p(before, after) == pytest.approx(known.pvalue)
    assert exact_ratio_interval(before, after) == pytest.approx((odds(interval.low), odds(interval.high)))
    found = compare(before, after, CHANCE_ALONE, 12)
    assert found.p >= known.pvalue - 1e-12


def test_from_none_there_is_no_ratio_but_there_is_a_least_one():
    """None before and 12 after: p is twice ½ to the twelfth, and the ratio is at least 2.8 with no upper end."""
    found = compare(0, 12, CHANCE_ALONE, 12)
    assert found.p == pytest.approx(2 / 2**12, rel=0.2)
    assert not np.isfinite(found.ratio)
    assert found.low == pytest.approx(odds(0.025 ** (1 / 12)))
    assert found.high == math.inf


def test_of_nothing_and_nothing_nothing_is_said():
    found = compare(0, 0, CHANCE_ALONE, 12)
    assert np.isnan([found.ratio, found.low, found.high, found.p]).all()


def test_the_published_e_test_is_never_more_cautious_than_ours_on_small_numbers():
    """E-test p of 3 and 0: 0.0884; of 6 and 2: 0.1749 (Krishnamoorthy and Thomson 2004). It assumes chance alone."""
    for after, before, e_test in ((3, 0, 0.0884), (6, 2, 0.1749)):
        assert compare(before, after, CHANCE_ALONE, 12).p >= e_test


@pytest.mark.needs_data
def test_the_e_test_agrees_on_larger_numbers(shared):
    known = json.loads((shared / "known_answers" / "count_tests.json").read_text())["e_test"]
    larger = [row for row in known if row[0] + row[1] >= 60]
    assert larger
    for after, before, p in larger:
        assert compare(before, after, CHANCE_ALONE, 12).p == pytest.approx(p, abs=0.002)


def test_doubling_both_and_the_variance_changes_nothing():
    """Counting every crime twice teaches nothing."""
    once = compare(120, 90, Dispersion(np.array(1.5), np.array(0.1), np.array(22.0)), 12)
    twice = compare(240, 180, Dispersion(np.array(3.0), np.array(0.1), np.array(22.0)), 12)
    assert np.array([once.low, once.high, once.p]) == pytest.approx(np.array([twice.low, twice.high, twice.p]))


def test_exchanging_the_periods_turns_the_ratio_over():
    estimate = Dispersion(np.array(1.5), np.array(0.1), np.array(22.0))
    one, other = compare(13, 9, estimate, 12), compare(9, 13, estimate, 12)
    assert np.array([one.low, one.high, one.p]) == pytest.approx(np.array([1 / other.high, 1 / other.low, other.p]))
