"""The second wall as the database holds it: one policy of row security for each table, made of what desks declare."""

import hashlib
from functools import cache, lru_cache

from django.apps import apps
from django.db import transaction

from wardmote.foundation import concerns, desks
from wardmote.foundation.about_people import PeopleTable, Walled
from wardmote.foundation.second_wall.before import MACHINE

SETTING = "wardmote.viewer"
_SAID = f"nullif(current_setting('{SETTING}', true), '')::jsonb"
_STANDING = """
    SELECT relname, relrowsecurity, relforcerowsecurity,
        array(SELECT polname::text FROM pg_policy WHERE polrelid = pg_class.oid)
    FROM pg_class WHERE relname = ANY(%s) AND relkind = 'r' AND relnamespace = current_schema()::regnamespace
"""


def every() -> tuple[Walled | PeopleTable, ...]:
    """Every walled table as it is declared: those that hold people, and others that say something of them."""
    found = (*desks.every(), *concerns.every())
    people = (table for desk in desks.every() for table in desk.people)
    return (*people, *(walled for each in found for walled in each.walled))


def table_of(declared: Walled | PeopleTable) -> str:
    """Its name in the database."""
    return apps.get_model(declared.label)._meta.db_table


def condition(declared: Walled | PeopleTable) -> str:
    """What must be so of a row for whoever stands there: a part of what access asks, and never more.

    Each thing that is said of them is asked of the setting once in a question, and not for each row.
    """
    whose = _of_people(declared) if isinstance(declared, PeopleTable) else _walled(declared)
    here = f"{_column(declared, 'partnership')} = {_said('partnership', 'uuid')}"
    return f"({_said('kind')} = '{MACHINE}' OR ({here} AND {whose}))"


def _of_people(declared: PeopleTable) -> str:
    """One's own organisation's contribution; what a grant opens, a case or one row; a case opened by broken glass, and
    what is linked to such a case."""
    desk, _, name = declared.label.partition(".")
    case = _column(declared, declared.case_column)
    to = f"(to_member = {_said('member', 'uuid')} OR to_organisation = {_said('organisation', 'uuid')})"
    granted = f"SELECT record FROM grants_access_grant WHERE ended_at IS NULL AND {to} AND {{}}"
    broken = f"FROM break_glass_broken_glass WHERE member = {_said('member', 'uuid')}"
    kind, row = _named(*declared.case), _named(desk, name)
    ways = [
        f"{_column(declared, declared.holder_column)} = {_said('organisation', 'uuid')}",
        f"{case} IN ({granted.format(kind)})",
        f"id IN ({granted.format(row)})",
        f"{case} IN (SELECT record {broken} AND {kind})",
    ]
    if declared.linked:
        label, of, to = declared.linked
        link = apps.get_model(label)._meta
        other = link.get_field(to).related_model._meta.db_table
        opened = f'SELECT id FROM {other} WHERE (desk, "table", record) IN (SELECT desk, "table", record {broken})'
        of, to = link.get_field(of).column, link.get_field(to).column
        ways.append(f"{case} IN (SELECT {of} FROM {link.db_table} WHERE {to} IN ({opened}))")
    return f"({_said('kind')} = 'system' OR ({_said('kind')} = 'member' AND ({' OR '.join(ways)})))"


def _walled(declared: Walled) -> str:
    link = ", 'mailbox'" if declared.by_link else ""
    if declared.of:
        of = apps.get_model(declared.label)._meta.get_field(declared.of)
        above = of.related_model._meta.db_table
        # The other's own policy holds within this one.
        return f"EXISTS (SELECT 1 FROM {above} WHERE {above}.id = {table_of(declared)}.{of.column})"
    ways = [f"{_column(declared, each)} = {_said('organisation', 'uuid')}" for each in declared.organisations]
    ways += [f"{_column(declared, each)} = {_said('member', 'uuid')}" for each in declared.members]
    if not ways:
        return f"{_said('kind')} IN ('member', 'system'{link})"
    if declared.roles:
        held = ", ".join(f"'{each}'" for each in declared.roles)
        ways.append(f"(SELECT {_SAID} -> 'roles' ?| array[{held}])")
    return f"({_said('kind')} IN ('system'{link}) OR ({_said('kind')} = 'member' AND ({' OR '.join(ways)})))"


def _said(name: str, kind: str = "text") -> str:
    return f"(SELECT ({_SAID} ->> '{name}')::{kind})"


def _named(desk: str, table: str) -> str:
    return f"desk = '{desk}' AND \"table\" = '{table}'"


def _column(declared: Walled | PeopleTable, field: str) -> str:
    return apps.get_model(declared.label)._meta.get_field(field).column


@cache
def names() -> tuple[str, ...]:
    """The names of the walled tables, without those that begin as another one does."""
    found = sorted(map(table_of, every()))
    return tuple(each for each in found if not any(each != other and each.startswith(other) for other in found))


@lru_cache(maxsize=1024)
def names_a_walled_table(sql: str) -> bool:
    """Whether a statement may be about one of them. Where it is and this says no, nothing is shown."""
    return any(each in sql for each in names())


def _policy(declared: Walled | PeopleTable) -> str:
    """A policy's name tells of what it says, so that another version's is found and replaced."""
    return f"second_wall_{hashlib.sha256(condition(declared).encode()).hexdigest()[:12]}"


def missing(connection) -> set[str]:
    """The walled tables before which the wall does not stand, forced, as it is declared. SQLite has no such wall."""
    if connection.vendor != "postgresql":
        return set()
    wanted = {table_of(each): (True, True, [_policy(each)]) for each in every()}
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, [list(wanted)])
        stand = {table: (secured, forced, found) for table, secured, forced, found in cursor.fetchall()}
    return {table for table, wall in wanted.items() if stand.get(table) != wall}


def put_up(connection) -> set[str]:
    """Put it up where it is missing, as the owner of the tables; before which ones that was."""
    absent = missing(connection)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for declared in every():
            if (table := table_of(declared)) not in absent:
                continue
            cursor.execute("SELECT polname::text FROM pg_policy WHERE polrelid = to_regclass(%s)", [table])
            for (policy,) in cursor.fetchall():
                cursor.execute(f'DROP POLICY "{policy}" ON {table}')
            cursor.execute(f"CREATE POLICY {_policy(declared)} ON {table} USING {condition(declared)}")
            cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
    return absent
