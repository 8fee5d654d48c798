"""What parts hold, counted from the parts themselves: the figures every account of them rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from wardmote.evidence.records import COLUMNS
from wardmote.evidence.store import engine

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


def tally(parts: Sequence[Path], connection: duckdb.DuckDBPyConnection) -> dict[Path, Tally]:
    """Count each of `parts`, all at one reading. Rows are never told apart by anything but all their columns."""
    rows = f"read_parquet([{', '.join(engine.file(part) for part in parts)}], filename = true)"
    counts = {file: row for file, *row in connection.execute(_COUNTS.format(rows=rows)).fetchall()}
    repeated = {file: row for file, *row in connection.execute(_REPEATED.format(rows=rows)).fetchall()}
    kinds: dict[str, dict[str, int]] = {}
    for file, kind, n in connection.execute(_KINDS.format(rows=rows)).fetchall():
        kinds.setdefault(file, {})[kind] = n
    places: dict[str, dict[tuple[str, str], int]] = {}
    for file, code, name, n in connection.execute(_PLACES.format(rows=rows)).fetchall():
        places.setdefault(file, {})[code, name] = n
    return {
        part: _told(counts[file], repeated.get(file, [0, 0]), kinds[file], places[file]) if file in counts else NOTHING
        for part, file in ((part, str(part)) for part in parts)
    }


def _told(
    counts: Sequence[Any], repeated: Sequence[int], kinds: Mapping[str, int], places: dict[tuple[str, str], int]
) -> Tally:
    rows, month, last_month, force, last_force, odd = counts
    unlocated = places.pop(NOWHERE, 0)
    return Tally(rows, (month, last_month), (force, last_force), kinds, places, unlocated, odd, *repeated)


_COUNTS = f"""
    select filename, count(*), min(coalesce(month, '')), max(month), min(force), max(force),
        count(*) filter (
            (longitude is null) <> (latitude is null)
            or not (longitude between {WEST} and {EAST} and latitude between {SOUTH} and {NORTH})
        )
    from {{rows}} group by all
"""
_KINDS = "select filename, coalesce(kind, ''), count(*) from {rows} group by all order by all"
_PLACES = "select filename, coalesce(lsoa_code, ''), coalesce(lsoa_name, ''), count(*) from {rows} group by all"
# A row that repeats another has the same mark. Only rows that share one, which are few, are compared in full.
_MARK = f"case when reference is null then hash({TOLD_APART_BY}) else hash(reference) end"
_REPEATED = f"""
    with shared as (
        select filename, {_MARK} as mark from {{rows}} group by all having count(*) > 1
    ), suspect as (
        select r.* from (select *, {_MARK} as mark from {{rows}}) as r semi join shared using (filename, mark)
    ), told_apart as (
        select filename, count(*) as n from suspect group by filename, {TOLD_APART_BY}
    )
    select filename, sum(n - 1)::bigint, any_value(repeated_references)
    from told_apart join (
        select filename, count(reference) - count(distinct reference) as repeated_references from suspect group by all
    ) using (filename)
    group by all
"""
