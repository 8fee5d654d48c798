"""Another source's count of much the same thing, shown with its own definition beside an indicator and never added."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wardmote.evidence.geography import Place
from wardmote.evidence.indicators.declaration import Evidence
from wardmote.evidence.indicators.shapes import Statistic
from wardmote.evidence.periods import Period
from wardmote.evidence.provenance import Input, Provenance

METHOD = "the other source's own count of the same place and months, by its own definition"


@dataclass(frozen=True)
class Beside:
    """Kinds of another source that come near the indicator; `definition` says in words how they differ."""

    source: str
    kinds: tuple[str, ...]
    unit: str
    definition: str


def standing_beside(
    store: Evidence, wanted: Sequence[Beside], place: Place, period: Period, as_at: date | None
) -> tuple[Statistic, ...]:
    """What the others count in the very months of the period; nothing of one that has not all of them."""
    found = (_counted(store, each, place, period, as_at) for each in wanted)
    return tuple(each for each in found if each is not None)


def _counted(store: Evidence, other: Beside, place: Place, period: Period, as_at: date | None) -> Statistic | None:
    extracts = {each.id: each for each in store.extracts(other.source, as_at)}
    covered = {month for each in extracts.values() for month in each.period.months()}
    if not covered.issuperset(period.months()):
        return None
    cells = [
        cell
        for cell in store.counts(other.source, period=period, districts=place.codes, lsoa=place.is_small, as_at=as_at)
        if place.holds(cell) and cell.kind in other.kinds
    ]
    # A figure of its own may be missing where a row never is; then there is nothing to show.
    if not cells or any(known < cell.rows for cell in cells for known in cell.known):
        return None
    value = sum(cell.sums[0] if cell.sums else cell.rows for cell in cells)
    inputs = {
        Input(cell.extract, cell.district_code, cell.kind, cell.rows, cell.lsoa_code, _month(extracts, cell))
        for cell in cells
    }
    return Statistic(
        name=f"Beside it, {' and '.join(other.kinds)} ({other.source})",
        value=value,
        low=None,
        high=None,
        unit=other.unit,
        note=other.definition,
        provenance=Provenance(other.source, tuple(sorted(inputs)), METHOD, {"period": str(period)}),
        places=0,
    )


def _month(extracts: dict[str, Any], cell: Any) -> str:
    return str(cell.month) if len(extracts[cell.extract].period) > 1 else ""
