"""What one part holds, counted from the part itself: the figures every account of it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from wardmote.evidence.records import COLUMNS
from wardmote.evidence.store import engine

# The British Isles with room to spare, in degrees. A place outside them, or half a place, is odd; it is kept.
WEST, EAST, SOUTH, NORTH = -9.0, 2.2, 49.0, 61.5
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


def tally(part: Path, connection: duckdb.DuckDBPyConnection) -> Tally:
    """Count one part. Rows are never told apart by anything but all their columns."""
    rows = engine.parquet([part])
    counts = connection.execute(
        f"""select count(*), min(coalesce(month, '')), max(month), min(force), max(force),
            count_if({_ODD}), count(*) - count(distinct hash({TOLD_APART_BY})),
            count(reference) - count(distinct reference)
        from {rows}"""
    ).fetchall()[0]
    total, month, last_month, force, last_force, odd, maybe_repeated, repeated_references = counts
    places = {
        (code, name): n
        for code, name, n in connection.execute(
            f"""select coalesce(lsoa_code, ''), coalesce(lsoa_name, ''), count(*) from {rows}
            group by all order by all"""
        ).fetchall()
    }
    unlocated = places.pop(("", ""), 0)
    kinds = connection.execute(f"select coalesce(kind, ''), count(*) from {rows} group by all order by all").fetchall()
    return Tally(
        rows=total,
        months=(month, last_month),
        forces=(force, last_force),
        kinds=dict(kinds),
        places=places,
        unlocated=unlocated,
        odd_coordinates=odd,
        repeated=_repeated(rows, connection) if maybe_repeated else 0,
        repeated_references=repeated_references,
    )


_ODD = f"""
    (longitude is null) <> (latitude is null)
    or not (longitude between {WEST} and {EAST} and latitude between {SOUTH} and {NORTH})
"""


def _repeated(rows: str, connection: duckdb.DuckDBPyConnection) -> int:
    """Rows equal in every column to an earlier one. Only rows whose hash is not alone are compared, which is few."""
    return connection.execute(
        f"""with hashed as (select {TOLD_APART_BY}, hash({TOLD_APART_BY}) as mark from {rows}),
        shared as (select mark from hashed group by mark having count(*) > 1)
        select coalesce(sum(n - 1), 0)::bigint from (
            select count(*) as n from hashed where mark in (from shared) group by {TOLD_APART_BY}
        )"""
    ).fetchall()[0][0]
