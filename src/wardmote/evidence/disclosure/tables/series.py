"""The fixed public tables of a partner's series by ward and month, from the store."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wardmote.errors import Invalid, Missing
from wardmote.evidence.disclosure.tables.fixed import ALL_KINDS, Places, fixed_tables
from wardmote.evidence.disclosure.tables.protection import Known
from wardmote.evidence.disclosure.tables.shapes import Key, Tables
from wardmote.evidence.geography import Place
from wardmote.evidence.geography.placing import WardLookUp
from wardmote.evidence.indicators import Evidence
from wardmote.evidence.periods import Period

SOURCE = "partner_table"
BY = ("place_kind", "place_code", "place", "unit", "definition", "caveat")
YEAR = 12


@dataclass(frozen=True)
class SeriesTables:
    """The tables of a series, and what goes with them. `wards` is the code of each ward by its name in the tables.

    `units` says what each count is of and `definitions` what is counted, in the provider's words, each once; `extracts`
    are those the counts are of.
    """

    title: str
    tables: Tables
    data_classes: tuple[str, ...]
    made_up: bool
    caveats: tuple[str, ...]
    wards: dict[str, str]
    units: tuple[str, ...]
    definitions: tuple[str, ...]
    extracts: tuple[Any, ...]


def series_tables(
    store: Evidence, series: str, *, place: Place, year: Period, as_at: date | None = None
) -> SeriesTables:
    """Ward × month × kind of a series, with every total. Wards are those the series names; a month of none is missing.

    Raises Missing when a month of the year has no figures of a district, and Invalid for a period that is no year, or a
    figure that the provider did not give: its totals would not be true.
    """
    if len(year) != YEAR:
        raise Invalid(f"{year.label} is {year.length}.", instead="Public tables are of a year: 2024-04..2025-03.")
    extracts = {each.id: each for each in store.extracts(SOURCE, as_at) if each.given.get("series") == series}
    found = store.counts(SOURCE, period=year, districts=place.codes, by=BY, as_at=as_at)
    cells = [each for each in found if each.extract in extracts and each.also[0] == "ward" and each.district_code]
    _check_whole(cells, series, place, year)
    names = {each.code: each.name for each in place.districts}
    label = {each.also[1]: f"{names[each.district_code]}: {each.also[2]}" for each in cells}
    counts: dict[Key, int] = {}
    for each in cells:
        key = (label[each.also[1]], each.month, each.kind)
        counts[key] = counts.get(key, 0) + round(each.sums[0])
    within = {
        name: tuple(sorted({label[each.also[1]] for each in cells if each.district_code == code}))
        for code, name in names.items()
    }
    kinds = sorted({each.kind for each in cells})
    used = [extracts[each] for each in sorted({each.extract for each in cells})]
    return SeriesTables(
        title=used[0].given.get("title", series),
        tables=fixed_tables(
            counts, places_of(within, place), [str(month) for month in year.months()], kinds, str(year)
        ),
        data_classes=tuple(sorted({each.data_class for each in used})),
        made_up=any(each.made_up for each in used),
        caveats=(
            *(f"Counted by {publisher}." for publisher in sorted({each.publisher for each in used})),
            *_told(cells, "caveat"),
        ),
        wards={name: code for code, name in label.items()},
        units=_told(cells, "unit"),
        definitions=_told(cells, "definition"),
        extracts=tuple(used),
    )


def _told(cells: Sequence[Any], column: str) -> tuple[str, ...]:
    """What the rows say in one column, each once."""
    return tuple(sorted({each.also[BY.index(column)] for each in cells} - {""}))


def places_of(within: dict[str, tuple[str, ...]], place: Place) -> Places:
    """The wards of each district, by the districts' names; and the districts of a place that is several."""
    return Places(within if len(within) == 1 else {**within, place.name: tuple(within)})


def _check_whole(cells: Sequence[Any], series: str, place: Place, year: Period) -> None:
    months = {each.month for each in cells if len(each.month) == len("2024-04")}
    if strange := sorted({each.month for each in cells} - months):
        raise Invalid(f"{series} has figures of {strange[0]}.", instead="Public tables are made of figures by month.")
    for district in place.districts:
        held = {each.month for each in cells if each.district_code == district.code}
        if missing := [str(month) for month in year.months() if str(month) not in held]:
            raise Missing(
                f"The store holds no figures of {series} by ward for {district.name} in {missing[0]}.",
                instead="Add the table of that month, or make the tables of another year.",
            )
    if unknown := [each for each in cells if each.known[0] < each.rows]:
        first = unknown[0]
        raise Invalid(
            f"{series} has {len(unknown):,} figures that its provider did not give, as {first.also[2]}, {first.month}, "
            f"{first.kind}: totals of them would not be true.",
            instead="Ask the provider for the figures; small ones are hidden here.",
        )


def at_most(
    store: Evidence,
    made: SeriesTables,
    source: str,
    kinds: Sequence[str],
    wards: WardLookUp,
    year: Period,
    as_at: date | None = None,
) -> Known:
    """What an attacker knows where all that the series counts is among a public source's kinds: no ward's month can be
    more than the public one's. Raises Missing when the source has not all months of the year."""
    held = {month for each in store.extracts(source, as_at) for month in each.period.months()}
    if missing := [month for month in year.months() if month not in held]:
        raise Missing(f"The store holds no {source} for {missing[0].label}, so it cannot be counted as known.")
    public: dict[tuple[str, str], int] = {}
    for cell in store.counts(source, period=year, lsoa=True, as_at=as_at):
        if cell.kind in kinds and (ward := wards.ward(cell.lsoa_code).code):
            public[ward, cell.month] = public.get((ward, cell.month), 0) + cell.rows
    return {
        (name, str(month), ALL_KINDS): (0, public.get((code, str(month)), 0))
        for name, code in made.wards.items()
        for month in year.months()
    }
