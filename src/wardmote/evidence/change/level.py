"""The underlying level of a period: what its count would be on average if the same months came again and again."""

from typing import Any

import numpy as np

from wardmote.evidence.change.dispersion import Dispersion
from wardmote.evidence.change.intervals import count_interval, exact_count_interval
from wardmote.evidence.change.spread import reach

# With fewer the normal curve is not trusted alone.
SMALL_COUNT = 20


def level_interval(count: Any, estimate: Dispersion, months: int) -> tuple[Any, Any]:
    """The 95% interval for the mean behind a count of `months` months; NaN where the dispersion is not known.

    A small count is given the wider of that interval and the exact Poisson one.
    """
    count = np.asarray(count, dtype=float)
    low, high = count_interval(count, reach(estimate, months))
    exact_low, exact_high = exact_count_interval(count)
    small = (count < SMALL_COUNT) & ~np.isnan(high)
    return np.where(small, np.minimum(low, exact_low), low), np.where(small, np.maximum(high, exact_high), high)
