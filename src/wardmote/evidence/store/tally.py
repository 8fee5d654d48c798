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

# The British Isles with room to spare, in degrees. A place outside them, or half a place, is odd; it is kept.
WEST, EAST, SOUTH, NORTH = -9.0, 2.2, 49.0, 61.5
NOWHERE = ("", "")
TOLD_APART_BY = ", ".join(engine.name(c.name) for c in COLUMNS if c.name not in {"month", "force"})


@dataclass(frozen=True)
class Tally:
    """Counts of rows. `months` and `forces` are the least and greatest; `places` maps (LSOA code, name) to rows, the
    unlocated left out; `repeated` counts rows that repeat an earlier one in every column, `repeated_references` rows
    whose reference an earlier one has."""

    rows: int
    months: tuple[str | None, str | None]
    forces: tuple[str | None, str | None]
    kinds: Mapping[str, int]
    places: Mapping[tuple[str, str], int]
    unlocated: int
    odd_coordinates: int
    repeated: int
    repeated_references: int


NOTHING = Tally(0, (None, None), (None, None), {}, {}, 0, 0, 0, 0)


def tally(parts: Mapping[str, Path], cube: Path, connection: duckdb.DuckDBPyConnection) -> dict[str, Tally]:
    """Count parts, given by the keys of their extracts, into `cube`, and tell what is in each. All at one reading."""
    write_cube(list(parts.values()), cube, connection)
    rows, cells = engine.parquet(parts.values()), engine.parquet([cube])
    counts = {key: row for key, *row in connection.execute(_COUNTS.format(rows=rows)).fetchall()}
    kinds: dict[str, dict[str, int]] = {}
    for key, kind, n in connection.execute(_KINDS.format(cells=cells)).fetchall():
        kinds.setdefault(key, {})[kind] = n
    places: dict[str, dict[tuple[str, str], int]] = {}
    for key, code, name, n in connection.execute(_PLACES.format(cells=cells)).fetchall():
        places.setdefault(key, {})[code, name] = n
    repeated = {key: again for key, *again in connection.execute(_REPEATED.format(rows=rows)).fetchall()}
    return {
        key: _told(counts[key], kinds[key], places[key], repeated[key]) if key in counts else NOTHING for key in parts
    }


def _told(
    counts: Sequence[Any], kinds: dict[str, int], places: dict[tuple[str, str], int], repeated: Sequence[int]
) -> Tally:
    rows, month, last_month, force, last_force, odd = counts
    if rows != sum(kinds.values()) or rows != sum(places.values()):
        raise Broken(f"{rows:,} rows were read and {sum(kinds.values()):,} counted. Please report it with the file.")
    unlocated = places.pop(NOWHERE, 0)
    return Tally(rows, (month, last_month), (force, last_force), kinds, places, unlocated, odd, *repeated)


# A source without coordinates has none that are odd: count_if would answer null of it, a filtered count answers 0.
_COUNTS = f"""
    select extract, count(*), min(coalesce(month, '')), max(month), min(force), max(force),
        count(*) filter (where
            (longitude is null) <> (latitude is null)
            or not (longitude between {WEST} and {EAST} and latitude between {SOUTH} and {NORTH})
        )
    from {{rows}} group by all
"""
_KINDS = "select extract, coalesce(kind, ''), sum(rows)::bigint from {cells} group by all order by all"
_PLACES = "select extract, lsoa_code, lsoa_name, sum(rows)::bigint from {cells} group by all"
# Rows are told apart by a hash of 64 bits over all their columns. Were two of a file's rows ever to share one by chance
# (one file in a thousand million), a remark about repeats would be out by one; no count rests on it.
_REPEATED = f"""
    with told_apart as (
        select extract, hash({TOLD_APART_BY}) as whole,
            case when reference is not null then hash(reference) end as named, count(*) as n
        from {{rows}} group by all
    )
    select extract, (sum(n) - count(*))::bigint,
        (coalesce(sum(n) filter (named is not null), 0) - count(distinct named))::bigint
    from told_apart group by all
"""
