"""Control limits: the band in which a month of an unchanged series falls all but once in some hundreds of months.

Shewhart's three standard deviations about the mean of the months before the period. The standard deviation includes
the seasons, because the band is the same all year: variance ÷ mean is taken about each year's own mean, so that a trend
from year to year does not widen it. (Shewhart 1931; NHS England, Making Data Count, for the reading of such charts.)
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

SIGMAS = 3
YEAR = 12


@dataclass(frozen=True)
class Band:
    """`centre`, `low` and `high` of a month's count; worked out from `months_used` months."""

    centre: float
    low: float
    high: float
    months_used: int


def band(months: Sequence[int | None]) -> Band | None:
    """The control limits set by these months, oldest first, None where one is missing; None with fewer than 12.

    Years are counted back from the last month given. A count cannot be below nothing, so neither is the lower limit.
    """
    years = [months[max(end - YEAR, 0) : end] for end in range(len(months), 0, -YEAR)]
    known = [[count for count in year if count is not None] for year in years]
    # A year known by one month says nothing of how months vary within it.
    known = [year for year in known if len(year) > 1]
    used = sum(len(year) for year in known)
    if used < YEAR:
        return None
    centre = sum(map(sum, known)) / used
    squares = sum(_squares(year) for year in known)
    ratio = squares / (used - len(known))
    width = SIGMAS * math.sqrt(ratio * centre * (1 + 1 / used))
    return Band(centre, max(centre - width, 0.0), centre + width, used)


def _squares(year: Sequence[int]) -> float:
    mean = sum(year) / len(year)
    return sum((count - mean) ** 2 for count in year) / mean if mean else 0.0
