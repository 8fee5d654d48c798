"""Other whole tables that a reader could not tell from the true ones: equal in every published figure and every sum.

A figure is safe when there is such a table in which it is far enough from the truth. Each is found as a *shift*: whole
numbers to add to the true counts that leave every sum as it was. A shift and its opposite, each taken as many times as
no count leaves its limits, show at once how far all the figures it moves can move.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy
from scipy import sparse

from wardmote.evidence.disclosure.tables.shapes import Counts

# Where nothing limits a count from above, no shift is larger than this.
FAR = 10_000
_EXACT = 1e-6
# A shift within a fifth of the cheapest is as good, and is found many times sooner. No limit of time: it would make
# what is hidden depend on the machine.
CHEAP = {"mip_rel_gap": 0.2}


@dataclass(frozen=True)
class Shift:
    """Whole numbers `by` to add to the counts `at`. It may be taken `back` times the other way and `forth` times
    this."""

    at: np.ndarray
    by: np.ndarray
    back: int
    forth: int

    def low(self) -> np.ndarray:
        """How far below the truth each of the counts `at` can come."""
        return np.maximum(self.by * self.back, -self.by * self.forth)

    def high(self) -> np.ndarray:
        """How far above the truth each of the counts `at` can come."""
        return np.maximum(self.by * self.forth, -self.by * self.back)


class Alternatives:
    """Finds shifts for one system of counts. `low` and `high` are what an attacker knows of each count anyway."""

    def __init__(self, counts: Counts, low: np.ndarray, high: np.ndarray) -> None:
        self.truth = np.array(counts.values)
        self.down, self.up = self.truth - low, np.minimum(high - self.truth, FAR)
        self.sums = _matrix(counts)
        # A shift is what is added less what is taken away, so that how much is moved can be made little.
        self._both_ways = sparse.hstack([self.sums, -self.sums]).tocsc()

    def find(self, count: int, by: int, cost: np.ndarray) -> Shift | None:
        """The cheapest shift that moves one count at least `by` (not 0) its way; `cost` is for each count moved by one.

        None when there is none: the published figures and what is known anyway give the count away.
        """
        most = np.concatenate([self.up, self.down])
        least = np.zeros_like(most)
        here, opposite = (count, count + len(self.truth)) if by > 0 else (count + len(self.truth), count)
        if most[here] < abs(by):
            return None
        least[here], most[opposite] = abs(by), 0
        moved = self._solved(np.concatenate([cost, cost]), least, most)
        return None if moved is None else self._shift(moved)

    def _solved(self, cost: np.ndarray, least: np.ndarray, most: np.ndarray) -> np.ndarray | None:
        nothing = np.zeros(self.sums.shape[0])
        # By its long name: it takes a fifth of a second to load, and most processes never come here.
        optimize = scipy.optimize
        bounds = np.column_stack([least, most])
        found = optimize.linprog(cost, A_eq=self._both_ways, b_eq=nothing, bounds=bounds, method="highs")
        if found.status != 0:
            return None
        if np.abs(np.rint(found.x) - found.x).max() > _EXACT:
            # Tables of three dimensions can have corners that are no whole numbers; counts are.
            rules = optimize.LinearConstraint(self._both_ways, nothing, nothing)
            found = optimize.milp(cost, constraints=rules, bounds=(least, most), integrality=1, options=CHEAP)
            if found.x is None:
                return None
        whole = np.rint(found.x)
        return whole[: len(self.truth)] - whole[len(self.truth) :]

    def _shift(self, moved: np.ndarray) -> Shift:
        at = np.flatnonzero(moved)
        by = moved[at].astype(int)
        by //= np.gcd.reduce(np.abs(by))
        return Shift(at, by, self._times(at, -by), self._times(at, by))

    def _times(self, at: np.ndarray, by: np.ndarray) -> int:
        """How many times a shift can be taken before a count leaves its limits."""
        room = np.where(by > 0, self.up[at], self.down[at])
        return int(np.min(room // np.abs(by)))


def _matrix(counts: Counts) -> sparse.csc_matrix:
    rows: list[int] = []
    columns: list[int] = []
    signs: list[float] = []
    for row, (total, parts) in enumerate(counts.sums):
        rows += [row] * (1 + len(parts))
        columns += [total, *parts]
        signs += [-1.0, *[1.0] * len(parts)]
    return sparse.csc_matrix((signs, (rows, columns)), shape=(len(counts.sums), len(counts.values)))


def limits(counts: Counts, known: Sequence[tuple[int, int | None] | None]) -> tuple[np.ndarray, np.ndarray]:
    """What is known of each count anyway, as arrays: at least nothing, and no upper end where none is known."""
    low = np.array([0 if each is None else max(0, each[0]) for each in known])
    high = np.array([np.inf if each is None or each[1] is None else each[1] for each in known])
    fixed = sorted(counts.fixed)
    low[fixed] = high[fixed] = np.array(counts.values)[fixed]
    return low, high
