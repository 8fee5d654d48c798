"""How much more a monthly series varies than chance alone, once its seasons and its years are allowed for.

Lay the months out as a table with a row for each year and a column for each month of the year. What each cell would be
if only its row and its column mattered is row total × column total ÷ grand total. Pearson's statistic, the sum of
(count − expected)² ÷ expected, divided by its degrees of freedom is the dispersion: about 1 when months vary by chance
alone. Seasons go into the columns, trend and steps into the rows, so neither a steady season nor the change in question
is mistaken for variation. (McCullagh and Nelder, Generalized Linear Models, 2nd edition 1989, sections 6.2.3 and 9.3.)

A series too short for the table is judged by its steps from month to month, as a moving range is: the sum of
(this month − last month)² ÷ (2 × mean × steps). It knows no seasons, so it errs on the side of caution.
(von Neumann and others, 1941, Annals of Mathematical Statistics 12: 153-162.)

Neighbouring months that rise and fall together make totals vary more than their months suggest. The correlation of the
residuals of neighbouring months, less the correlation that fitting the table itself brings about, measures that.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

SEASONS = 12
# With fewer degrees of freedom the estimate says more about the months it came from than about the series.
FEWEST_DEGREES = 6
# Iterative scaling ends when no cell moves by more than this; a table without gaps takes one pass.
SCALED, MOST_PASSES = 1e-9, 200


@dataclass(frozen=True)
class Dispersion:
    """`value`: variance ÷ mean of the months; `correlation`: of neighbouring months, corrected; `degrees` of freedom.

    Each is an array with one entry for each series that was given. `value` is NaN where `degrees` are too few.
    """

    value: Array
    correlation: Array
    degrees: Array


#: A series that varies by chance and nothing else, known for certain: what a plain Poisson test takes every series for.
CHANCE_ALONE = Dispersion(np.array(1.0), np.array(0.0), np.array(1e9))


def dispersion(counts: npt.ArrayLike) -> Dispersion:
    """The dispersion of one or many monthly series.

    `counts` has shape (…, months), oldest month first and NaN where a month is missing; the last month ends a year of
    the table, so years are counted back from it. Series given together share their missing months.
    """
    series = np.asarray(counts, dtype=float)
    table = _table(series)
    seen = ~np.isnan(table[(0,) * (table.ndim - 2)])
    table = np.where(seen, table, 0.0)
    expected = _expected(table, seen)
    residual = np.divide(table - expected, np.sqrt(expected), out=np.zeros_like(table), where=expected > 0)
    degrees = _degrees(table, seen)
    squares = (residual**2).sum(axis=(-2, -1))
    months = residual.reshape(*residual.shape[:-2], -1)
    products = (months[..., 1:] * months[..., :-1]).sum(axis=-1)
    raw = np.divide(products, squares, out=np.zeros_like(squares), where=squares > 0)
    long = degrees >= FEWEST_DEGREES
    value = np.divide(squares, degrees, out=np.full_like(squares, np.nan), where=long)
    correlation = np.where(long, raw - _fitted_correlation(seen.tobytes(), seen.shape[0]), 0.0)
    by_steps, step_degrees = _by_steps(series)
    return Dispersion(np.where(long, value, by_steps), correlation, np.where(long, degrees, step_degrees))


def _by_steps(series: Array) -> tuple[Array, Array]:
    """Dispersion from steps between neighbouring months; a step shares a month with the next, so each is worth 2/3."""
    squares = np.diff(series, axis=-1) ** 2
    steps = (~np.isnan(squares)).sum(axis=-1)
    degrees = steps * 2.0 / 3.0
    months = (~np.isnan(series)).sum(axis=-1)
    mean = np.nansum(series, axis=-1) / np.maximum(months, 1)
    known = (degrees >= FEWEST_DEGREES) & (mean > 0)
    divisor = np.where(known, 2 * mean * steps, np.nan)
    return np.nansum(squares, axis=-1) / divisor, degrees


def _table(counts: Array) -> Array:
    short = -counts.shape[-1] % SEASONS
    padding = np.full((*counts.shape[:-1], short), np.nan)
    return np.concatenate([padding, counts], axis=-1).reshape(*counts.shape[:-1], -1, SEASONS)


def _expected(table: Array, seen: npt.NDArray[np.bool_]) -> Array:
    """What each cell would be if only its year and its month mattered, by iterative proportional scaling."""
    expected = np.broadcast_to(seen.astype(float), table.shape).copy()
    for _ in range(MOST_PASSES):
        before = expected
        for axis in (-1, -2):
            fitted = expected.sum(axis=axis, keepdims=True)
            wanted = table.sum(axis=axis, keepdims=True)
            expected = expected * np.divide(wanted, fitted, out=np.zeros_like(wanted), where=fitted > 0)
        if np.abs(expected - before).max(initial=0.0) < SCALED:
            break
    return expected


def _degrees(table: Array, seen: npt.NDArray[np.bool_]) -> Array:
    """Cells less what was fitted, a total for each year and column less one; empty years and columns do not count."""
    years, columns = table.sum(axis=-1) > 0, table.sum(axis=-2) > 0
    cells = (seen & years[..., :, None] & columns[..., None, :]).sum(axis=(-2, -1))
    return np.maximum(cells - years.sum(axis=-1) - columns.sum(axis=-1) + 1, 0).astype(float)


@cache
def _fitted_correlation(seen: bytes, years: int) -> float:
    """The correlation of neighbouring residuals that fitting a table of independent months leaves behind.

    With residuals M·y of independent months y, the expected product of neighbours over the expected square is
    tr(L·M) ÷ tr(M), where M projects onto what years and columns cannot explain and L pairs each month with the next.
    """
    cells = np.flatnonzero(np.frombuffer(seen, dtype=bool))
    design = np.zeros((len(cells), years + SEASONS))
    design[np.arange(len(cells)), cells // SEASONS] = 1
    design[np.arange(len(cells)), years + cells % SEASONS] = 1
    left = np.eye(len(cells)) - design @ np.linalg.pinv(design)
    neighbours = cells[:, None] + 1 == cells[None, :]
    spare = np.trace(left)
    return float((left * neighbours).sum() / spare) if spare > SCALED else 0.0
