"""Is the later count more, or less, than chance would make of the earlier one?

Two counts of equally many months. Given their total, an unchanged series puts half of it in each, with the variance
that its dispersion says: t² = (after − before)² ÷ (total × variance ratio), judged by Student's t. When the total is
small that is not cautious enough, and the exact binomial test of one count in the total must agree: the larger p and
the wider interval stand. (Przyborowski and Wilenski, 1940, Biometrika 31: 313-323.)
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import betainc, stdtr

from wardmote.evidence.change.dispersion import Dispersion
from wardmote.evidence.change.intervals import exact_ratio_interval, ratio_interval
from wardmote.evidence.change.spread import doubt_degrees, reach, variance_ratio

# With fewer in both periods together the normal curve is not trusted alone.
SMALL_TOTAL = 40


@dataclass(frozen=True)
class Comparison:
    """`ratio` after ÷ before (infinite or NaN when before is nothing), its 95% interval, and `p`; NaN where unknown."""

    ratio: Any
    low: Any
    high: Any
    p: Any


def compare(before: Any, after: Any, estimate: Dispersion, months: int) -> Comparison:
    """Compare counts of `months` months each. NaN throughout where both are nothing or the dispersion is not known."""
    before, after = np.asarray(before, dtype=float), np.asarray(after, dtype=float)
    total = before + after
    with np.errstate(divide="ignore", invalid="ignore"):
        low, high = ratio_interval(before, after, reach(estimate, months))
        statistic = np.abs(after - before) / np.sqrt(total * variance_ratio(estimate, months))
        p = 2 * stdtr(doubt_degrees(estimate), -statistic)
        exact_low, exact_high = exact_ratio_interval(before, after)
        small = total < SMALL_TOTAL
        unknown = np.isnan(p)
        p = np.where(small & ~unknown, np.maximum(p, exact_p(before, after)), p)
        low = np.where(small & ~unknown, np.minimum(low, exact_low), low)
        high = np.where(small & ~unknown, np.maximum(high, exact_high), high)
        low, high = (np.where(unknown, np.nan, end) for end in (low, high))
        return Comparison(after / before, low, high, p)


def exact_p(before: Any, after: Any) -> Any:
    """Twice the chance that a fair coin would fall as unevenly, at most 1: the exact two-sided conditional test."""
    fewer = np.minimum(before, after)
    total = np.asarray(before, dtype=float) + after
    return np.minimum(1.0, 2 * betainc(np.maximum(total - fewer, 0.5), fewer + 1, 0.5))
