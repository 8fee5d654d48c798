"""On PostgreSQL the site's own role may use rows and nothing else."""

import psycopg
import pytest

from wardmote.project.tests import engines

pytestmark = pytest.mark.needs_postgres


@pytest.fixture(scope="module")
def installation():
    """A migrated database with its two roles, dropped afterwards."""
    made = engines.new()
    engines.make(made)
    try:
        engines.migrate(made)
        yield made
    finally:
        engines.drop(made)


@pytest.fixture
def application(installation):
    with psycopg.connect(installation.url(installation.application), autocommit=True) as connection:
        yield connection


def test_the_application_has_no_powers(application):
    powers = "rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication"
    row = application.execute(f"SELECT {powers} FROM pg_roles WHERE rolname = current_user").fetchone()
    assert row == (False,) * 5


def test_the_application_owns_nothing(application):
    assert application.execute(
        "SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = current_user"
    ).fetchone() == (0,)


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE plan_plan ADD COLUMN more text",
        "ALTER TABLE plan_plan DISABLE TRIGGER ALL",
        "DROP TABLE plan_plan CASCADE",
        "TRUNCATE plan_plan CASCADE",
        "CREATE TABLE mine (id int)",
        "CREATE INDEX ON plan_plan (title)",
        "DELETE FROM django_migrations",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('a', 'b', now())",
        "SET ROLE postgres",
        "UPDATE audit_row SET what = 'read'",
        "DELETE FROM audit_row",
        "UPDATE audit_seal SET sequence = 0",
        "DELETE FROM audit_seal",
        "ALTER TABLE audit_row DISABLE TRIGGER audit_row_no_update",
    ],
)
def test_the_application_may_not(application, statement):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        application.execute(statement)


def test_the_application_may_read_and_write_rows(application):
    made = (
        "INSERT INTO accounts_demonstration (id, made_at, made_by) VALUES (1, now(), 'a test')",
        "UPDATE accounts_demonstration SET made_by = 'another'",
        "DELETE FROM accounts_demonstration",
    )
    assert [application.execute(statement).rowcount for statement in made] == [1, 1, 1]


def test_migrating_needs_the_owner(installation, monkeypatch, capsys):
    from wardmote.errors import Invalid
    from wardmote.project import django_start

    monkeypatch.setenv("DATABASE_URL", installation.url(installation.application))
    monkeypatch.delenv("WARDMOTE_OWNER_DATABASE_URL", raising=False)
    with pytest.raises(Invalid, match="only the role that owns the tables"):
        django_start.start(as_owner=True)
