"""Which database engine this run of the tests is on, and the roles and database it makes for itself on a server.

WARDMOTE_TEST_ENGINE is `sqlite` (when not given) or `postgresql`; the second needs WARDMOTE_TEST_POSTGRES, an address
that may make and drop databases and roles.
"""

import os
import re
import secrets
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from wardmote.project import databases
from wardmote.project.tests.made_once import once

POSTGRES = os.environ.get("WARDMOTE_TEST_POSTGRES", "")
ENGINE = os.environ.get("WARDMOTE_TEST_ENGINE", "sqlite")
TABLES = "tables.sql"
SQLITE_FILE = "wardmote.sqlite3"


@dataclass(frozen=True)
class Made:
    """A database of our own on the server, with its two roles."""

    name: str
    password: str

    @property
    def owner(self) -> str:
        return f"{self.name}_owner"

    @property
    def application(self) -> str:
        return f"{self.name}_application"

    def url(self, role: str) -> str:
        """The address of the database as one of its roles."""
        server = urlsplit(POSTGRES)
        host = server.netloc.rpartition("@")[2]
        return urlunsplit((server.scheme, f"{role}:{self.password}@{host}", f"/{self.name}", server.query, ""))

    @property
    def as_administrator(self) -> str:
        """Its address as the server's administrator, before whom no wall of rows stands: to count and to dump it."""
        return urlunsplit(urlsplit(POSTGRES)._replace(path=f"/{self.name}"))


def new() -> Made:
    """A name and a password that nobody else has."""
    return Made(f"wardmote_test_{secrets.token_hex(6)}", secrets.token_urlsafe(16))


def make(made: Made) -> None:
    """Make the two roles and the database, as docs/how-to/postgresql.md says an installation does."""
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        for role in (made.owner, made.application):
            server.execute(
                sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD {}").format(
                    sql.Identifier(role), sql.Literal(made.password)
                )
            )
        # The server's own role must be a member of the owner's to give it a database.
        server.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(made.owner)))
        server.execute(
            sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(made.name), sql.Identifier(made.owner))
        )


def migrate(made: Made, **more: str) -> None:
    """Run `wardmote migrate` as an installation does. Where tests share what they make, it finds tables made before.

    `more` are settings of the installation's own.
    """
    its = {"DATABASE_URL": made.url(made.application), "WARDMOTE_OWNER_DATABASE_URL": made.url(made.owner)}

    def first(folder: Path) -> None:
        _wardmote_migrate(its)
        (folder / TABLES).write_bytes(dump(made))

    with tempfile.TemporaryDirectory() as folder:
        once("tables-postgresql", Path(folder), first)
        if not _has_tables(made):
            load(made, (Path(folder) / TABLES).read_bytes())
    _wardmote_migrate({**more, **its})


def migrate_sqlite(folder: Path, **more: str) -> None:
    """Run `wardmote migrate` for a SQLite file in this folder; `more` are settings of the installation's own."""
    _wardmote_migrate({**more, "WARDMOTE_VAR": str(folder), "DATABASE_URL": "", "WARDMOTE_OWNER_DATABASE_URL": ""})


def _wardmote_migrate(installation: dict[str, str]) -> None:
    subprocess.run(
        [sys.executable, "-c", "from wardmote.project.command import main; raise SystemExit(main(['migrate']))"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "wardmote.project.settings", **installation},
        stdout=subprocess.DEVNULL,
        check=True,
    )


def _has_tables(made: Made) -> bool:
    with psycopg.connect(made.url(made.owner)) as connection:
        return connection.execute("SELECT to_regclass('django_migrations')").fetchone() != (None,)


def dump(made: Made) -> bytes:
    """Plain statements that say nothing of who owns what; what only newer servers know is left out."""
    done = subprocess.run(
        ["pg_dump", "--no-owner", "--no-privileges", "--inserts", made.as_administrator],
        capture_output=True,
        check=True,
        text=True,
    )
    kept = [line for line in done.stdout.splitlines() if not re.match(r"--|\\|SET transaction_timeout|$", line)]
    return ("\n".join(kept) + "\n").encode()


def load(made: Made, dumped: bytes) -> None:
    """Fill an empty database with what `dump` gave, as its owner."""
    with psycopg.connect(made.url(made.owner), autocommit=True) as connection:
        connection.execute(dumped.decode())


def drop(made: Made) -> None:
    """Take away the database and its roles."""
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(made.name)))
        for role in (made.owner, made.application):
            server.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(role)))


OURS = new() if ENGINE == "postgresql" else None


def databases_for_tests(var: Path) -> dict:
    """Django's databases for this run."""
    if OURS is None:
        return {"default": databases.sqlite(var / "tests.sqlite3", synchronous="NORMAL")}
    return {"default": {**databases.postgres(OURS.url(OURS.application)), "TEST": {"NAME": OURS.name}}}
