"""Which database engine this run of the tests is on, and the roles and database it makes for itself on a server.

WARDMOTE_TEST_ENGINE is `sqlite` (when not given) or `postgresql`; the second needs WARDMOTE_TEST_POSTGRES, an address
that may make and drop databases and roles.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from wardmote.project import databases

POSTGRES = os.environ.get("WARDMOTE_TEST_POSTGRES", "")
ENGINE = os.environ.get("WARDMOTE_TEST_ENGINE", "sqlite")


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
