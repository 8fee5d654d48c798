"""What parts hold, counted from the parts themselves: the figures every account of them rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from wardmote.errors import Broken
from wardmote.evidence.records import COLUMNS
from wardmote.evidence.store import engine
from wardmote.evidence.store.cube import write_cube
from wardmote.evidence.store.places import Gazetteer, Whereabouts

# The British Isles with room to spare, in degrees. A place outside them, or half a place, is odd; it is kept.
WEST, EAST, SOUTH, NORTH = -9.0, 2.2, 49.0, 61.5
TOLD_APART_BY = ", ".join(engine.name(c.name) for c in COLUMNS if c.name not in {"month", "force"})


@dataclass(frozen=True)
class Tally:
    """Counts of rows. `months` and `forces` are the least and greatest; `repeated` counts rows that repeat an earlier
    one in every column, `repeated_references` rows whose reference an earlier one has."""

    rows: int
    months: tuple[str | None, str | None]
    forces: tuple[str | None, str | None]
    kinds: Mapping[str, int]
    where: Whereabouts
    odd_coordinates: int
    repeated: int
    repeated_references: int


NOTHING = Tally(0, (None, None), (None, None), {}, Whereabouts(), 0, 0, 0)


def tally(
    parts: Mapping[str, Path], cube: Path, gazetteer: Gazetteer, connection: duckdb.DuckDBPyConnection
) -> dict[str, Tally]:
    """Count parts, given by the keys of their extracts, into `cube`, and tell what is in each. All at one reading."""
    write_cube(list(parts.values()), cube, connection)
    rows, cells = engine.parquet(parts.values()), engine.parquet([cube])
    counts = {key: row for key, *row in connection.execute(_COUNTS.format(rows=rows)).fetchall()}
    repeated = _repeated(rows, connection)
    kinds: dict[str, dict[str, int]] = {}
    for key, kind, n in connection.execute(_KINDS.format(cells=cells)).fetchall():
        kinds.setdefault(key, {})[kind] = n
    where = gazetteer.whereabouts(cells, connection)
    return {
        key: _told(counts[key], kinds[key], where[key], repeated.get(key, (0, 0))) if key in counts else NOTHING
        for key in parts
    }


def _told(counts: Sequence[Any], kinds: dict[str, int], where: Whereabouts, repeated: Sequence[int]) -> Tally:
    rows, month, last_month, force, last_force, odd = counts
    placed = sum(where.districts.values()) + where.unlocated + where.unknown
    if not rows == sum(kinds.values()) == placed:
        raise Broken(f"{rows:,} rows were read, but {sum(kinds.values()):,} and {placed:,} counted. Please report it.")
    return Tally(rows, (month, last_month), (force, last_force), kinds, where, odd, *repeated)


_COUNTS = f"""
    select extract, count(*), min(coalesce(month, '')), max(month), min(force), max(force),
        count(*) filter (where
            (longitude is null) <> (latitude is null)
            or not (longitude between {WEST} and {EAST} and latitude between {SOUTH} and {NORTH})
        )
    from {{rows}} group by all
"""
_KINDS = "select extract, coalesce(kind, ''), sum(rows)::bigint from {cells} group by all order by all"


def _repeated(rows: str, connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[int, int]]:
    """By extract: rows that repeat an earlier one in every column, and rows whose reference an earlier one has.

    Rows are told apart by a hash of 64 bits, of the reference where there is one. Were two of a file's rows ever to
    share one by chance (one file in a thousand million), this remark would be out by one; no count rests on it.
    """
    again: dict[str, tuple[int, int]] = {}
    for key, named, n in connection.execute(_AGAIN.format(rows=rows)).fetchall():
        whole, references = again.get(key, (0, 0))
        again[key] = (whole, references + n) if named else (whole + n, references)
    if any(references for _, references in again.values()):
        # The same reference need not be the same row: those few are compared in full.
        for key, n in connection.execute(_IN_FULL.format(rows=rows)).fetchall():
            again[key] = (again[key][0] + n, again[key][1])
    return again


_AGAIN = f"""
    select extract, named, sum(n - 1)::bigint from (
        select extract, reference is not null as named, count(*) as n,
            case when reference is null then hash({TOLD_APART_BY}) else hash(reference) end as mark
        from {{rows}} group by all having count(*) > 1
    ) group by all
"""
_IN_FULL = f"""
    with again as (
        select extract, reference from {{rows}} where reference is not null group by all having count(*) > 1
    )
    select extract, sum(n - 1)::bigint from (
        select extract, count(*) as n from {{rows}} semi join again using (extract, reference)
        group by extract, {TOLD_APART_BY}
    ) group by all
"""
