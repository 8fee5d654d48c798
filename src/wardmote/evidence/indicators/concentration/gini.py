"""How unevenly rows lie over points.

The Gini coefficient is 0 when every point has as many and comes near 1 when one has all. Where there are fewer rows
than points it cannot be 0 even if no two rows share a point; the generalised coefficient allows for that. (Bernasco and
Steenbeek, 2017, More places than crimes: Implications for evaluating the law of crime concentration at place, Journal
of Quantitative Criminology 33: 451-467.)
"""

from collections.abc import Sequence
from math import ceil


def gini(counts: Sequence[int]) -> float:
    """The Gini coefficient of counts, one for each point, those of nothing included; 0 when there are no rows."""
    total, points = sum(counts), len(counts)
    if not total:
        return 0.0
    ranked = sum(rank * count for rank, count in enumerate(sorted(counts), start=1))
    return 2 * ranked / (points * total) - (points + 1) / points


def generalised_gini(counts: Sequence[int]) -> float:
    """The Gini coefficient less what having fewer rows than points brings about of itself."""
    total, points = sum(counts), len(counts)
    return max(1.0, points / total) * (gini(counts) - 1) + 1 if total else 0.0


def share_of_busiest(counts: Sequence[int], share: float) -> tuple[int, int]:
    """How many points are the busiest `share` of all, at least one, and how many rows lie at them."""
    busiest = max(1, ceil(share * len(counts)))
    return busiest, sum(sorted(counts, reverse=True)[:busiest])


def fewest_holding(counts: Sequence[int], share: float) -> int:
    """The fewest points that together hold at least `share` of the rows."""
    wanted, held = share * sum(counts), 0
    for points, count in enumerate(sorted(counts, reverse=True), start=1):
        held += count
        if held >= wanted:
            return points
    return 0
