"""Partners' figures of a place, sorted into series: one for each table, measure and grain of time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wardmote.evidence.geography import Place
from wardmote.evidence.indicators.declaration import Evidence
from wardmote.evidence.periods import Period
from wardmote.evidence.provenance import Input

SOURCE = "partner_table"
BY = ("place_kind", "unit", "definition", "provider", "caveat")
# Of a place within a district only figures given for that very place are its own.
BY_PLACE = (*BY, "place_code")


@dataclass(frozen=True)
class Told:
    """What a series says of itself. `beside` are other sources' kinds that come near, by slug."""

    title: str
    unit: str
    definition: str
    provider: str
    caveat: str
    beside: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class PartnerSeries:
    """One measure of one series for a place. `counts` are by period: None where a figure was not given for part of the
    place. `places` is what they are by; finer places than districts are added up."""

    name: str
    kind: str
    told: Told
    places: str
    counts: Mapping[Period, int | None]
    inputs: Mapping[Period, tuple[Input, ...]]

    @property
    def by_month(self) -> bool:
        return all(len(period) == 1 for period in self.counts)


def gather_series(
    store: Evidence, place: Place, window: Period, as_at: date | None, only: str = ""
) -> tuple[tuple[PartnerSeries, ...], dict[str, Any]]:
    """Every series with a figure of the place in the window, by name, and the extracts they come from, by id.

    `only` is the one series wanted, by what its extracts cover; all of them when empty. Answers to surveys are no
    series of counts.
    """
    held = (each for each in store.extracts(SOURCE, as_at) if not each.given.get("how_asked"))
    extracts = {each.id: each for each in held if only in ("", each.cover)}
    by = BY_PLACE if place.is_small else BY
    cells = store.counts(SOURCE, period=window, districts=place.codes, by=by, as_at=as_at)
    here = [cell for cell in cells if cell.extract in extracts and _is_of(cell, place)]
    return series_of(here, place, extracts), {each: extracts[each] for each in sorted({cell.extract for cell in here})}


def series_of(cells: Sequence[Any], place: Place, extracts: Mapping[str, Any]) -> tuple[PartnerSeries, ...]:
    """The series that cells of a place make up, by name."""
    found: dict[tuple[str, str, int], list[Any]] = defaultdict(list)
    for cell in cells:
        found[extracts[cell.extract].cover, cell.kind, len(_period(cell))].append(cell)
    names = _names(found, extracts)
    return tuple(_series(names[key], key[1], cells, place, extracts) for key, cells in sorted(found.items()))


def _is_of(cell: Any, place: Place) -> bool:
    here = cell.district_code in place.codes
    return here and (not place.is_small or (cell.also[0], cell.also[-1]) == (place.level, place.slug))


def _period(cell: Any) -> Period:
    return Period.parse(cell.month)


def _names(found: Mapping[tuple[str, str, int], Sequence[Any]], extracts: Mapping[str, Any]) -> dict[Any, str]:
    """A name for each: its measure, after the series' title where that says more; and its grain where there are two."""
    names: dict[Any, str] = {}
    grains: dict[tuple[str, str], set[int]] = defaultdict(set)
    for cover, kind, months in found:
        grains[cover, kind].add(months)
    for key, cells in found.items():
        cover, kind, months = key
        title = extracts[cells[0].extract].given.get("title", cover)
        name = kind if kind == title else f"{title}: {kind}"
        names[key] = f"{name}, by {months} months" if len(grains[cover, kind]) > 1 and months > 1 else name
    return names


def _series(name: str, kind: str, cells: Sequence[Any], place: Place, extracts: Mapping[str, Any]) -> PartnerSeries:
    places = _coarsest({cell.also[0] for cell in cells})
    used = [cell for cell in cells if cell.also[0] == places]
    by_period: dict[Period, list[Any]] = defaultdict(list)
    for cell in used:
        by_period[_period(cell)].append(cell)
    latest = used[-1]
    _, unit, definition, provider, caveat = latest.also[: len(BY)]
    beside = extracts[latest.extract].given.get("beside", {})
    told = Told(
        extracts[latest.extract].given.get("title", ""),
        unit,
        definition,
        provider,
        caveat,
        {source: tuple(kinds) for source, kinds in beside.items()},
    )
    return PartnerSeries(
        name=name,
        kind=kind,
        told=told,
        places=places,
        counts={period: _count(cells, place) for period, cells in sorted(by_period.items())},
        inputs={period: tuple(sorted(map(_input, cells))) for period, cells in sorted(by_period.items())},
    )


def _coarsest(kinds: set[str]) -> str:
    """The districts' own figures where they are given; else those of the smaller places, of one kind only."""
    order = ("district", "csp", "outward postcode", "msoa", "ward", "lsoa", "oa")
    return min(kinds, key=lambda kind: order.index(kind) if kind in order else len(order))


def _count(cells: Sequence[Any], place: Place) -> int | None:
    """The sum over the whole place; None where a figure of it, or all of a district, was not given."""
    whole = {cell.district_code for cell in cells} >= set(place.codes)
    known = all(cell.known[0] == cell.rows for cell in cells)
    return round(sum(cell.sums[0] for cell in cells)) if whole and known else None


def _input(cell: Any) -> Input:
    place = cell.also[-1] if len(cell.also) > len(BY) else ""
    return Input(cell.extract, cell.district_code, cell.kind, cell.rows, place)
