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
from wardmote.evidence.store.places import Gazetteer, Whereabouts

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
    parts: Mapping[str, Path],
    cube: Path,
    gazetteer: Gazetteer,
    connection: duckdb.DuckDBPyConnection,
    record: Record,
) -> dict[str, Tally]:
    """Count parts of one record, given by the keys of their extracts, into `cube`, and tell what is in each. All at one
    reading."""
    write_cube(list(parts.values()), cube, connection, record)
    rows, cells = engine.parquet(parts.values()), engine.parquet([cube])
    counts = {key: row for key, *row in connection.execute(_counts(record).format(rows=rows)).fetchall()}
    repeated = _repeated(rows, connection, record)
    kinds: dict[str, dict[str, int]] = {}
    for key, kind, n in connection.execute(_KINDS.format(cells=cells)).fetchall():
        kinds.setdefault(key, {})[kind] = n
    where = gazetteer.whereabouts(cells, connection, record)
    return {
        key: _told(counts[key], kinds[key], where.get(key), repeated.get(key, (0, 0))) if key in counts else NOTHING
        for key in parts
    }


def _told(counts: Sequence[Any], kinds: dict[str, int], where: Whereabouts | None, repeated: Sequence[int]) -> Tally:
    rows, first, last, cover, last_cover, odd, nowhere = counts
    if where is None:
        where = Whereabouts(unlocated=nowhere)
        placed = rows
    else:
        placed = sum(where.districts.values()) + where.unlocated + where.unknown + where.wider
    if not rows == sum(kinds.values()) == placed:
        raise Broken(f"{rows:,} rows were read, but {sum(kinds.values()):,} and {placed:,} counted. Please report it.")
    return Tally(rows, (first, last), (cover, last_cover), kinds, where, odd, *repeated)


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
    nowhere = "count(*) filter (where longitude is null and latitude is null)" if points else "0"
    when, cover = engine.name(record.when), engine.name(record.cover)
    return f"""
    select extract, count(*), min(coalesce({when}, '')), max({when}), min({cover}), max({cover}), {odd}, {nowhere}
    from {{rows}} group by all
"""


_KINDS = "select extract, coalesce(kind, ''), sum(rows)::bigint from {cells} group by all order by all"


def _repeated(rows: str, connection: duckdb.DuckDBPyConnection, record: Record) -> dict[str, tuple[int, int]]:
    """By extract: rows that repeat an earlier one in every column, and rows whose identity an earlier one has.

    Rows are told apart by a hash of 64 bits, of the identity where there is one. Were two of a file's rows ever to
    share one by chance (one file in a thousand million), this remark would be out by one; no count rests on it.
    """
    again: dict[str, tuple[int, int]] = {}
    for key, named, n in connection.execute(_again(record).format(rows=rows)).fetchall():
        whole, references = again.get(key, (0, 0))
        again[key] = (whole, references + n) if named else (whole + n, references)
    if any(references for _, references in again.values()):
        # The same identity need not be the same row: those few are compared in full.
        for key, n in connection.execute(_in_full(record).format(rows=rows)).fetchall():
            again[key] = (again[key][0] + n, again[key][1])
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
    select extract, named, sum(n - 1)::bigint from (
        select extract, {named} as named, count(*) as n, {mark} as mark
        from {{rows}} group by all having count(*) > 1
    ) group by all
"""


def _in_full(record: Record) -> str:
    identity = ", ".join(map(engine.name, record.identity))
    return f"""
    with again as (
        select extract, {identity} from {{rows}} where {engine.name(record.identity[0])} is not null
        group by all having count(*) > 1
    )
    select extract, sum(n - 1)::bigint from (
        select extract, count(*) as n from {{rows}} semi join again using (extract, {identity})
        group by extract, {_told_apart_by(record)}
    ) group by all
"""
