"""Is it real? / When many changes are looked at together

q is the smallest false discovery rate at which a change would be called real. Oracle: scipy's false_discovery_control.
"""

import numpy as np
import pytest
from scipy import stats

from wardmote.evidence.change import adjusted


def test_by_hand():
    """
    p     | rank | p × 5 ÷ rank | q, the least from here down
    0.005 | 1    | 0.025        | 0.025
    0.011 | 2    | 0.0275       | 0.0275
    0.04  | 3    | 0.0667       | 0.05
    0.04  | 4    | 0.05         | 0.05
    0.6   | 5    | 0.6          | 0.6
    """
    assert adjusted([0.04, 0.005, 0.6, 0.011, 0.04]) == pytest.approx([0.05, 0.025, 0.6, 0.0275, 0.05])


def test_what_was_not_tested_is_not_counted():
    assert adjusted([0.01, None, 0.03]) == (pytest.approx(0.02), None, pytest.approx(0.03))
    assert adjusted([]) == ()
    assert adjusted([None]) == (None,)


@pytest.mark.parametrize("seed", range(100))
def test_agrees_with_scipy(seed):
    rng = np.random.default_rng(seed)
    p_values = rng.uniform(size=rng.integers(1, 60)) ** rng.uniform(1, 4)
    assert adjusted(list(p_values)) == pytest.approx(stats.false_discovery_control(p_values))


def test_of_tables_where_nothing_changed_few_show_any_change():
    """With every p uniform, no more than one table in twenty shows a q under 0.05."""
    rng = np.random.default_rng(7)
    tables = [min(adjusted(list(p))) for p in rng.uniform(size=(2000, 15))]
    assert np.mean(np.array(tables) < 0.05) == pytest.approx(0.05, abs=0.015)
