"""Rows into counts: extract × month × LSOA × kind. Written over Narwhals, so that Spark can count as DuckDB does."""

from collections.abc import Sequence
from pathlib import Path

import duckdb
import narwhals as nw

from wardmote.errors import Broken
from wardmote.evidence.store import engine

BY = ("extract", "month", "lsoa_code", "lsoa_name", "kind")


def counted(rows: nw.LazyFrame) -> nw.LazyFrame:
    """Count rows by `BY`. Rows without a place have both LSOA columns empty, and are counted like any other."""
    named = rows.with_columns(nw.col("lsoa_code").fill_null(""), nw.col("lsoa_name").fill_null(""))
    return named.group_by(*BY).agg(nw.len().cast(nw.Int64()).alias("rows"))


def write_cube(parts: Sequence[Path], cube: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Write the cube of `parts` to `cube`."""
    columns = ", ".join(BY)
    rows = nw.from_native(connection.sql(f"select {columns} from {engine.parquet(parts)}"))
    counted(rows).to_native().write_parquet(str(cube))


def check_cube(cube: Path, connection: duckdb.DuckDBPyConnection, *, expected: int) -> None:
    """Raise `Broken` unless the rows of a cube come to what was taken in."""
    total = connection.execute(f"select coalesce(sum(rows), 0) from {engine.parquet([cube])}").fetchall()[0][0]
    if total != expected:
        raise Broken(f"The counts come to {total:,} rows where {expected:,} were taken in. Please report it.")
