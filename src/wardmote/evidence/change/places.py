"""Is the rate of one place higher than that of another, or could chance make the difference?

Given the total of two places' counts of the same months, places of one rate share it as their people do: the first has
w = its people ÷ all people. The variance ratios of the two are weighed together as that share's variance is:
(1 − w) × the first's + w × the other's. t² = (count − w × total)² ÷ (total × w × (1 − w) × variance ratio), judged by
Student's t with the fewer degrees of freedom of the two. When the total is small the exact binomial test must agree.
With people in equal numbers and one variance ratio this is `compare`. (Przyborowski and Wilenski, 1940, Biometrika 31:
313-323.)
"""

from dataclasses import dataclass

from scipy.special import betainc, stdtr, stdtrit

from wardmote.evidence.change.compare import SMALL_TOTAL
from wardmote.evidence.change.intervals import TAIL, exact_ratio_interval, ratio_interval


@dataclass(frozen=True)
class Standing:
    """What one place brings to a comparison: its count, its people, variance ÷ mean of the count, and the degrees of
    freedom that quantiles are taken with."""

    count: int
    people: int
    variance_ratio: float
    degrees: float


@dataclass(frozen=True)
class Difference:
    """`ratio` of the first place's rate to the other's, its 95% interval (infinite where there is no upper end), and
    `p`."""

    ratio: float
    low: float
    high: float
    p: float


def compare_places(first: Standing, other: Standing) -> Difference | None:
    """Set two places' rates over the same months against each other; None where neither counted anything."""
    total = first.count + other.count
    if not total:
        return None
    share = first.people / (first.people + other.people)
    variance = (1 - share) * first.variance_ratio + share * other.variance_ratio
    degrees = min(first.degrees, other.degrees)
    statistic = abs(first.count - share * total) / (total * share * (1 - share) * variance) ** 0.5
    p = 2 * float(stdtr(degrees, -statistic))
    low, high = ratio_interval(other.count, first.count, float(stdtrit(degrees, 1 - TAIL)) ** 2 * variance)
    if total < SMALL_TOTAL:
        p = max(p, exact_share_p(first.count, total, share))
        exact_low, exact_high = exact_ratio_interval(other.count, first.count)
        low, high = min(low, exact_low), max(high, exact_high)
    by_people = other.people / first.people
    ratio = first.count / other.count if other.count else float("inf")
    return Difference(ratio * by_people, float(low) * by_people, float(high) * by_people, p)


def exact_share_p(count: int, total: int, share: float) -> float:
    """Twice the chance of a count so far from its share of the total, at most 1: the exact two-sided binomial test."""
    at_most = 1.0 if count == total else float(betainc(total - count, count + 1, 1 - share))
    at_least = 1.0 if count == 0 else float(betainc(count, total - count + 1, share))
    return min(1.0, 2 * min(at_most, at_least))
