"""On PostgreSQL the database itself shows and takes rows about people only as its viewer may have them.

What is tried here goes past access: plain SQL, on the application's own role.
"""

import json
from uuid import UUID, uuid4

import psycopg
import pytest
from django.apps import apps
from django.db import models
from psycopg import sql

from promises import walled
from promises.river_patrol.models import RiverPerson
from promises.walled import (
    ANN,
    BY_LABEL,
    ELSEWHERE,
    HERE,
    ME,
    MINE,
    OTHER,
    OWN,
    SOMEBODY,
    THEIRS,
    THERE,
    WALLED,
    insert,
    key,
    tell,
)
from wardmote.foundation.about_people import PeopleTable
from wardmote.foundation.access import Viewer, the_mailbox, the_public, the_system
from wardmote.foundation.access.classes import classes
from wardmote.foundation.access.of_people import OfPeople
from wardmote.foundation.access.who_reads import EVERY, rules
from wardmote.foundation.second_wall import Before, machine, policies
from wardmote.project.tests import engines

#: By these columns a table names a record of any desk, or the case that it is of.
NAMES = ({"desk", "table", "record"}, {"case_desk", "case_table", "case_record"})
#: Tables that look like them and say nothing of anybody.
OTHERS = {
    "importing.ImportedRow": "`record` is whatever a row of a spreadsheet became, which is of partnership business"
}

# Which tables


def says_something_of_people(every: list[type[models.Model]]) -> set[str]:
    """Tables of people, what they are of, what is sealed, what names a case; and all that refers to one of these."""
    found = {
        each
        for each in every
        if issubclass(each, OfPeople)
        or any(isinstance(one, models.CheckConstraint) and "startswith" in repr(one) for one in each._meta.constraints)
        or any(names <= {field.name for field in each._meta.concrete_fields} for names in NAMES)
    }
    found |= {
        to for each in found if issubclass(each, OfPeople) for to in refers_to(each) if to._meta.app_label == "people"
    }
    while more := {each for each in every if each not in found and set(refers_to(each)) & found}:
        found |= more
    return {each._meta.label for each in found} - set(OTHERS)


def refers_to(model: type[models.Model]) -> list[type[models.Model]]:
    return [field.related_model for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]


def test_every_table_that_says_something_of_people_is_walled():
    ours = [model for model in apps.get_models() if model.__module__.startswith("wardmote.")]
    found = says_something_of_people(ours)
    print(f"{len(found)} tables say something of people, {len(WALLED)} are walled")
    assert len(found) >= 20
    assert found <= set(BY_LABEL), f"Declare these in their desk as walled: {sorted(found - set(BY_LABEL))}"
    assert set(OTHERS) <= {model._meta.label for model in ours}
    # One that nobody declared is found.
    assert says_something_of_people([*ours, RiverPerson]) - set(BY_LABEL) == {RiverPerson._meta.label}


def test_nobody_reads_people_whosever_they_are():
    """The wall asks of a row about people whose it is: no role may reach into such a class without a case or grant."""
    held = {kind for each in WALLED if isinstance(each, PeopleTable) for _, kind in each.columns if kind}
    held |= {kind for each in WALLED if isinstance(each, PeopleTable) for kind in each.row_classes}
    print(f"classes {sorted(held)} of {len(classes())}")
    assert not [rule.slug for rule in rules() if rule.slug in held and EVERY in rule.reach.values()]


# Past access


@pytest.fixture(scope="module")
def installation():
    with walled.installation() as made:
        yield made


def owned(declared):
    """The declaration by which a row is known as somebody's: its own, or that of the table it is of."""
    if isinstance(declared, PeopleTable) or not declared.of:
        return declared
    return BY_LABEL[apps.get_model(declared.label)._meta.get_field(declared.of).related_model._meta.label]


