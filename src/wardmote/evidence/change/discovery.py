"""False discovery: how many of the changes called real in one table may be expected to be chance.

Benjamini and Hochberg (1995), Controlling the false discovery rate, Journal of the Royal Statistical Society B 57:
289-300.
"""

from collections.abc import Sequence


def adjusted(p_values: Sequence[float | None]) -> tuple[float | None, ...]:
    """The q-value of each p-value, given that all of them were looked at; None (not tested) stays None.

    q is the smallest false discovery rate at which that change would be called real: the least, over all p-values not
    smaller than it, of p × how many were tested ÷ its rank.
    """
    tested = sorted((p, place) for place, p in enumerate(p_values) if p is not None)
    q_values: list[float | None] = [None] * len(p_values)
    least = 1.0
    for rank in range(len(tested), 0, -1):
        p, place = tested[rank - 1]
        least = min(least, p * len(tested) / rank)
        q_values[place] = least
    return tuple(q_values)
