"""Chooses which figures to hide, and holds for each an account of what an attacker still cannot tell.

Counts that are small are hidden first. Then, as long as some hidden figure is not safe, the cheapest shift that makes
it safe is found (see `alternatives`) and every published figure it would move is hidden too, and must be made safe in
its turn. Hiding more never makes a figure less safe, so each is dealt with once and the work ends.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from wardmote.errors import Broken
from wardmote.evidence.disclosure.tables.alternatives import Alternatives, Shift, limits
from wardmote.evidence.disclosure.tables.policy import Policy
from wardmote.evidence.disclosure.tables.shapes import Counts, Earlier, Key, Tables, counts_of

# What an attacker knows of a figure from elsewhere: at least, and at most (None where nothing limits it).
Known = Mapping[Key, tuple[int, int | None]]
# A total is worth more than its parts, and one of totals more again.
DEARER = 4.0
# Moving what is hidden already costs next to nothing, but not nothing: short shifts have more room.
HIDDEN_COST = 1e-3


@dataclass(frozen=True)
class Safety:
    """What is left open about one hidden figure: it can be as little as `low` and as much as `high`."""

    low: int
    high: int
    primary: bool


@dataclass(frozen=True)
class Protection:
    """Which figures are published, and for each of the others why it is safe.

    `known_anyway` are hidden figures that what is known from elsewhere pins closer than the policy asks, whatever else
    is hidden.
    """

    published: frozenset[Key]
    hidden: Mapping[Key, Safety]
    known_anyway: frozenset[Key]


def protect(tables: Tables, rule: Policy, known: Known | None = None, earlier: tuple[Earlier, ...] = ()) -> Protection:
    """Hide what must be hidden. Raises Broken when what is said to be known is not so."""
    counts = counts_of(tables, earlier)
    found = _known_of(counts, tables, known or {})
    work = _Work(counts, rule, *limits(counts, found), worth=_worth(tables, counts))
    work.finish()
    work.check()
    return work.told(tables)


def _known_of(counts: Counts, tables: Tables, known: Known) -> list[tuple[int, int | None] | None]:
    """What is known, by count. Raises Broken when the truth is not within it: then it is not known, but mistaken."""
    by_count: list[tuple[int, int | None] | None] = [None] * len(counts.values)
    for key, (least, most) in known.items():
        if key not in counts.place:
            continue
        true = tables.cells[key]
        if not least <= true <= (true if most is None else most):
            raise Broken(
                f"{', '.join(key)} is {true:,}, which is not within {least:,} to {most:,} as another series has it. "
                "The two do not count the same thing: take the other away from what is known."
            )
        by_count[counts.place[key]] = (least, most)
    return by_count


def _worth(tables: Tables, counts: Counts) -> np.ndarray:
    """What a reader loses when a count is hidden: more for a large one, much more for a total."""
    worth = 1 + np.log1p(counts.values)
    for key, ways in Counter(each.total for each in tables.sums).items():
        worth[counts.place[key]] *= DEARER**ways
    return worth


class _Work:
    """The state of one protection: what is hidden so far, and how far each count is known to be able to move."""

    def __init__(self, counts: Counts, rule: Policy, low: np.ndarray, high: np.ndarray, worth: np.ndarray) -> None:
        self.counts, self.rule, self.worth = counts, rule, worth
        self.low, self.high = low, high
        self.truth = np.array(counts.values)
        self.alternatives = Alternatives(counts, low, high)
        self.pinned = low == high
        self.small = (self.truth >= 1) & (self.truth <= rule.few) & ~self.pinned
        self.hidden = self.small.copy()
        self.hidden[sorted(counts.tied)] = True
        self.hidden &= ~self.pinned
        # How far each count is asked to reach down, up and in all, and how far it is shown to reach so far.
        self.far_down = np.where(self.small, self.truth - 1, 0)
        self.far_up = np.where(self.small, rule.few - self.truth, 0)
        self.far_apart = np.where(self.small, 0, rule.width - 1)
        self.down, self.up = np.zeros_like(self.truth), np.zeros_like(self.truth)
        self.short: set[int] = set()
        self.shifts: list[Shift] = []

    def finish(self) -> None:
        """Make every hidden count safe, those that are hidden on the way included."""
        waiting = [int(count) for count in np.flatnonzero(self.hidden)]
        for count in waiting:
            while not self._safe(count):
                waiting += self._make_safer(count)

    def _safe(self, count: int) -> bool:
        down, up = self.down[count], self.up[count]
        return bool(down >= self.far_down[count] and up >= self.far_up[count] and up + down >= self.far_apart[count])

    def _make_safer(self, count: int) -> list[int]:
        """Take the cheapest of the shifts that help most. Returns the counts hidden by it, which must be made safe too.

        Where the most that can be had falls short of what is asked, the count is known so closely from elsewhere.
        """
        cost = np.where(self.hidden, HIDDEN_COST, self.worth)
        for by in self._helpful(count):
            if shift := self.alternatives.find(count, by, cost):
                return self._take(shift)
        self._settle(count)
        return []

    def _helpful(self, count: int) -> list[int]:
        """Moves further than it is shown to reach, the best first. A small count must go up so far and down so far;
        another far enough in all."""
        up, down = int(self.up[count]), int(self.down[count])
        if self.small[count]:
            far_up, far_down = int(self.far_up[count]), int(self.far_down[count])
            return list(range(far_up, up, -1)) or list(range(-far_down, -down))
        far = self.rule.width - 1
        ups, downs = range(far, up, -1), range(far, down, -1)
        return sorted([*ups, *(-by for by in downs)], key=lambda by: -abs(by))

    def _settle(self, count: int) -> None:
        """What cannot be had is no longer asked for."""
        self.short.add(count)
        if self.up[count] < self.far_up[count]:
            self.far_up[count] = 0
        elif self.down[count] < self.far_down[count]:
            self.far_down[count] = 0
        else:
            self.far_apart[count] = 0

    def _take(self, shift: Shift) -> list[int]:
        self.shifts.append(shift)
        new = [int(each) for each in shift.at if not self.hidden[each]]
        self.hidden[shift.at] = True
        self.down[shift.at] = np.maximum(self.down[shift.at], shift.low())
        self.up[shift.at] = np.maximum(self.up[shift.at], shift.high())
        return new

    def check(self) -> None:
        """Go over every shift again: it moves hidden counts only, breaks no sum and leaves no count out of its
        limits."""
        for shift in self.shifts:
            moved = np.zeros(len(self.truth))
            moved[shift.at] = shift.by
            ends = (self.truth + moved * shift.forth, self.truth - moved * shift.back)
            sound = (
                not np.any(self.alternatives.sums @ moved)
                and bool(self.hidden[shift.at].all())
                and not self.pinned[shift.at].any()
                and all(np.all((end >= self.low) & (end <= self.high)) for end in ends)
            )
            if not sound:
                raise Broken("A table made to show that figures are safe does not add up. Nothing was released.")
        if not all(self._safe(int(count)) for count in np.flatnonzero(self.hidden)):
            raise Broken("A hidden figure was left without its protection. Nothing was released.")

    def told(self, tables: Tables) -> Protection:
        hidden = {
            key: Safety(
                int(self.truth[count] - self.down[count]),
                int(self.truth[count] + self.up[count]),
                primary=bool(self.small[count]),
            )
            for key, count in self.counts.place.items()
            if self.hidden[count]
        }
        known_anyway = frozenset(self.counts.named[count] for count in self.short)
        return Protection(frozenset(tables.cells) - frozenset(hidden), hidden, known_anyway)