def readers(declared) -> dict[str, tuple[Before | None, set[str]]]:
    """Whoever may stand before the wall, and which of the three rows are then there."""
    whose = owned(declared)
    people = isinstance(whose, PeopleTable)
    sided = people or bool(whose.organisations or whose.members)
    roles = () if people else whose.roles
    here = {MINE, THEIRS}
    found = {
        "nobody": (None, set()),
        "the public": (the_public(HERE).before, set()),
        "a member": (ANN.before, {MINE} if sided else here),
        "another's": (Viewer("member", HERE, uuid4(), organisation=uuid4()).before, set() if sided else here),
        "of nobody": (Viewer("member", HERE).before, set() if sided else here),
        "elsewhere": (Viewer("member", THERE, uuid4(), organisation=uuid4()).before, set() if sided else {ELSEWHERE}),
        "a job": (the_system("a job", HERE).before, here),
        "a job elsewhere": (the_system("a job", THERE).before, {ELSEWHERE}),
        "a mailbox": (the_mailbox("A", HERE).before, here if not people and whose.by_link else set()),
        "a command": (machine("backup"), {MINE, THEIRS, ELSEWHERE}),
    }
    for role in roles:
        found[role] = (Viewer("member", HERE, uuid4(), organisation=uuid4(), roles=(role,)).before, here)
    return found


@pytest.fixture
def application(installation):
    with psycopg.connect(installation.url(installation.application), autocommit=True) as connection:
        yield connection


@pytest.fixture
def administrator(installation):
    with psycopg.connect(installation.as_administrator) as connection:
        yield connection
        connection.rollback()


@pytest.mark.needs_postgres
def test_a_connection_that_was_told_nothing_is_shown_nothing(application):
    for each in WALLED:
        table = sql.Identifier(policies.table_of(each))
        assert application.execute(sql.SQL("SELECT count(*) FROM {}").format(table)).fetchone() == (0,), each.label
    print(f"{len(WALLED)} tables")


@pytest.mark.needs_postgres
@pytest.mark.parametrize("label", sorted(BY_LABEL))
def test_each_reader_is_shown_their_rows_and_changes_no_others(application, administrator, label):
    declared = BY_LABEL[label]
    table, column = sql.Identifier(policies.table_of(declared)), sql.Identifier(of_partnership(declared))
    rows = {
        side: administrator.execute(
            sql.SQL("SELECT to_jsonb(each) FROM {} each WHERE id = %s").format(table), [key(label, side)]
        ).fetchone()[0]
        for side in (MINE, THEIRS, ELSEWHERE)
    }
    told = readers(declared)
    for name, (who, expected) in told.items():
        with application.transaction(force_rollback=True):
            tell(application, who)
            found = {id for (id,) in application.execute(sql.SQL("SELECT id FROM {}").format(table)).fetchall()}
            assert found & set(keys(label)) == {key(label, side) for side in expected}, (label, name)
            changed = application.execute(
                sql.SQL("UPDATE {0} SET {1} = {1} WHERE id = ANY(%s)").format(table, column), [keys(label)]
            )
            assert changed.rowcount == len(expected), (label, name)
            gone = application.execute(sql.SQL("DELETE FROM {} WHERE id = ANY(%s)").format(table), [keys(label)])
            assert gone.rowcount == len(expected), (label, name)
        for side in {*rows} - expected:
            with application.transaction(force_rollback=True):
                tell(application, who)
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    application.execute(
                        sql.SQL("INSERT INTO {0} SELECT (jsonb_populate_record(NULL::{0}, %s::jsonb)).*").format(table),
                        [json.dumps({**rows[side], "id": str(uuid4())})],
                    )
    with application.transaction(force_rollback=True):
        tell(application, the_system("a job", HERE).before)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            application.execute(sql.SQL("UPDATE {} SET {} = %s").format(table, column), [THERE.id])
    print(f"{label}: {len(told)} readers")


def keys(label: str) -> list[UUID]:
    return [key(label, side) for side in (MINE, THEIRS, ELSEWHERE)]


def of_partnership(declared) -> str:
    return apps.get_model(declared.label)._meta.get_field("partnership").column


PEOPLE = [each for each in WALLED if isinstance(each, PeopleTable)]
GRANTED = {"to_member": None, "to_organisation": OWN, "ended_at": None}


