"""The statistics that stand beside reported severity: the same, adjusted for how severity was recorded."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wardmote.evidence.geography import Place
from wardmote.evidence.indicators.declaration import Evidence
from wardmote.evidence.indicators.gathering import Gathered
from wardmote.evidence.indicators.shapes import Denominator, Statistic
from wardmote.evidence.periods import Period
from wardmote.evidence.provenance import WHOLE_EXTRACT, Input, Provenance
from wardmote.evidence.roads.severity import COLUMNS, adjusted
from wardmote.evidence.sources import every_source

METHOD = "sum over rows of the publisher's chance of each severity; deaths as reported; without a chance, as reported"
ESTIMATE = (
    "The Department for Transport's estimate of what would have been recorded had every force worked severity out from "
    "the injuries; only adjusted figures can be compared across a force's change to that."
)
AS_REPORTED = "Serious or slight, with no adjustment in the store: they count as reported in the adjusted figures."
NONE_HELD = (
    "The store holds no adjustment of these rows. Add the year's file in its latest form, or the Department's "
    "adjustment look-up."
)


class AdjustedSeverity:
    """Works out adjusted severities of a source for a period, and for the year before where the store has it."""

    def __init__(self, source: str, serious: str, together: str, unit: str) -> None:
        """`serious` and `together` (killed or seriously injured) name the two figures."""
        self.source, self.serious, self.together, self.unit = source, serious, together, unit

    def __call__(
        self,
        store: Evidence,
        gathered: Gathered,
        *,
        place: Place,
        period: Period,
        denominator: Denominator | None,
        as_at: date | None,
    ) -> tuple[Statistic, ...]:
        figures: list[Statistic] = []
        for span, when in ((period, ""), (period.year_before(), ", the year before")):
            if gathered.known.issuperset(span.months()):
                figures += self._figures(store, place, span, when, as_at)
        return tuple(figures)

    def _figures(self, store: Evidence, place: Place, span: Period, when: str, as_at: date | None) -> list[Statistic]:
        cells = [
            cell
            for cell in store.counts(
                self.source, period=span, districts=place.codes, lsoa=place.is_small, sums=COLUMNS, as_at=as_at
            )
            if place.holds(cell)
        ]
        found = adjusted(cells)
        provenance = Provenance(self.source, self._inputs(store, cells, span, as_at), METHOD, {"period": str(span)})
        known = found.without < found.rows or not found.rows
        told = [(self.serious, found.serious), (self.together, found.fatal + found.serious)]
        figures = [
            self._figure(
                f"{name}, adjusted{when}", value if known else None, ESTIMATE if known else NONE_HELD, provenance
            )
            for name, value in told
        ]
        if known and found.without:
            figures.append(self._figure(f"Without an adjustment{when}", found.without, AS_REPORTED, provenance))
        return figures

    def _figure(self, name: str, value: float | None, note: str, provenance: Provenance) -> Statistic:
        return Statistic(name, value, None, None, self.unit, note, provenance, 1)

    def _inputs(self, store: Evidence, cells: Sequence[Any], span: Period, as_at: date | None) -> tuple[Input, ...]:
        """The cells counted, and as a whole each extract that places or completes them."""
        own = {
            Input(cell.extract, cell.district_code, cell.kind, cell.rows, cell.lsoa_code, cell.month) for cell in cells
        }
        completing = {each.slug for each in every_source() if each.completes == self.source}
        placing = {cell.placed_by for cell in cells}
        whole = {
            Input(each.id, WHOLE_EXTRACT, WHOLE_EXTRACT, each.kept)
            for each in store.extracts(as_at=as_at)
            if each.id in placing
            or (each.source in completing and each.period.first <= span.last and each.period.last >= span.first)
        }
        return tuple(sorted(own | whole))
