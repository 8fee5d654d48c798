"""Is the store what its commits say it is? Every hash, every chain link, every count."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from wardmote.errors import Broken
from wardmote.evidence.store import engine
from wardmote.evidence.store.commits import Log, read_log
from wardmote.evidence.store.extracts import Extract, Reference
from wardmote.evidence.store.workbench import stored_files


@dataclass(frozen=True)
class VerifyAccount:
    """How much was checked, and every fault as a sentence. `left_over` files belong to no commit: a command was
    stopped, they count for nothing, and the next one takes them away."""

    commits: int
    files: int
    extracts: int
    rows: int
    faults: tuple[str, ...]
    left_over: tuple[str, ...]

    @property
    def sound(self) -> bool:
        return not self.faults


def verify(store: Path) -> VerifyAccount:
    """Check the whole store, reading every byte of it."""
    try:
        log = read_log(store)
    except Broken as broken:
        return VerifyAccount(0, 0, 0, 0, (str(broken),), ())
    named = {name: told for commit in log.commits for name, told in commit.files.items()}
    extracts = [extract for commit in log.commits for extract in commit.extracts]
    faults = [fault for name, told in named.items() for fault in _file(store / name, told)]
    if not faults:
        connection = engine.connect()
        try:
            faults = list(_counts(store, log, connection))
        finally:
            connection.close()
    left_over = tuple(name for name in stored_files(store) if name not in named)
    kept = sum(extract.kept for extract in extracts)
    return VerifyAccount(len(log.commits), len(named), len(extracts), kept, tuple(faults), left_over)


def _file(path: Path, told: Mapping[str, Any]) -> Iterator[str]:
    try:
        with path.open("rb") as handle:
            digest = hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError as error:
        yield f"{path} cannot be read: {error.strerror}. Restore it from a backup."
        return
    if digest != told["sha256"]:
        yield f"{path} is not the file that was written: its SHA-256 differs. Restore it from a backup."


def _counts(store: Path, log: Log, connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    for commit in log.commits:
        for extract in commit.extracts:
            yield from _extract(store, extract, connection)
        for reference in commit.references:
            yield from _reference(store, reference, connection)


def _reference(store: Path, reference: Reference, connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    held = connection.execute(f"select count(*) from {engine.parquet([store / reference.part])}").fetchall()[0][0]
    if held != reference.held or reference.rows != reference.kept + reference.set_aside:
        yield (
            f"{reference.id}: {reference.held:,} rows were held and its part has {held:,}; of {reference.rows:,} lines "
            f"{reference.kept:,} were kept and {reference.set_aside:,} set aside. Restore the store from a backup."
        )


def _extract(store: Path, extract: Extract, connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    if extract.rows != extract.kept + extract.set_aside:
        yield f"{extract.id}: {extract.rows:,} rows are not {extract.kept:,} kept and {extract.set_aside:,} set aside."
    try:
        part = connection.execute(
            f"select count(*), count_if(extract = ?) from {engine.parquet([store / extract.part])}", [extract.id]
        ).fetchall()[0]
        cube = connection.execute(
            f"select coalesce(sum(rows), 0)::bigint from {engine.parquet([store / extract.cube])} where extract = ?",
            [extract.id],
        ).fetchall()[0][0]
    except duckdb.Error as error:
        yield f"{extract.id}: its files cannot be read ({str(error).splitlines()[0]}). Restore them from a backup."
        return
    if part != (extract.kept, extract.kept) or cube != extract.kept:
        yield (
            f"{extract.id}: {extract.kept:,} rows were kept, but its part holds {part[0]:,} and its counts come to "
            f"{cube:,}. Restore the store from a backup."
        )
