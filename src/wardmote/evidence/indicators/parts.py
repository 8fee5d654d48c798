"""How one line of a counting indicator lies over the wards or the LSOAs of a place, and the line of one such part."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from wardmote.errors import Missing
from wardmote.evidence.geography import Place
from wardmote.evidence.indicators.declaration import Evidence
from wardmote.evidence.indicators.gathering import check_tells_small_places, gather
from wardmote.evidence.indicators.measuring import LineOf, Recipe
from wardmote.evidence.indicators.shapes import Level, Line, Measurement, Series, UnlocatedShare
from wardmote.evidence.periods import Month, Period
from wardmote.evidence.provenance import Input, Provenance

METHOD = "count of rows the publisher gave the LSOA; a ward has all rows of the LSOAs that lie mostly in it"


def measure_parts(
    recipe: Recipe,
    store: Evidence,
    *,
    line: str,
    place: Place,
    period: Period,
    level: str,
    parts: Mapping[str, str],
    as_at: date | None = None,
) -> Measurement:
    """The line's rows by part of the place, in the months that the line itself counts. See `MeasureParts`."""
    gathered = gather(store, recipe.source, place, period, as_at, recipe.sorting)
    wanted = _wanted(recipe, gathered.kinds, line)
    by = recipe.sorting.by
    cells = store.counts(recipe.source, period=period, districts=place.codes, lsoa=True, by=by, sums=(), as_at=as_at)
    check_tells_small_places(recipe.source, cells, Place(place.slug, place.name, place.districts, level))
    inputs: dict[str, list[Input]] = defaultdict(list)
    for cell in cells:
        counted = place.holds(cell) and Month.parse(cell.month) in gathered.known
        if counted and recipe.sorting.into(cell.kind, cell.also) in wanted.kinds:
            inputs[parts.get(cell.lsoa_code, "")].append(
                Input(cell.extract, cell.district_code, cell.kind, cell.rows, cell.lsoa_code, cell.month)
            )
    codes = sorted({*parts.values(), *inputs})
    extracts = gathered.extracts
    return parts_measured(
        recipe,
        place,
        period,
        [
            part_line(recipe.source, code, wanted.unit, sum(each.rows for each in inputs[code]), inputs[code], period)
            for code in codes
        ],
        extracts,
    )


def _wanted(recipe: Recipe, kinds: tuple[str, ...], line: str) -> LineOf:
    found = next((each for each in recipe.lines(kinds) if each.name == line), None)
    if found is None:
        raise Missing(f"{recipe.title} has no line called “{line}”.")
    return found


def parts_measured(
    of: Any, place: Place, period: Period, lines: Iterable[Line], extracts: Iterable[Any]
) -> Measurement:
    """The lines of parts as a measurement of what `of` (slug, title, source, unit, caveats) measures."""
    held = tuple(extracts)
    return Measurement(
        indicator=f"{of.slug}_by_part",
        title=of.title,
        source=of.source,
        place=place,
        period=period,
        unit=of.unit,
        lines=tuple(lines),
        unlocated=nothing_unlocated(of.source),
        tested=0,
        caveats=of.caveats,
        missing_months=(),
        publishers=tuple(sorted({each.publisher for each in held})),
        data_classes=tuple(sorted({each.data_class for each in held})),
        made_up=any(each.made_up for each in held),
    )


def part_line(source: str, code: str, unit: str, count: int, inputs: Iterable[Input], period: Period) -> Line:
    """The count of one part, which is told neither chance nor change."""
    return Line(
        kind=code,
        unit=unit,
        is_total=False,
        series=Series((), (), ()),
        level=Level(count, None, None, None, None, None, None, None, None),
        change=None,
        limits=None,
        unlocated=nothing_unlocated(source),
        provenance=Provenance(source, tuple(sorted(inputs)), METHOD, {"period": str(period), "part": code}),
    )


def nothing_unlocated(source: str) -> UnlocatedShare:
    return UnlocatedShare(0, 0, None, None, Provenance(source, (), "", {}), "rows of the place")
