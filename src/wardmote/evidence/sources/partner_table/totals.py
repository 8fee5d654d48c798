"""Totals that a table prints are not figures of their own: they are set against what their parts come to."""

from collections.abc import Sequence
from dataclasses import dataclass

from wardmote.evidence.periods import Period
from wardmote.evidence.sources.partner_table.gazette import Spot
from wardmote.evidence.sources.partner_table.shapes import Figure, Reconciled


@dataclass(frozen=True)
class PrintedTotal:
    """A total as printed, and of what it is: of a period, a place, a measure and kinds, each where it says so; or of
    the figures of one line."""

    line: int
    printed: int
    period: Period | None
    spot: Spot | None
    measure: str
    kinds: tuple[str, ...]
    what: str
    of_line: int = 0

    def covers(self, figure: Figure) -> bool:
        """Whether a figure is one of its parts."""
        if self.of_line:
            return figure.line == self.of_line and self.period in (None, figure.period)
        parts = figure.kind.split(" · ")
        return (
            self.period in (None, figure.period)
            and self.spot in (None, figure.spot)
            and all(kind in parts for kind in filter(None, (self.measure, *self.kinds)))
        )


def reconciled(figures: Sequence[Figure], printed: Sequence[PrintedTotal]) -> list[Reconciled]:
    """Each total against its parts. Where a table has several rows of one total, each is of the lines since the last.

    A grand total, below subtotals, is of all lines: whichever of the two comes right is meant.
    """
    found: list[Reconciled] = []
    last: dict[tuple[object, ...], int] = {}
    for total in printed:
        key = (total.period, total.spot, total.measure, total.kinds, total.what.rpartition(", ")[2])
        since = 0 if total.of_line else last.get(key, 0)
        since_last = _sum(figures, total, since)
        everything = _sum(figures, total, 0)
        best = everything if everything.agrees and not since_last.agrees else since_last
        found.append(best)
        last[key] = total.line
    return found


def _sum(figures: Sequence[Figure], total: PrintedTotal, since: int) -> Reconciled:
    parts = [each for each in figures if total.covers(each) and (total.of_line or since < each.line < total.line)]
    known = sum(each.count for each in parts if each.count is not None)
    unknown = sum(each.count is None for each in parts)
    return Reconciled(total.line, total.what, total.printed, known, unknown)
