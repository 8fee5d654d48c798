"""Counts by LSOA of the period, each LSOA measured as a place and let out by the disclosure gate like any other."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from wardmote.evidence import Cell, Store
from wardmote.evidence.disclosure import Released, release
from wardmote.evidence.geography import District, Place
from wardmote.evidence.indicators import Level, Line, Measurement, Series
from wardmote.evidence.provenance import Input, Provenance

METHOD = "count of rows the publisher gave the LSOA"


@dataclass(frozen=True)
class SmallArea:
    """An LSOA and its district, with the counts that were let out, by kind."""

    code: str
    name: str
    district: District
    released: Released

    def line(self, kind: str) -> Line | None:
        """The count of a kind; None where there was none in the period."""
        return next((line for line in self.released.figures.lines if line.kind == kind), None)


@dataclass(frozen=True)
class SmallAreas:
    """Every LSOA of a place, by name."""

    areas: tuple[SmallArea, ...]

    def count(self, area: SmallArea, kinds: Sequence[str]) -> tuple[int, tuple[Input, ...]]:
        """Rows of the kinds in the area, and the cells they are counted from."""
        lines = [line for kind in kinds if (line := area.line(kind))]
        inputs = tuple(sorted(each for line in lines for each in line.provenance.inputs))
        return sum(line.level.count for line in lines), inputs


def small_areas(store: Store, whole: Measurement, names: dict[str, tuple[str, District]], as_at: date) -> SmallAreas:
    """Count each LSOA of a place over the period of a measurement.

    `names` (code → name and district) are the LSOAs of the place's outlines: those without a row are kept.
    """
    cells: dict[str, list[Cell]] = defaultdict(list)
    for cell in store.counts(whole.source, period=whole.period, districts=whole.place.codes, lsoa=True, as_at=as_at):
        if cell.lsoa_code and cell.district_code:
            cells[cell.lsoa_code].append(cell)
            names.setdefault(cell.lsoa_code, (cell.lsoa_name, District(cell.district_code, cell.district)))
    areas = [
        SmallArea(code, name, district, release(_measured(whole, code, name, district, cells[code])))
        for code, (name, district) in names.items()
    ]
    return SmallAreas(tuple(sorted(areas, key=lambda area: (area.name, area.code))))


def _measured(whole: Measurement, code: str, name: str, district: District, cells: Sequence[Cell]) -> Measurement:
    kinds = sorted({cell.kind for cell in cells})
    units = {line.kind: line.unit for line in whole.lines}
    return replace(
        whole,
        indicator=f"{whole.indicator}_by_lsoa",
        place=Place(code, name, (district,)),
        lines=tuple(
            _line(whole, [cell for cell in cells if cell.kind == kind], units.get(kind, whole.unit)) for kind in kinds
        ),
        tested=0,
    )


def _line(whole: Measurement, cells: Sequence[Cell], unit: str) -> Line:
    kind = cells[0].kind
    inputs = tuple(sorted(Input(cell.extract, cell.district_code, kind, cell.rows, cell.lsoa_code) for cell in cells))
    return Line(
        kind=kind,
        unit=unit,
        is_total=False,
        series=Series((), (), ()),
        level=Level(sum(each.rows for each in inputs), None, None, None, None, None, None, None, None),
        change=None,
        limits=None,
        unlocated=whole.unlocated,
        provenance=Provenance(whole.source, inputs, METHOD, {"period": str(whole.period), "kinds": [kind]}),
    )
