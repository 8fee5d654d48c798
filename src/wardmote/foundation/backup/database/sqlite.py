"""SQLite: the whole file, copied while others write by its own online backup, and put in place by a rename."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

from wardmote.errors import Broken, NotNow
from wardmote.foundation.backup.archive import Emptying, Entry, Filling

ENTRY = "database/wardmote.sqlite3"


class Sqlite:
    """The database in a file."""

    name = "sqlite"

    def __init__(self, *, left_out: tuple[str, ...], filled_at_once: tuple[str, ...]) -> None:
        self.left_out, self.filled_at_once = left_out, filled_at_once
        self.home = Path(str(connection.settings_dict["NAME"]))

    @contextmanager
    def moment(self, scratch: Path) -> Iterator[None]:
        """Hold one moment of the database in a copy under `scratch` for as long as the block runs."""
        self.copy = copy = scratch / "moment.sqlite3"
        try:
            self._copy(copy)
        except sqlite3.OperationalError as problem:
            raise NotNow(
                f"The database could not be copied into {scratch.parent}: {problem}.",
                instead="Make room there, or give another folder with --out.",
            ) from problem
        try:
            yield
        finally:
            copy.unlink()

    def _copy(self, copy: Path) -> None:
        with closing(sqlite3.connect(self.home)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        with closing(sqlite3.connect(copy, isolation_level=None)) as opened:
            opened.execute("PRAGMA secure_delete = ON")
            opened.execute("PRAGMA journal_mode = DELETE")
            for table in tables(opened):
                if table in self.left_out:
                    opened.execute(f'DELETE FROM "{table}"')
            check(opened, "The database")

    def put(self, into: Filling) -> dict[str, int]:
        """Put the moment into a backup; how many rows each table has."""
        with self.copy.open("rb") as file:
            into.copy(ENTRY, file, self.copy.stat().st_size)
        with closing(sqlite3.connect(self.copy)) as opened:
            return counts(opened)

    def shape(self) -> dict[str, list[str]]:
        """The file says its own shape."""
        return {}

    def is_empty(self) -> bool:
        """Nobody has put anything into the database yet, or there is none."""
        if not self.home.exists():
            return True
        with closing(sqlite3.connect(self.home)) as opened:
            return not any(rows for table, rows in counts(opened).items() if table not in self.filled_at_once)

    def stage(self, entry: Entry, scratch: Path) -> None:
        """Write what the backup holds beside where it will be."""
        staged = scratch / "wardmote.sqlite3"
        with os.fdopen(os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            for piece in entry.pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())

    @contextmanager
    def put_back(self, scratch: Path, source: Emptying) -> Iterator[None]:
        """Have Django see the staged database while the block looks; then put it in place, unless the block fails."""
        staged = scratch / "wardmote.sqlite3"
        if not staged.exists():
            raise Broken(f"{source.where} holds no database.", instead="Use another backup.")
        with closing(sqlite3.connect(staged)) as opened:
            check(opened, source.where)
            found = counts(opened)
        if found != source.contents.counts:
            raise Broken(f"The rows of {source.where} are not as many as it says.", instead="Use another backup.")
        connection.close()
        connection.settings_dict["NAME"] = str(staged)
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = str(self.home)
        with closing(sqlite3.connect(staged, isolation_level=None)) as opened:
            opened.execute("PRAGMA journal_mode = DELETE")
        for ending in ("-wal", "-shm"):
            self.home.with_name(self.home.name + ending).unlink(missing_ok=True)
        self.home.parent.mkdir(parents=True, exist_ok=True)
        os.replace(staged, self.home)


def tables(opened: sqlite3.Connection) -> list[str]:
    """The names of the tables, but for those that the engine keeps for itself."""
    found = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return [name for (name,) in found if not name.startswith("sqlite_")]


def counts(opened: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {name: opened.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables(opened)}


def check(opened: sqlite3.Connection, where: str) -> None:
    """Raise Broken unless the file is sound and every reference leads somewhere."""
    sound = opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    if not sound or opened.execute("PRAGMA foreign_key_check").fetchall():
        raise Broken(f"{where} is damaged inside.", instead="Use a backup from before.")
