"""Rows into counts: extract × month × place × kind, by the columns of the record.

Written over Narwhals, so that Spark can count as DuckDB does.
"""

import atexit
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import duckdb
import narwhals as nw

from wardmote.errors import Broken
from wardmote.evidence.records import INCIDENT, Record
from wardmote.evidence.store import engine

# The view that the counting query reads. A part's `extract` is its number there, which costs less than its name.
ROWS = "rows_to_count"


def counted(rows: nw.LazyFrame, record: Record = INCIDENT) -> nw.LazyFrame:
    """Count rows by extract and what the record is counted by. Rows without a place have the columns of their place
    empty, and are counted like any other."""
    named = rows.with_columns(*(nw.col(column).fill_null("") for column in record.place)) if record.place else rows
    return named.group_by("extract", *record.counted_by).agg(nw.len().cast(nw.Int64()).alias("rows"))


@cache
def _counting(record: Record) -> str:
    """`counted` as a query of DuckDB's over `ROWS`: written once, as writing it takes longer than reading a file."""
    connection = engine.connect(1)
    try:
        texts = ", ".join(f"'' as {engine.name(column)}" for column in record.counted_by)
        connection.execute(f"create view {ROWS} as select 0::bigint as extract, {texts}")
        return str(counted(nw.from_native(connection.sql(f"from {ROWS}")), record).to_native().sql_query())
    finally:
        connection.close()


def write_cube(
    parts: Mapping[str, Path], cube: Path, connection: duckdb.DuckDBPyConnection, record: Record = INCIDENT
) -> None:
    """Write to `cube` the counts of parts of one record, given by the ids of their extracts."""
    columns = ", ".join(map(engine.name, record.counted_by))
    connection.execute(
        f"""create or replace temp view {ROWS} as
        select file_index::bigint as extract, {columns} from {engine.parquet(parts.values())}"""
    )
    ids = ", ".join(engine.text(each) for each in parts)
    connection.execute(
        f"""copy (select [{ids}][extract + 1] as extract, * exclude (extract) from ({_counting(record)}))
        to {engine.text(str(cube))} (format parquet)"""
    )


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
