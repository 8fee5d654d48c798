"""DuckDB as the store uses it: in process, offline, and with every name and path quoted."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import duckdb

SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    # Nothing is fetched: what the wheel holds is all there is.
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


def connect(threads: int | None = None) -> duckdb.DuckDBPyConnection:
    """A fresh engine in memory. `threads` limits its cores; all of them when `None`."""
    connection = duckdb.connect(config=SETTINGS if threads is None else {**SETTINGS, "threads": str(threads)})
    connection.execute("set enable_progress_bar = false")
    return connection


def reading() -> duckdb.DuckDBPyConnection:
    """A way into the one engine in memory that this process reads with; what is made in it is seen in it alone.

    An engine takes longer to begin than most questions take to answer. Close it as one closes a connection.
    """
    return _begun().cursor()


@cache
def _begun() -> duckdb.DuckDBPyConnection:
    return connect()


def text(value: str) -> str:
    """A text as a literal."""
    return "'" + value.replace("'", "''") + "'"


def name(value: str) -> str:
    """A column's name as an identifier."""
    return '"' + value.replace('"', '""') + '"'


def file(path: Path) -> str:
    """A path to read, as a literal that matches that file only, whatever signs its name holds."""
    return text("".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path)))


def parquet(paths: Iterable[Path]) -> str:
    """`read_parquet` over the files of the store."""
    return f"read_parquet([{', '.join(file(path) for path in paths)}])"
