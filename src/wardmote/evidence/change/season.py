"""Does the month of the year matter, or do months differ by no more than they do within a season?

With no season each month of a year would have an equal share of that year: of the months of a year that are held, its
total ÷ how many they are. Of a month of the year (all Aprils …) the observed total is set against the sum of those
shares. Pearson's statistic over the months of the year, (observed − expected)² ÷ expected, divided by the months less
one, is a variance ratio like the dispersion; divided by the dispersion it is judged by Fisher's F. (McCullagh and
Nelder, Generalized Linear Models, 2nd edition 1989, section 9.2: a quasi-likelihood ratio of two nested models.)
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import fdtrc

from wardmote.evidence.change.dispersion import SEASONS, Dispersion

# A month of the year known from one year cannot be told from that year; of half a year of them little can be said.
FEWEST_YEARS, FEWEST_MONTHS = 2, 6


@dataclass(frozen=True)
class Season:
    """Each month of the year, the first that of the series' first month after a whole number of years back from its
    end: how much of an even share it has (1 is even; None where fewer than two years hold it), and `p` that an even
    year would look as uneven."""

    index: tuple[float | None, ...]
    p: float


def season(counts: Sequence[int | None], estimate: Dispersion) -> Season | None:
    """The season of a monthly series, oldest month first, None where a month is missing; the last month ends a year.

    None where the dispersion is not known, or too few years are held to tell a season from a year.
    """
    padding: list[int | None] = [None] * (-len(counts) % SEASONS)
    table = np.array([np.nan if each is None else each for each in (*padding, *counts)], dtype=float)
    table = table.reshape(-1, SEASONS)
    held = ~np.isnan(table)
    # A year with one month held says nothing of how its months differ.
    held &= held.sum(axis=1, keepdims=True) > 1
    known = np.where(held, table, 0.0)
    share = known.sum(axis=1, keepdims=True) / np.maximum(held.sum(axis=1, keepdims=True), 1)
    observed, expected = known.sum(axis=0), (held * share).sum(axis=0)
    there = (expected > 0) & (held.sum(axis=0) >= FEWEST_YEARS)
    if np.isnan(estimate.value) or there.sum() < FEWEST_MONTHS:
        return None
    squares = ((observed - expected) ** 2 / expected)[there].sum()
    statistic = squares / (there.sum() - 1) / max(float(estimate.value), 1.0)
    told = zip(observed, expected, there, strict=True)
    index = tuple(float(seen / even) if enough else None for seen, even, enough in told)
    return Season(index, float(fdtrc(there.sum() - 1, float(estimate.degrees), statistic)))