@pytest.mark.needs_postgres
@pytest.mark.parametrize("declared", PEOPLE, ids=[each.label for each in PEOPLE])
@pytest.mark.parametrize(
    ("given", "opens"),
    [
        ({}, True),
        ({"to_member": ME, "to_organisation": None}, True),
        ({"to_organisation": OTHER}, False),
        ({"to_member": SOMEBODY, "to_organisation": None}, False),
        ({"ended_at": "2026-04-04 12:00Z"}, False),
        ({"partnership": THERE.id}, False),
        ({"desk": "another"}, False),
        ({"record": uuid4()}, False),
    ],
)
@pytest.mark.parametrize("of", ["case", "row"])
def test_a_grant_opens_what_another_holds(installation, declared, given, opens, of):
    with psycopg.connect(installation.as_administrator) as connection:
        desk, _, name = declared.label.partition(".")
        case = apps.get_model(declared.label)._meta.get_field(declared.case_column).column
        table = policies.table_of(declared)
        found = connection.execute(f"SELECT {case} FROM {table} WHERE id = %s", [key(declared.label, THEIRS)])
        record = found.fetchone()[0] if of == "case" else key(declared.label, THEIRS)
        named = dict(zip(("desk", "table"), declared.case if of == "case" else (desk, name), strict=True))
        insert(
            connection,
            BY_LABEL["grants.AccessGrant"],
            MINE,
            id=uuid4(),
            **{**named, "record": record, **GRANTED, **given},
        )
        assert shown(connection, installation, declared) == ({MINE, THEIRS} if opens else {MINE})
        connection.rollback()


@pytest.mark.needs_postgres
@pytest.mark.parametrize("declared", PEOPLE, ids=[each.label for each in PEOPLE])
def test_broken_glass_opens_a_case_to_who_broke_it(installation, declared):
    case = apps.get_model(declared.label)._meta.get_field(declared.case_column).column
    for member, opens in ((ME, True), (SOMEBODY, False)):
        with psycopg.connect(installation.as_administrator) as connection:
            found = connection.execute(
                f"SELECT {case} FROM {policies.table_of(declared)} WHERE id = %s", [key(declared.label, THEIRS)]
            )
            named = dict(zip(("desk", "table", "record"), (*declared.case, found.fetchone()[0]), strict=True))
            insert(connection, BY_LABEL["break_glass.BrokenGlass"], MINE, id=uuid4(), member=member, **named)
            assert shown(connection, installation, declared) == ({MINE, THEIRS} if opens else {MINE})
            connection.rollback()


LINKED = [each for each in PEOPLE if each.linked]


@pytest.mark.needs_postgres
@pytest.mark.parametrize("declared", LINKED, ids=[each.label for each in LINKED])
def test_broken_glass_opens_who_is_linked_to_the_case_to_who_broke_it(installation, declared):
    """A record of somebody is a case of its own, and is in cases of other desks by a link that is a row."""
    link, of, to = declared.linked
    fields = apps.get_model(link)._meta.get_field
    other = fields(to).related_model._meta.label
    case = apps.get_model(declared.label)._meta.get_field(declared.case_column).column
    named, side = {"desk": "river_patrol", "table": "RiverCase", "record": uuid4()}, uuid4()
    for member, broken, opens in (
        (ME, named, True),
        (SOMEBODY, named, False),
        (ME, {**named, "record": uuid4()}, False),
    ):
        with psycopg.connect(installation.as_administrator) as connection:
            query = f"SELECT {case} FROM {policies.table_of(declared)} WHERE id = %s"
            (person,) = connection.execute(query, [key(declared.label, THEIRS)]).fetchone()
            insert(connection, BY_LABEL[other], MINE, **{**named, "id": side})
            insert(
                connection, BY_LABEL[link], MINE, **{"id": uuid4(), fields(of).column: person, fields(to).column: side}
            )
            insert(connection, BY_LABEL["break_glass.BrokenGlass"], MINE, id=uuid4(), member=member, **broken)
            assert shown(connection, installation, declared) == ({MINE, THEIRS} if opens else {MINE})
            connection.rollback()


def shown(connection: psycopg.Connection, installation: engines.Made, declared) -> set[str]:
    """What Ann is shown, as the application, of what this transaction made."""
    connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(installation.application)))
    tell(connection, ANN.before)
    found = {id for (id,) in connection.execute(f"SELECT id FROM {policies.table_of(declared)}").fetchall()}
    return {side for side in (MINE, THEIRS, ELSEWHERE) if key(declared.label, side) in found}
