"""Asks the store for the months an indicator needs, and tells a month without an extract from a month of nothing.

A month counts as known for a place when the police force that covers it has an extract for that month: another force's
extract of the month says nothing about it. Which force covers a district is read from the extracts themselves, as the
one that most of the district's rows come from.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wardmote.errors import Missing
from wardmote.evidence.geography import Place
from wardmote.evidence.indicators.declaration import Evidence
from wardmote.evidence.periods import Month, Period
from wardmote.evidence.provenance import UNLOCATED, WHOLE_EXTRACT, Input

# Three years: enough to know the seasons and the dispersion, recent enough to be the same world.
SERIES_MONTHS, YEAR = 36, 12


@dataclass(frozen=True)
class Gathered:
    """The cells of a place by kind and month. `known` are the months with an extract, in order; the rest are gaps.

    `placing` are the extracts of another source whose rows say where and when these were.
    """

    months: tuple[Month, ...]
    known: frozenset[Month]
    kinds: tuple[str, ...]
    cells: dict[tuple[str, Month], tuple[Input, ...]]
    loose: dict[tuple[str, str], int]
    covering: dict[Month, tuple[Any, ...]]
    extracts: tuple[Any, ...]
    placing: tuple[Input, ...] = ()

    def counts(self, kinds: Sequence[str]) -> tuple[int | None, ...]:
        """The sum of the kinds in each month; None where there is no extract."""
        return tuple(
            sum(cell.rows for kind in kinds for cell in self.cells[kind, month]) if month in self.known else None
            for month in self.months
        )

    def inputs(self, kinds: Sequence[str]) -> tuple[Input, ...]:
        """Every cell of the kinds, sorted, those without rows included."""
        own = (cell for kind in kinds for month in self.known for cell in self.cells[kind, month])
        return tuple(sorted((*own, *self.placing)))

    def without_place(self, period: Period, kinds: Sequence[str] | None = None) -> tuple[Input, ...]:
        """Rows without a place in the extracts of the place's forces, by kind; of all kinds when none are named."""
        return tuple(
            Input(each.id, UNLOCATED, kind, self.loose.get((each.id, kind), 0))
            for each in self._covering(period)
            for kind in (sorted(each.kinds) if kinds is None else kinds)
        )

    def whole_force(self, period: Period, kinds: Sequence[str] | None = None) -> tuple[Input, ...]:
        """All rows kept from those extracts, wherever they are, by kind."""
        return tuple(
            Input(each.id, WHOLE_EXTRACT, kind, each.kinds.get(kind, 0))
            for each in self._covering(period)
            for kind in (sorted(each.kinds) if kinds is None else kinds)
        )

    def _covering(self, period: Period) -> list[Any]:
        found = (each for month in period.months() for each in self.covering.get(month, ()))
        return list({each.id: each for each in found}.values())


@dataclass(frozen=True)
class Sorting:
    """How cells are sorted into the kinds of an indicator: by the publisher's kind and the columns `by`.

    `into` names the kind from a cell's kind and its values of those columns; a cell it gives no name is left out.
    `always` are kinds that are there though no row is.
    """

    by: tuple[str, ...] = ()
    into: Callable[[str, tuple[str, ...]], str] = lambda kind, also: kind
    always: tuple[str, ...] = ()


BY_KIND = Sorting()


def gather(
    store: Evidence, source: str, place: Place, period: Period, as_at: date | None, sorting: Sorting = BY_KIND
) -> Gathered:
    """The evidence for a place: up to three years of months, or two periods if that is longer, ending with `period`.

    Raises Missing when there is no row of the place, or no extract of any month of the period. A place within a
    district has the kinds of its whole district, so that what was not found there is nothing and not unknown.
    """
    window = Period(period.last - (_length(period) - 1), period.last)
    extracts = {each.id: each for each in store.extracts(source=source, as_at=as_at)}
    cells = store.counts(
        source, period=window, districts=place.codes, lsoa=place.is_small, by=sorting.by, sums=(), as_at=as_at
    )
    check_tells_small_places(source, cells, place)
    homes = _home_forces(cells, extracts, place)
    by_month: dict[Month, dict[str, str]] = defaultdict(dict)
    for each in extracts.values():
        for month in each.period.months():
            by_month[month][each.cover] = each.id
    forces = set(homes.values())
    known = frozenset(month for month in window.months() if forces and forces <= by_month[month].keys())
    if not known & set(period.months()):
        raise Missing(
            f"The store holds no {source} extract for {place.name} in {period.label}.",
            instead="Add the publisher's files for those months: wardmote evidence add FOLDER.",
        )
    months = tuple(month for month in window.months() if month >= min(known))
    here = [cell for cell in cells if place.holds(cell)]
    found = {sorting.into(cell.kind, cell.also) for cell in cells if cell.district_code in place.codes} - {""}
    kinds = tuple(sorted(found | set(sorting.always)))
    covering = {m: tuple(extracts[by_month[m][force]] for force in sorted(forces)) for m in sorted(known)}
    return Gathered(
        months=months,
        known=known,
        kinds=kinds,
        cells=_cells(
            here,
            kinds,
            sorting,
            {(code, m): extracts[by_month[m][homes[code]]] for code in homes for m in known},
            sorted(place.lsoas) if place.is_small else [""],
        ),
        loose=_loose(cells),
        covering=covering,
        extracts=tuple(extracts[each] for each in sorted(_used(cells, place, covering))),
        placing=_placing(store, here, as_at),
    )


