"""A database of each engine to try a release on: made empty, filled from a dump, counted, and taken away."""

import gzip
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from promises.sources import ROOT
from wardmote.project.tests import engines
from wardmote.project.tests.made_once import once

RELEASES = ROOT / "promises" / "releases"
#: Which row belongs to which process is not the release's.
UNCOUNTED = {"django_session", "sqlite_sequence"}
#: The product's own settings, not the tests'.
ENVIRONMENT = {"DJANGO_SETTINGS_MODULE": "wardmote.project.settings"}


class Sqlite:
    """SQLite, in a file of its own under `var`."""

    name = "sqlite"
    ending = "sqlite3"

    def __init__(self, var: Path) -> None:
        self.var = var
        self.file = var / engines.SQLITE_FILE
        self.environment = {"WARDMOTE_VAR": str(var), "DATABASE_URL": "", "WARDMOTE_OWNER_DATABASE_URL": ""}

    def opened(self) -> closing[sqlite3.Connection]:
        """A connection of our own to the file."""
        return closing(sqlite3.connect(self.file))

    def job_states(self) -> dict[str, str]:
        """Every job's state, by reference."""
        with self.opened() as connection:
            return dict(connection.execute("SELECT reference, state FROM jobs_job").fetchall())

    def put(self, statement: str) -> None:
        """Change rows past the product."""
        with self.opened() as connection:
            connection.execute(statement)
            connection.commit()

    def dump(self) -> bytes:
        """The database as one file, packed close."""
        packed = self.var / "packed.sqlite3"
        with closing(sqlite3.connect(self.file, isolation_level=None)) as connection:
            connection.execute("VACUUM INTO ?", [str(packed)])
        return packed.read_bytes()

    def load(self, dumped: bytes) -> None:
        self.var.mkdir(parents=True, exist_ok=True)
        self.file.write_bytes(dumped)

    def counts(self) -> dict[str, int]:
        with closing(sqlite3.connect(self.file)) as connection:
            named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            return {
                name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
                for (name,) in named
                if name not in UNCOUNTED
            }


class Postgres:
    """PostgreSQL, in a database of its own with its two roles."""

    name = "postgresql"
    ending = "sql"

    def __init__(self, var: Path, made: engines.Made) -> None:
        self.made, self.var = made, var
        self.environment = {
            "WARDMOTE_VAR": str(var),
            "DATABASE_URL": made.url(made.application),
            "WARDMOTE_OWNER_DATABASE_URL": made.url(made.owner),
        }

    def job_states(self) -> dict[str, str]:
        """Every job's state, by reference."""
        with psycopg.connect(self.made.url(self.made.owner), autocommit=True) as connection:
            return dict(connection.execute("SELECT reference, state FROM jobs_job").fetchall())

    def put(self, statement: str) -> None:
        """Change rows past the product, and past the second wall."""
        with psycopg.connect(self.made.as_administrator) as connection:
            connection.execute(statement)

    def dump(self) -> bytes:
        """Plain statements that say nothing of who owns what."""
        return engines.dump(self.made)

    def load(self, dumped: bytes) -> None:
        engines.load(self.made, dumped)

    def counts(self) -> dict[str, int]:
        with psycopg.connect(self.made.as_administrator, autocommit=True) as connection:
            named = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
            counted = sql.SQL("SELECT count(*) FROM {}")
            return {
                name: connection.execute(counted.format(sql.Identifier("public", name))).fetchone()[0]
                for (name,) in named
                if name not in UNCOUNTED
            }


@contextmanager
def sqlite_engine(var: Path) -> Iterator[Sqlite]:
    yield Sqlite(var)


@contextmanager
def postgres_engine(var: Path) -> Iterator[Postgres]:
    made = engines.new()
    engines.make(made)
    try:
        yield Postgres(var, made)
    finally:
        engines.drop(made)


def run(engine: Sqlite | Postgres, *words: str) -> None:
    """Run a `wardmote` command against the engine's database, as an installation would."""
    done = subprocess.run(
        [sys.executable, "-c", f"from wardmote.project.command import main; raise SystemExit(main({list(words)!r}))"],
        env={**os.environ, **engine.environment, **ENVIRONMENT},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"wardmote {' '.join(words)}: {done.stderr}"


def set_up(engine: Sqlite | Postgres) -> None:
    """Make the tables, as `wardmote migrate` does; where tests share what they make, from those made before."""
    if isinstance(engine, Sqlite):
        once("tables", engine.var, engines.migrate_sqlite)
    else:
        engines.migrate(engine.made, WARDMOTE_VAR=str(engine.var))


def dumps(engine: type[Sqlite] | type[Postgres]) -> list[Path]:
    """The dumps of one engine, oldest first."""
    return sorted(RELEASES.glob(f"*.{engine.ending}.gz"))


def read(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())
