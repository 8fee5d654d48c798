"""Intervals that allow for dispersion: for a count, and for the ratio of two counts.

Both invert the score test, so a level and its interval never disagree with the test, and neither goes below nothing.
For a count: (count − mean)² = reach × mean (Cox and Hinkley, Theoretical Statistics, 1974, section 7.2). For a ratio,
given the two counts' total: Wilson (1927), Journal of the American Statistical Association 22: 209-212, with
reach in place of z². `reach` is quantile² × variance ÷ mean; with 1.96² it is chance alone.
"""

from typing import Any

import numpy as np
from scipy.special import betaincinv, gammaincinv, ndtri

CONFIDENCE = 0.95
TAIL = (1 - CONFIDENCE) / 2
NORMAL_REACH = float(ndtri(1 - TAIL)) ** 2


def count_interval(count: Any, reach: Any) -> tuple[Any, Any]:
    """The means that a count is within reach of: count + reach÷2 ± √(reach × count + (reach÷2)²)."""
    half = np.asarray(reach) / 2
    spread = np.sqrt(reach * np.asarray(count, dtype=float) + half**2)
    return np.maximum(count + half - spread, 0.0), count + half + spread


def ratio_interval(before: Any, after: Any, reach: Any) -> tuple[Any, Any]:
    """The ratios after ÷ before within reach, given their total; infinite at the top when `before` is nothing."""
    total = np.asarray(before, dtype=float) + after
    share = after / total
    middle = share + reach / total / 2
    spread = np.sqrt(reach / total * (share * (1 - share) + reach / total / 4))
    whole = 1 + reach / total
    low, high = np.maximum(middle - spread, 0.0) / whole, np.minimum((middle + spread) / whole, 1.0)
    high = np.where(np.asarray(before) > 0, high, 1.0)
    low = np.where(np.asarray(after) > 0, low, 0.0)
    with np.errstate(divide="ignore"):
        return low / (1 - low), high / (1 - high)


def exact_ratio_interval(before: Any, after: Any) -> tuple[Any, Any]:
    """The ratios the exact binomial test would not reject: Clopper and Pearson (1934), Biometrika 26: 404-413."""
    before, after = np.asarray(before, dtype=float), np.asarray(after, dtype=float)
    low = np.where(after > 0, betaincinv(np.maximum(after, 1), before + 1, TAIL), 0.0)
    high = np.where(before > 0, betaincinv(after + 1, np.maximum(before, 1), 1 - TAIL), 1.0)
    with np.errstate(divide="ignore"):
        return low / (1 - low), high / (1 - high)


def exact_count_interval(count: Any) -> tuple[Any, Any]:
    """The means an exact Poisson test would not reject: Garwood (1936), Biometrika 28: 437-442."""
    count = np.asarray(count, dtype=float)
    low = np.where(count > 0, gammaincinv(np.maximum(count, 1), TAIL), 0.0)
    return low, gammaincinv(count + 1, 1 - TAIL)
