"""The database is told who stands before the second wall, for no longer; and where the wall is missing, that shows."""

import json

import psycopg
import pytest
from django.db import connections, transaction
from psycopg import sql

from promises import walled
from promises.walled import ANN, HERE, WALLED
from wardmote.foundation import second_wall
from wardmote.foundation.access import the_public, the_system
from wardmote.foundation.second_wall import machine, policies, stand, stands
from wardmote.project import checks, databases
from wardmote.project.tests import engines

pytestmark = pytest.mark.needs_postgres


@pytest.fixture(scope="module")
def installation():
    with walled.installation() as made:
        yield made


TABLE = "people_person_detail"


@pytest.fixture
def pooled(installation, django_db_blocker):
    """The application's own way to the database, with one connection in its pool; and its owner's, as "owner"."""
    described = {
        "pooled": databases.postgres(installation.url(installation.application)),
        "owner": databases.postgres(installation.url(installation.owner)),
    }
    for alias, each in described.items():
        each["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 1}
        each["ATOMIC_REQUESTS"] = False
        connections.settings[alias] = connections.configure_settings({"default": {}, alias: each})[alias]
    with django_db_blocker.unblock(), stands(None):
        yield connections["pooled"]
        for alias in described:
            connections[alias].close()
            connections[alias].close_pool()
            del connections[alias]
            del connections.settings[alias]


def asked(connection, statement: str = f"SELECT count(*) FROM {TABLE}"):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


def told(connection) -> str:
    return asked(connection, f"SELECT coalesce(current_setting('{policies.SETTING}', true), '')")


def test_nothing_is_left_for_the_next_request_on_the_same_connection(pooled):
    served = set()
    for ends in (True, False):
        with stands(ANN.before), transaction.atomic(using="pooled"):
            served.add(asked(pooled, "SELECT pg_backend_pid()"))
            assert asked(pooled) == 1
            assert json.loads(told(pooled)) == json.loads(ANN.before.words())
            transaction.set_rollback(not ends, using="pooled")
        assert told(pooled) == ""
        pooled.close()
        for who in (None, the_public(HERE).before):
            with stands(who), transaction.atomic(using="pooled"):
                served.add(asked(pooled, "SELECT pg_backend_pid()"))
                assert told(pooled) == ""
                assert asked(pooled) == 0
            pooled.close()
        # What goes round Django altogether is shown nothing either.
        pooled.ensure_connection()
        assert pooled.connection.execute(f"SELECT count(*) FROM {TABLE}").fetchone() == (0,)
        pooled.close()
    assert len(served) == 1


def test_whoever_stands_there_now_counts(pooled):
    """Within one transaction the viewer changes as pages say; and what a savepoint took back is told again."""
    with stands(ANN.before), transaction.atomic(using="pooled"):
        assert asked(pooled) == 1
        stand(the_public(HERE).before)
        assert asked(pooled) == 0
        with transaction.atomic(using="pooled"):
            stand(the_system("a job", HERE).before)
            assert asked(pooled) == 2
            transaction.set_rollback(True, using="pooled")
        assert asked(pooled) == 2
        with stands(machine("backup")):
            assert asked(pooled) == 3
        assert asked(pooled) == 2
        with transaction.atomic(using="pooled"):
            stand(None)
            assert asked(pooled) == 0
        assert asked(pooled) == 0


def test_outside_of_a_transaction_it_is_told_for_one_question(pooled):
    with stands(ANN.before):
        assert asked(pooled) == 1
        assert told(pooled) == ""
        with pytest.raises(Exception, match="no_such"):
            asked(pooled, f"SELECT no_such FROM {TABLE}")
        assert told(pooled) == ""
        with pooled.chunked_cursor() as cursor:
            cursor.execute(f"SELECT id FROM {TABLE}")
            assert len(cursor.fetchall()) == 1
    assert asked(pooled) == 0


def test_a_question_about_nobody_costs_nothing_and_one_transaction_is_told_once(pooled, monkeypatch):
    counted = []
    kept = type(pooled).tell
    monkeypatch.setattr(type(pooled), "tell", lambda self: (counted.append(self._told), kept(self)))
    with stands(ANN.before), transaction.atomic(using="pooled"):
        asked(pooled, "SELECT count(*) FROM plan_plan")
        assert (counted, told(pooled)) == ([], "")
        asked(pooled), asked(pooled)
    assert counted == [None, ANN.before.words()]


# Whether it stands


@pytest.mark.parametrize(
    "fault",
    [
        "DROP POLICY {policy} ON {table}",
        "ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
        "ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        "CREATE POLICY another ON {table} USING (true)",
    ],
)
def test_a_wall_that_does_not_stand_is_found_and_put_up_again(pooled, fault):
    owner = connections["owner"]
    assert second_wall.missing(pooled) == set()
    assert checks.second_wall_stands(None, databases=["pooled"]) == []
    for each in WALLED:
        table, policy = policies.table_of(each), policies._policy(each)
        with transaction.atomic(using="owner"):
            with owner.cursor() as cursor:
                cursor.execute(fault.format(table=table, policy=policy))
            assert second_wall.missing(owner) == {table}
            (found,) = checks.second_wall_stands(None, databases=["owner"])
            assert table in found.msg
            assert second_wall.put_up(owner) == {table}
            assert second_wall.missing(owner) == set()
            transaction.set_rollback(True, using="owner")
    print(f"{len(WALLED)} tables")


def test_the_owner_of_the_tables_is_before_the_wall_too(pooled):
    owner = connections["owner"]
    assert asked(owner) == 0
    with stands(machine("migrate")):
        assert asked(owner) == 3


def test_a_role_that_goes_round_the_wall_is_refused(installation, pooled):
    assert checks.application_role_is_bound(None, databases=["pooled"]) == []
    role = sql.Identifier(installation.application)
    with psycopg.connect(engines.POSTGRES, autocommit=True) as server:
        for power in ("BYPASSRLS", "SUPERUSER"):
            server.execute(sql.SQL(f"ALTER ROLE {{}} {power}").format(role))
            (found,) = checks.application_role_is_bound(None, databases=["pooled"])
            server.execute(sql.SQL(f"ALTER ROLE {{}} NO{power}").format(role))
            assert "row security" in found.msg or "superuser" in found.msg
