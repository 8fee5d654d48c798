"""Audit / The database's own guards

What either engine is told, statement by statement: nothing is changed in the audit or taken from it, and every row that
is added waits for its seal. That they hold is tried on the real tables in `foundation/audit/tests`; here is what they
are on an engine that this run may not be on.
"""

from contextlib import contextmanager

import pytest

from wardmote.foundation.audit import guards

REFUSE_SQLITE = "BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
SQLITE = {
    "audit_row_waits": (
        "CREATE TRIGGER audit_row_waits AFTER INSERT ON audit_row BEGIN "
        "INSERT INTO audit_waiting (row, partnership) VALUES (NEW.id, NEW.partnership); END"
    ),
    "audit_row_no_replace": (
        "CREATE TRIGGER audit_row_no_replace BEFORE INSERT ON audit_row "
        f"WHEN EXISTS (SELECT 1 FROM audit_row WHERE id = NEW.id) {REFUSE_SQLITE}"
    ),
    "audit_row_no_update": f"CREATE TRIGGER audit_row_no_update BEFORE UPDATE ON audit_row {REFUSE_SQLITE}",
    "audit_row_no_delete": f"CREATE TRIGGER audit_row_no_delete BEFORE DELETE ON audit_row {REFUSE_SQLITE}",
    "audit_seal_no_replace": (
        "CREATE TRIGGER audit_seal_no_replace BEFORE INSERT ON audit_seal WHEN EXISTS (SELECT 1 FROM audit_seal WHERE "
        "row_id = NEW.row_id OR (partnership = NEW.partnership AND sequence = NEW.sequence)) "
        f"{REFUSE_SQLITE}"
    ),
    "audit_seal_no_update": f"CREATE TRIGGER audit_seal_no_update BEFORE UPDATE ON audit_seal {REFUSE_SQLITE}",
    "audit_seal_no_delete": f"CREATE TRIGGER audit_seal_no_delete BEFORE DELETE ON audit_seal {REFUSE_SQLITE}",
}
POSTGRESQL = {
    "audit_row_waits": (
        "CREATE TRIGGER audit_row_waits AFTER INSERT ON audit_row FOR EACH ROW EXECUTE FUNCTION audit_queue()"
    ),
    **{
        f"{table}_no_{act}": (
            f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} FOR EACH STATEMENT "
            "EXECUTE FUNCTION audit_refuse()"
        )
        for table in ("audit_row", "audit_seal")
        for act in ("update", "delete", "truncate")
    },
}


class Server:
    """A connection that stands in for one: it notes what it is told, and these guards stand in it."""

    def __init__(self, vendor: str, *standing: str) -> None:
        self.vendor, self.stand, self.told = vendor, standing, []

    @contextmanager
    def cursor(self):
        yield self

    def execute(self, statement: str, given: tuple = ()) -> None:
        self.told.append((" ".join(statement.split()), given))

    def fetchall(self) -> list[tuple[str]]:
        return [(name,) for name in self.stand]


@pytest.mark.parametrize(("vendor", "told"), [("sqlite", SQLITE), ("postgresql", POSTGRESQL)])
def test_the_guards_are_these(vendor, told):
    assert guards.triggers(vendor) == told
    assert guards.missing(Server(vendor)) == set(told)
    assert guards.missing(Server(vendor, *told)) == set()
    assert guards.missing(Server(vendor, "audit_row_waits", "another")) == set(told) - {"audit_row_waits"}


ASKED = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN (%s, %s)",
    "postgresql": (
        "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE relname IN (%s, %s) "
        "AND NOT tgisinternal AND tgenabled = 'O'"
    ),
}


@pytest.mark.parametrize("vendor", ASKED)
def test_only_guards_that_are_switched_on_stand(vendor):
    server = Server(vendor, "audit_row_waits")
    assert guards.standing(server) == {"audit_row_waits"}
    assert server.told == [(ASKED[vendor], ("audit_row", "audit_seal"))]


FUNCTIONS = (
    "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$; "
    "CREATE OR REPLACE FUNCTION audit_queue() RETURNS trigger LANGUAGE plpgsql AS "
    '$$ BEGIN INSERT INTO audit_waiting ("row", partnership) VALUES (NEW.id, NEW.partnership); RETURN NULL; END $$;'
)


def test_on_postgresql_what_is_missing_is_put_up_and_what_was_switched_off_made_anew():
    kept = set(POSTGRESQL) - {"audit_row_waits", "audit_seal_no_truncate"}
    server = Server("postgresql", *kept)
    assert guards.put_up(server) == {"audit_row_waits", "audit_seal_no_truncate"}
    assert [statement for statement, _ in server.told[1:]] == [
        FUNCTIONS,
        "DROP TRIGGER IF EXISTS audit_row_waits ON audit_row",
        POSTGRESQL["audit_row_waits"],
        "DROP TRIGGER IF EXISTS audit_seal_no_truncate ON audit_seal",
        POSTGRESQL["audit_seal_no_truncate"],
    ]


def test_on_sqlite_what_is_missing_is_put_up():
    server = Server("sqlite", *(set(SQLITE) - {"audit_row_no_update"}))
    assert guards.put_up(server) == {"audit_row_no_update"}
    assert [statement for statement, _ in server.told[1:]] == [SQLITE["audit_row_no_update"]]
