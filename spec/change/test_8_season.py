"""Is it real? / The season

Months of the year against even shares of each year, judged by the dispersion of the series. Oracles: a pencil; series
without a season, of which one in twenty or fewer is called seasonal.
"""

import numpy as np
import pytest
from scipy.stats import f

from wardmote.evidence.change import Dispersion, dispersion, season

CERTAIN = Dispersion(np.array(1.0), np.array(0.0), np.array(22.0))


def test_by_hand():
    """
    three years of 10 a month, and 40 in each December: of a year's 150 an even share is 12.5
    December: 120 against 37.5, index 3.2; every other month 30 against 37.5, index 0.8
    Pearson: 82.5² ÷ 37.5 + 11 × 7.5² ÷ 37.5 = 181.5 + 16.5 = 198; ÷ 11 = 18
    """
    year = [10] * 11 + [40]
    found = season(year * 3, CERTAIN)
    assert found.index == pytest.approx([0.8] * 11 + [3.2])
    assert found.p == pytest.approx(f.sf(18, 11, 22))


def test_an_even_year_has_an_index_of_one_and_no_season():
    found = season([20] * 36, CERTAIN)
    assert found.index == pytest.approx([1.0] * 12)
    assert found.p == pytest.approx(1.0)


def test_a_rise_from_year_to_year_is_no_season():
    found = season([10] * 12 + [20] * 12 + [40] * 12, CERTAIN)
    assert found.index == pytest.approx([1.0] * 12)


def test_a_missing_month_is_left_out_and_not_taken_for_nothing():
    """The first December is missing: the two others, 80, against shares of 12.5 each: still 3.2."""
    year = [10] * 11 + [40]
    found = season([*year[:11], None, *year, *year], CERTAIN)
    assert found.index[11] == pytest.approx(80 / 25)


def test_a_month_known_from_one_year_is_not_told_from_that_year():
    year = [10] * 11 + [40]
    found = season([*year[:11], None, *year[:11], None, *year], CERTAIN)
    assert found.index[11] is None
    assert None not in found.index[:11]


def test_too_little_says_nothing():
    assert season([5] * 11, CERTAIN) is None
    assert season([20] * 12, CERTAIN) is None
    unknown = Dispersion(np.array(np.nan), np.array(0.0), np.array(0.0))
    assert season([20] * 36, unknown) is None


def test_series_without_a_season_are_seldom_called_seasonal():
    """2,000 series of 36 months, by chance alone and of twice its variance."""
    rng = np.random.default_rng(8)
    for draw in (lambda: rng.poisson(30, 36), lambda: rng.negative_binomial(30, 0.5, 36)):
        called = 0
        for _ in range(2000):
            counts = draw()
            called += season([int(each) for each in counts], dispersion(counts)).p < 0.05
        assert called / 2000 < 0.065


def test_a_season_of_a_half_up_and_down_is_found():
    rng = np.random.default_rng(9)
    shape = 60 * (1 + 0.5 * np.sin(np.arange(36) * np.pi / 6))
    counts = rng.poisson(shape)
    assert season([int(each) for each in counts], dispersion(counts)).p < 0.001
