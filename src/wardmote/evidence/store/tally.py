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
    """Count each of `parts`, all at one reading."""
    rows = f"read_parquet([{', '.join(engine.file(part) for part in parts)}], filename = true)"
    kinds: dict[str, list[tuple[Any, ...]]] = {}
    for file, *counts in connection.execute(_KINDS.format(rows=rows)).fetchall():
        kinds.setdefault(file, []).append(tuple(counts))
    places: dict[str, dict[tuple[str, str], int]] = {}
    for file, code, name, n in connection.execute(_PLACES.format(rows=rows)).fetchall():
        places.setdefault(file, {})[code, name] = n
    repeated = {file: again for file, *again in connection.execute(_REPEATED.format(rows=rows)).fetchall()}
    return {
        part: _told(kinds[file], places[file], repeated[file]) if file in kinds else NOTHING
        for part, file in ((part, str(part)) for part in parts)
    }


def _told(kinds: Sequence[tuple[Any, ...]], places: dict[tuple[str, str], int], repeated: Sequence[int]) -> Tally:
    words, rows, months, last_months, forces, last_forces, odd = zip(*kinds, strict=True)
    named = [force for force in (*forces, *last_forces) if force is not None]
    unlocated = places.pop(NOWHERE, 0)
    return Tally(
        rows=sum(rows),
        months=(min(months), max(last_months)),
        forces=(min(named, default=None), max(named, default=None)),
        kinds=dict(zip(words, rows, strict=True)),
        places=places,
        unlocated=unlocated,
        odd_coordinates=sum(odd),
        repeated=repeated[0],
        repeated_references=repeated[1],
    )


# Not count_if, which is null, and not nought, where a source gives no coordinates.
_KINDS = f"""
    select filename, coalesce(kind, ''), count(*), min(coalesce(month, '')), max(coalesce(month, '')),
        min(force), max(force),
        count(*) filter (where
            (longitude is null) <> (latitude is null)
            or not (longitude between {WEST} and {EAST} and latitude between {SOUTH} and {NORTH})
        )
    from {{rows}} group by all order by all
"""
_PLACES = "select filename, coalesce(lsoa_code, ''), coalesce(lsoa_name, ''), count(*) from {rows} group by all"
# Rows are told apart by a hash of 64 bits over all their columns. Were two of a file's rows ever to share one by chance
# (one file in a thousand million), a remark about repeats would be out by one; no count rests on it.
_REPEATED = f"""
    with told_apart as (
        select filename, hash({TOLD_APART_BY}) as whole,
            case when reference is not null then hash(reference) end as named, count(*) as n
        from {{rows}} group by all
    )
    select filename, (sum(n) - count(*))::bigint,
        (coalesce(sum(n) filter (named is not null), 0) - count(distinct named))::bigint
    from told_apart group by all
"""
