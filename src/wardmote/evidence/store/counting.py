"""Questions to the store: how many rows, by month, place and kind, from its cubes; by anything else, from its rows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from wardmote.evidence.geography import UNLOCATED, locator
from wardmote.evidence.periods import Period
from wardmote.evidence.records import Record
from wardmote.evidence.sources import Source
from wardmote.evidence.store import engine
from wardmote.evidence.store.commits import Log
from wardmote.evidence.store.extracts import Extract
from wardmote.evidence.store.joining import placed_as, rows_of
from wardmote.evidence.store.spans import period_of


@dataclass(frozen=True)
class Cell:
    """Rows of one extract of one kind in one district (or LSOA). Rows without a place have no code and the district
    "unlocated"; so have rows whose LSOA no look-up knows.

    `month` is whatever dates the rows: a month as a rule, a year or longer where nothing says more. `also` holds the
    values of the other columns that were asked by, in that order. For each column that was to be added up, `sums` is
    the sum of the numbers there are and `known` how many rows have one. `placed_by` is the extract that says where and
    when, where that is another.
    """

    extract: str
    month: str
    district_code: str
    district: str
    kind: str
    rows: int
    lsoa_code: str = ""
    lsoa_name: str = ""
    also: tuple[str, ...] = ()
    sums: tuple[float, ...] = ()
    known: tuple[int, ...] = ()
    placed_by: str = ""


@dataclass(frozen=True)
class Question:
    """What is asked: of which districts (codes; all when `None`, and never without the unlocated), within which months,
    by LSOA, by which other columns of the record, and the sums of which columns."""

    districts: Sequence[str] | None = None
    period: Period | None = None
    lsoa: bool = False
    by: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()


def cells(store: Path, of: Source, extracts: Sequence[Extract], log: Log, asked: Question) -> list[Cell]:
    """Cells of these extracts of a source, sorted."""
    if not extracts:
        return []
    record = placed_as(of)
    connection = engine.reading()
    try:
        in_cubes = not (asked.by or asked.sums or of.follows or of.points_of)
        counts = _from_cubes(store, of, extracts, log) if in_cubes else _from_rows(store, of, extracts, log, asked)
        connection.execute(f"create temp view counts as {counts}")
        places = _find_places(connection, record, asked.districts)
        rows = connection.execute(
            f"""select extract, dated, found_code, found_name, kind, sum(rows)::bigint, {_fine(record, asked.lsoa)},
                placed_by, {_further(asked)}
            from counts {places} group by all order by all"""
        ).fetchall()
    finally:
        connection.close()
    found = (_cell(row, len(asked.by), len(asked.sums)) for row in rows)
    return [cell for cell in found if asked.period is None or _within(cell.month, asked.period)]


def _cell(row: Sequence[Any], by: int, sums: int) -> Cell:
    extract, dated, code, name, kind, rows, lsoa_code, lsoa_name, placed_by, *rest = row
    return Cell(
        extract=extract,
        month=dated,
        district_code=code,
        district=name,
        kind=kind,
        rows=rows,
        lsoa_code=lsoa_code,
        lsoa_name=lsoa_name,
        also=tuple(rest[:by]),
        sums=tuple(value or 0.0 for value in rest[by : by + sums]),
        known=tuple(rest[by + sums : by + 2 * sums]),
        placed_by=placed_by,
    )


def _fine(record: Record, lsoa: bool) -> str:
    return ", ".join(name if lsoa and name in record.place else f"'' as {name}" for name in ("lsoa_code", "lsoa_name"))


def _further(asked: Question) -> str:
    also = [f"also_{n}" for n in range(len(asked.by))]
    sums = [f"sum({name}_{n})" for name in ("sum", "known") for n in range(len(asked.sums))]
    return ", ".join([*also, *sums]) or "null"


def _within(dated: str, period: Period) -> bool:
    """Whether rows dated so may be counted in a period: those of a longer time only when all of it is inside."""
    when = period_of(dated)
    return when.first in period and when.last in period


def _find_places(connection: duckdb.DuckDBPyConnection, record: Record, districts: Sequence[str] | None) -> str:
    """Make `places`: the district of each place in `counts`, of those wanted and of none. The join with it."""
    if not record.place:
        return f", (select '' as found_code, {engine.text(UNLOCATED)} as found_name)"
    columns = ", ".join(engine.name(name) for name in record.place)
    given = connection.execute(f"select distinct {columns} from counts").fetchall()
    wanted, locate = None if districts is None else frozenset(districts), locator(record.place)
    found = []
    for place in given:
        at = locate(*place)
        # Rows without a place may be of any district; those of a place that is no district are of none.
        if wanted is None or at.code in wanted or at.name == UNLOCATED:
            found.append((*place, at.code, at.name))
    names = (*record.place, "found_code", "found_name")
    connection.execute(
        f"create temp table places as select {', '.join(f'unnest(?) as {engine.name(name)}' for name in names)}",
        [[row[i] for row in found] for i in range(len(names))],
    )
    return f"join places using ({columns})"


def _from_rows(store: Path, of: Source, extracts: Sequence[Extract], log: Log, asked: Question) -> str:
    """The rows of the extracts counted by what is asked; what another source's row says comes before their own."""
    record = placed_as(of)
    dated = engine.name(of.record.when)
    if of.follows:
        dated = f"coalesce({engine.name(record.when)}, {dated})"
    place = [f"coalesce({engine.name(name)}, '') as {engine.name(name)}" for name in record.place]
    also = [f"coalesce({engine.name(name)}::varchar, '') as also_{n}" for n, name in enumerate(asked.by)]
    sums = [
        f"sum({engine.name(name)}) filter (not isnan({engine.name(name)})) as sum_{n}, "
        f"count({engine.name(name)}) filter (not isnan({engine.name(name)})) as known_{n}"
        for n, name in enumerate(asked.sums)
    ]
    chosen = ", ".join(["extract", f"{dated} as dated", *place, "kind", "placed_by", *also, "count(*) as rows", *sums])
    return f"select {chosen} from ({rows_of(store, of, extracts, log.current())}) group by all"


def _from_cubes(store: Path, of: Source, extracts: Sequence[Extract], log: Log) -> str:
    record = of.record
    place = [engine.name(name) for name in record.place]
    chosen = ", ".join(["extract", f"{engine.name(record.when)} as dated", *place, "kind", "rows", "'' as placed_by"])
    return f"select {chosen} from ({_counts(store, extracts, log)})"


def _counts(store: Path, extracts: Sequence[Extract], log: Log) -> str:
    """The rows of the cubes that are of these extracts. A cube all of whose extracts are asked for is read as it is."""
    held = Counter(extract.cube for commit in log.commits for extract in commit.extracts)
    asked: dict[str, list[str]] = {}
    for extract in extracts:
        asked.setdefault(extract.cube, []).append(extract.id)
    whole = [store / cube for cube, ids in asked.items() if len(ids) == held[cube]]
    selects = [f"select * from {engine.parquet(whole)}"] if whole else []
    selects += [
        f"select * from {engine.parquet([store / cube])} where extract in ({', '.join(map(engine.text, ids))})"
        for cube, ids in asked.items()
        if len(ids) < held[cube]
    ]
    return " union all ".join(selects)
