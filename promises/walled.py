"""A database of its own, in which each walled table has a row of whoever asks, of another here, and of elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from uuid import UUID, uuid4, uuid5

import psycopg
from django.apps import apps
from psycopg import sql

from wardmote.foundation.about_people import PeopleTable
from wardmote.foundation.access import Tenant, Viewer
from wardmote.foundation.second_wall import Before, policies
from wardmote.project.tests import engines

HERE, THERE = (Tenant(uuid4(), slug, slug, made_up=True) for slug in ("here", "there"))
OWN, OTHER, THIRD, ME, SOMEBODY = (uuid4() for _ in range(5))
MINE, THEIRS, ELSEWHERE = "mine", "theirs", "elsewhere"
ANN = Viewer("member", HERE, ME, "Ann", organisation=OWN)
WALLED = policies.every()
BY_LABEL = {each.label: each for each in WALLED}


@contextmanager
def installation() -> Iterator[engines.Made]:
    """A migrated database with its two roles, in which each walled table has a row of each side."""
    made = engines.new()
    engines.make(made)
    try:
        engines.migrate(made)
        with psycopg.connect(made.as_administrator, autocommit=True) as administrator:
            for each in WALLED:
                for side in (MINE, THEIRS, ELSEWHERE):
                    insert(administrator, each, side)
        yield made
    finally:
        engines.drop(made)


def key(label: str, side: str) -> UUID:
    return uuid5(OWN, f"{label} {side}")


def insert(administrator: psycopg.Connection, declared, side: str, **more) -> None:
    """A row with anything in it but for what the wall asks. References and checks sleep: no row is here to be read."""
    table = policies.table_of(declared)
    administrator.execute("SET session_replication_role = replica")
    checks_of = administrator.execute(
        "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'c'", [table]
    )
    for (name,) in checks_of.fetchall():
        administrator.execute(
            sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(sql.Identifier(table), sql.Identifier(name))
        )
    row = {**anything(administrator, table), **of_side(declared, side), **more}
    columns = sql.SQL(", ").join(map(sql.Identifier, row))
    places = sql.SQL(", ").join(sql.Placeholder() * len(row))
    administrator.execute(
        sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(sql.Identifier(table), columns, places), list(row.values())
    )


NUMBERS = count()


def anything(administrator: psycopg.Connection, table: str) -> dict:
    """A value for each column that wants one, which no other row has where there is room for it."""
    values = {
        "uuid": uuid4,
        "character varying": lambda: str(next(NUMBERS)),
        "text": lambda: "w1.",
        "jsonb": lambda: "[]",
        "boolean": lambda: True,
        "integer": lambda: next(NUMBERS),
        "smallint": lambda: next(NUMBERS),
        "date": lambda: "2026-04-04",
        "timestamp with time zone": lambda: "2026-04-04 12:00Z",
    }
    found = administrator.execute(
        "SELECT column_name, data_type, character_maximum_length FROM information_schema.columns"
        " WHERE table_name = %s AND is_nullable = 'NO'",
        [table],
    )
    row = {column: (values[kind](), length) for column, kind, length in found.fetchall()}
    return {column: value[:length] if length else value for column, (value, length) in row.items()}


def of_side(declared, side: str) -> dict:
    """The columns by which the wall knows whose a row is."""
    column = apps.get_model(declared.label)._meta.get_field
    row = {"id": key(declared.label, side), column("partnership").column: (THERE if side == ELSEWHERE else HERE).id}
    if isinstance(declared, PeopleTable):
        own = {declared.holder_column: OWN if side == MINE else OTHER}
    elif declared.of:
        above = column(declared.of).related_model._meta.label
        own = {declared.of: key(above, side)}
    else:
        own = dict.fromkeys(declared.organisations, THIRD)
        own |= dict.fromkeys(declared.organisations[:1], OWN if side == MINE else OTHER)
        alone = ME if side == MINE and not declared.organisations else SOMEBODY
        own |= dict.fromkeys(declared.members, alone)
    return row | {column(name).column: value for name, value in own.items()}


def tell(application: psycopg.Connection, who: Before | None) -> None:
    application.execute("SELECT set_config(%s, %s, true)", [policies.SETTING, who.words() if who else ""])
