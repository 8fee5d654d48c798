"""Is it real? / How much a series varies of itself

The months are laid out with a row for each year and a column for each month of the year. What a cell would be if only
its row and column mattered is row total × column total ÷ grand total. Dispersion is the sum of (count − expected)² ÷
expected over all cells, divided by (rows − 1) × (columns − 1). Oracle: a log-linear model with a factor for each year
and each month, fitted by iteratively reweighted least squares (McCullagh and Nelder 1989).
"""

import numpy as np
import pytest

from wardmote.evidence.change import dispersion, serial_factor


def test_by_hand():
    """
    year   | A  M  J  J  A  S  O  N  D  J  F  M  | total
    first  | 8 12  8 12  8 12  8 12  8 12  8 12  | 120
    second | 12 8 12  8 12  8 12  8 12  8 12  8  | 120

    Every column is 20, so every cell should be 120 × 20 ÷ 240 = 10. Each is 2 away: 24 × 2² ÷ 10 = 9.6.
    Degrees of freedom 1 × 11. Dispersion 9.6 ÷ 11.

    Neighbours: 22 pairs within a year differ in sign and 1 across the years agrees: 21 × −0.4 ÷ 9.6 = −0.875.
    Fitting alone would leave (22 × −1/24 + 1/24) ÷ 11 = −0.0795, so the correlation is −0.7955.
    """
    found = dispersion([8, 12] * 6 + [12, 8] * 6)
    assert found.degrees == 11
    assert found.value == pytest.approx(9.6 / 11)
    assert found.correlation == pytest.approx(-0.875 + 0.875 / 11)


def test_a_season_and_a_step_are_not_dispersion():
    """The second year doubles and every December is high: nothing is left over."""
    year = [20, 25, 30, 20, 25, 30, 20, 25, 90, 20, 25, 30]
    found = dispersion(year + [2 * count for count in year])
    assert found.value == pytest.approx(0, abs=1e-9)


def test_months_that_come_twice_as_many_at_a_time_double_it():
    rng = np.random.default_rng(3)
    single = rng.poisson(30, size=(400, 36))
    assert dispersion(single).value.mean() == pytest.approx(1, abs=0.05)
    assert dispersion(2 * single).value.mean() == pytest.approx(2, abs=0.1)


def test_a_missing_month_is_left_out_and_costs_one_degree():
    months = [8.0, 12] * 6 + [12, 8] * 6 + [9, 11] * 6
    months[5] = np.nan
    assert dispersion(months).degrees == 21


def test_months_before_the_first_count_change_nothing():
    months = [float(n) for n in np.random.default_rng(1).poisson(20, 36)]
    short, padded = dispersion(months), dispersion([np.nan] * 7 + months)
    assert short.degrees == padded.degrees
    assert short.value == pytest.approx(padded.value)
    assert short.correlation == pytest.approx(padded.correlation)


def test_a_series_too_short_for_the_table_goes_by_its_steps():
    """Thirteen months of 10, 14, 10 …: 12 steps of 4, so 12 × 16 ÷ (2 × mean × 12), with 2/3 of a degree each."""
    months = [10, 14] * 6 + [10]
    found = dispersion(months)
    assert found.value == pytest.approx(16 / (2 * (sum(months) / 13)))
    assert (found.degrees, found.correlation) == (8, 0)


@pytest.mark.parametrize("months", [[], [5], [5, 6, 7], [0] * 36])
def test_nothing_is_said_of_too_few_months_or_of_none(months):
    assert np.isnan(dispersion(months or [np.nan]).value)


def test_many_series_at_once_are_what_each_is_alone():
    series = np.random.default_rng(2).poisson(6, size=(20, 36))
    together = dispersion(series)
    for place, alone in enumerate(map(dispersion, series)):
        assert together.value[place] == pytest.approx(alone.value)
        assert together.correlation[place] == pytest.approx(alone.correlation)


def fitted_by_reweighting(counts: np.ndarray) -> tuple[float, int]:
    """Pearson's statistic and degrees of freedom of the log-linear model, the way a statistics package fits it."""
    cells = np.flatnonzero(~np.isnan(counts))
    design = np.zeros((len(cells), len(counts) // 12 + 12))
    design[np.arange(len(cells)), cells // 12] = 1
    design[np.arange(len(cells)), len(counts) // 12 + cells % 12] = 1
    y = counts[cells]
    eta = np.log(y + 0.5)
    for _ in range(100):
        mean = np.exp(eta)
        root = np.sqrt(mean)[:, None]
        eta = design @ np.linalg.lstsq(design * root, root[:, 0] * (eta + (y - mean) / mean), rcond=None)[0]
    mean = np.exp(eta)
    return float(((y - mean) ** 2 / mean).sum()), len(y) - int(np.linalg.matrix_rank(design))


@pytest.mark.parametrize("seed", range(60))
def test_agrees_with_a_log_linear_model(seed):
    rng = np.random.default_rng(seed)
    counts = rng.poisson(rng.uniform(3, 60) * (1 + 0.4 * np.sin(np.arange(36) / 2)), 36).astype(float) + 1
    counts[rng.choice(36, size=rng.integers(0, 9), replace=False)] = np.nan
    pearson, degrees = fitted_by_reweighting(counts)
    found = dispersion(counts)
    assert found.degrees == degrees
    assert found.value == pytest.approx(pearson / degrees, rel=1e-6)


def test_order_of_years_and_names_of_months_do_not_matter():
    years = np.random.default_rng(8).poisson(15, (3, 12))
    value = dispersion(years.ravel()).value
    assert dispersion(years[::-1].ravel()).value == pytest.approx(value)
    assert dispersion(np.roll(years, 5, axis=1).ravel()).value == pytest.approx(value)


def test_neighbours_that_move_together_widen_a_total_and_one_month_has_no_neighbours():
    """
    correlation | months | factor
    0.2         | 12     | e^(5.5 × 0.2 × 11/12) = 2.741
    0.2         | 1      | 1
    0.9         | 12     | 8, the most
    −0.5        | 12     | 0.7, the least
    """
    rows = [(0.2, 12, 2.741), (0.2, 1, 1), (0.9, 12, 8), (-0.5, 12, 0.7)]
    for correlation, months, factor in rows:
        assert serial_factor(correlation, months) == pytest.approx(factor, abs=0.001)