def check_tells_small_places(source: str, cells: Sequence[Any], place: Place) -> None:
    """Raise Missing where a place within a district is asked for and the source says nothing finer than districts."""
    if place.is_small and not any(cell.lsoa_code for cell in cells if cell.district_code in place.codes):
        raise Missing(
            f"{source} says of no row in which small area of {place.districts[0].name} it was.",
            instead="Ask for the whole district.",
        )


def _length(period: Period) -> int:
    both = 2 * len(period)
    return max(SERIES_MONTHS, both + -both % YEAR)


def _home_forces(cells: Sequence[Any], extracts: dict[str, Any], place: Place) -> dict[str, str]:
    """District code to the force most of its rows come from; a district without rows has none."""
    rows: dict[str, Counter[str]] = {code: Counter() for code in place.codes}
    for cell in cells:
        if cell.district_code in rows:
            rows[cell.district_code][extracts[cell.extract].cover] += cell.rows
    missing = [code for code, forces in rows.items() if not forces]
    if missing:
        raise Missing(
            f"The store holds no row of {', '.join(missing)} in the three years to the end of the period.",
            instead="Check the code, or see `wardmote evidence list` for what the store holds.",
        )
    return {code: min(forces, key=lambda force: (-forces[force], force)) for code, forces in rows.items()}


def _cells(
    here: Sequence[Any],
    kinds: Sequence[str],
    sorting: Sorting,
    home: dict[tuple[str, Month], Any],
    lsoas: Sequence[str],
) -> dict[tuple[str, Month], tuple[Input, ...]]:
    """By kind and month: the cells with rows, and those of the covering force that were found empty.

    `lsoas` are the small areas the place is made of; one empty code where it is whole districts.
    """
    found: dict[tuple[str, Month], Counter[tuple[str, str, str, str]]] = defaultdict(Counter)
    months = {month for _, month in home}
    spans = {each.id: len(each.period) for each in home.values()}
    for kind in kinds:
        for (code, month), extract in home.items():
            for lsoa in lsoas:
                found[kind, month][extract.id, code, lsoa, str(month) if spans[extract.id] > 1 else ""] = 0
    for cell in here:
        month, kind = Month.parse(cell.month), sorting.into(cell.kind, cell.also)
        if kind and month in months:
            within = cell.month if spans.get(cell.extract, 1) > 1 else ""
            found[kind, month][cell.extract, cell.district_code, cell.lsoa_code, within] += cell.rows
    return {
        (kind, month): tuple(
            sorted(Input(extract, code, kind, rows, lsoa, of) for (extract, code, lsoa, of), rows in each.items())
        )
        for (kind, month), each in found.items()
    }


def _loose(cells: Sequence[Any]) -> dict[tuple[str, str], int]:
    """Rows without a place, by extract and the publisher's kind."""
    rows: Counter[tuple[str, str]] = Counter()
    for cell in cells:
        if cell.district_code == UNLOCATED:
            rows[cell.extract, cell.kind] += cell.rows
    return dict(rows)


def _placing(store: Evidence, here: Sequence[Any], as_at: date | None) -> tuple[Input, ...]:
    """The extracts that say where and when the rows were, each as a whole: any of its rows may move one of these."""
    named = {cell.placed_by for cell in here} - {""}
    if not named:
        return ()
    return tuple(
        Input(each.id, WHOLE_EXTRACT, WHOLE_EXTRACT, each.kept)
        for each in store.extracts(as_at=as_at)
        if each.id in named
    )


def _used(cells: Sequence[Any], place: Place, covering: dict[Month, tuple[Any, ...]]) -> set[str]:
    """The extracts a figure may come from: those that cover the place, and any other with a row in it."""
    elsewhere = {cell.extract for cell in cells if place.holds(cell)}
    return elsewhere | {each.id for extracts in covering.values() for each in extracts}
