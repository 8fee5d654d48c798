"""What parts hold, counted from the parts themselves: the figures every account of them rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from wardmote.errors import Broken
from wardmote.evidence.records import Record
from wardmote.evidence.store import engine
from wardmote.evidence.store.cube import write_cube
from wardmote.evidence.store.places import Whereabouts, whereabouts

# The British Isles with room to spare, in degrees. A place outside them, or half a place, is odd; it is kept.
WEST, EAST, SOUTH, NORTH = -9.0, 2.2, 49.0, 61.5


@dataclass(frozen=True)
class Tally:
    """Counts of rows. `when` and `covers` are the least and greatest; `repeated` counts rows that repeat an earlier
    one in every column, `repeated_references` rows whose identity an earlier one has."""

    rows: int
    when: tuple[str | None, str | None]
    covers: tuple[str | None, str | None]
    kinds: Mapping[str, int]
    where: Whereabouts
    odd_coordinates: int
    repeated: int
    repeated_references: int


NOTHING = Tally(0, (None, None), (None, None), {}, Whereabouts(), 0, 0, 0)


def tally(
    parts: Mapping[str, Path], cube: Path, connection: duckdb.DuckDBPyConnection, record: Record
) -> dict[str, Tally]:
    """Count parts of one record, given by the ids of their extracts, into `cube`, and tell what is in each. All at one
    reading."""
    write_cube(parts, cube, connection, record)
    rows, cells = engine.parquet(parts.values()), engine.parquet([cube])
    counts = {part: row for part, *row in connection.execute(_counts(record).format(rows=rows)).fetchall()}
    repeated = _repeated(rows, connection, record)
    kinds: dict[str, dict[str, int]] = {}
    whens: dict[str, list[tuple[str, str | None]]] = {}
    for key, kind, n, *span in connection.execute(_kinds(record).format(cells=cells)).fetchall():
        kinds.setdefault(key, {})[kind] = n
        whens.setdefault(key, []).append(tuple(span))
    where = whereabouts(cells, connection, record)
    return {
        key: _told(counts[part], _span(whens[key]), kinds[key], where.get(key), repeated.get(part, (0, 0)))
        if part in counts
        else NOTHING
        for part, key in enumerate(parts)
    }


def _span(whens: Sequence[tuple[str, str | None]]) -> tuple[str, str | None]:
    return min(first for first, _ in whens), max((last for _, last in whens if last is not None), default=None)


def _told(
    counts: Sequence[Any],
    when: tuple[str, str | None],
    kinds: dict[str, int],
    where: Whereabouts | None,
    repeated: Sequence[int],
) -> Tally:
    rows, cover, last_cover, odd, nowhere = counts
    if where is None:
        where = Whereabouts(unlocated=nowhere)
        placed = rows
    else:
        placed = sum(where.districts.values()) + where.unlocated + where.unknown + where.wider
    if not rows == sum(kinds.values()) == placed:
        raise Broken(f"{rows:,} rows were read, but {sum(kinds.values()):,} and {placed:,} counted. Please report it.")
    return Tally(rows, when, (cover, last_cover), kinds, where, odd, *repeated)


def _counts(record: Record) -> str:
    points = record.column("longitude") is not None
    odd = (
        f"""count(*) filter (where
            (longitude is null) <> (latitude is null)
            or not (longitude between {WEST} and {EAST} and latitude between {SOUTH} and {NORTH})
        )"""
        if points
        else "0"
    )
    nowhere = "count(*) filter (where longitude is null and latitude is null)" if points and not record.place else "0"
    cover = engine.name(record.cover)
    # Parts are told apart by their number among those read together, which costs less than their name.
    return f"""
    select file_index, count(*), min({cover}), max({cover}), {odd}, {nowhere} from {{rows}} group by all
"""


def _kinds(record: Record) -> str:
    """Of the cells, which are far fewer than the rows they count."""
    when = engine.name(record.when)
    return f"""
    select extract, coalesce(kind, ''), sum(rows)::bigint, min(coalesce({when}, '')), max({when})
    from {{cells}} group by all order by all
"""


def _repeated(rows: str, connection: duckdb.DuckDBPyConnection, record: Record) -> dict[int, tuple[int, int]]:
    """By part: rows that repeat an earlier one in every column, and rows whose identity an earlier one has.

    Rows are told apart by a hash of 64 bits, of the identity where there is one. Were two of a file's rows ever to
    share one by chance (one file in a thousand million), this remark would be out by one; no count rests on it.
    """
    again: dict[int, tuple[int, int]] = {}
    for part, named, n in connection.execute(_again(record).format(rows=rows)).fetchall():
        whole, references = again.get(part, (0, 0))
        again[part] = (whole, references + n) if named else (whole + n, references)
    if any(references for _, references in again.values()):
        # The same identity need not be the same row: those few are compared in full.
        for part, n in connection.execute(_in_full(record).format(rows=rows)).fetchall():
            again[part] = (again[part][0] + n, again[part][1])
    return again


def _told_apart_by(record: Record) -> str:
    return ", ".join(engine.name(c.name) for c in record.columns if c.name not in {record.when, record.cover})


def _again(record: Record) -> str:
    named, mark = "false", f"hash({_told_apart_by(record)})"
    if record.identity:
        identity = ", ".join(map(engine.name, record.identity))
        named = f"{engine.name(record.identity[0])} is not null"
        mark = f"case when {named} then hash({identity}) else {mark} end"
    return f"""
    select file_index, named, sum(n - 1)::bigint from (
        select file_index, {named} as named, count(*) as n, {mark} as mark
        from {{rows}} group by all having count(*) > 1
    ) group by all
"""


def _in_full(record: Record) -> str:
    identity = ", ".join(map(engine.name, record.identity))
    return f"""
    with again as (
        select file_index, {identity} from {{rows}} where {engine.name(record.identity[0])} is not null
        group by all having count(*) > 1
    )
    select file_index, sum(n - 1)::bigint from (
        select file_index, count(*) as n
        from (select file_index, * from {{rows}}) semi join again using (file_index, {identity})
        group by file_index, {_told_apart_by(record)}
    ) group by all
"""
