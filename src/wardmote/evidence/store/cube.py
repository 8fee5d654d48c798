"""Rows into counts: extract × month × place × kind, by the columns of the record.

Written over Narwhals, so that Spark can count as DuckDB does.
"""

import atexit
from collections.abc import Sequence
from pathlib import Path

import duckdb
import narwhals as nw

from wardmote.errors import Broken
from wardmote.evidence.records import INCIDENT, Record
from wardmote.evidence.store import engine


def counted(rows: nw.LazyFrame, record: Record = INCIDENT) -> nw.LazyFrame:
    """Count rows by extract and what the record is counted by. Rows without a place have the columns of their place
    empty, and are counted like any other."""
    named = rows.with_columns(*(nw.col(column).fill_null("") for column in record.place)) if record.place else rows
    return named.group_by("extract", *record.counted_by).agg(nw.len().cast(nw.Int64()).alias("rows"))


def write_cube(parts: Sequence[Path], cube: Path, connection: duckdb.DuckDBPyConnection, record: Record) -> None:
    """Write the cube of `parts`, all of one record, to `cube`."""
    columns = ", ".join(("extract", *record.counted_by))
    rows = nw.from_native(connection.sql(f"select {columns} from {engine.parquet(parts)}"))
    counted(rows, record).to_native().write_parquet(str(cube))


def check_cube(cube: Path, connection: duckdb.DuckDBPyConnection, *, expected: int) -> None:
    """Raise `Broken` unless the rows of a cube come to what was taken in."""
    total = connection.execute(f"select coalesce(sum(rows), 0) from {engine.parquet([cube])}").fetchall()[0][0]
    if total != expected:
        raise Broken(f"The counts come to {total:,} rows where {expected:,} were taken in. Please report it.")


@atexit.register
def _let_go_of_the_engine() -> None:
    """Narwhals keeps DuckDB's module in a cache of its own, and DuckDB, when it ends, calls that a leak on stderr."""
    kept = getattr(getattr(nw, "_namespace", None), "_builtin_namespace", None)
    if (forget := getattr(kept, "cache_clear", None)) is not None:
        forget()
