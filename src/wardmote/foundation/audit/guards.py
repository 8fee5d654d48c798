"""The database's own refusal to change or delete what the audit has written, as triggers on either engine."""

#: Tables to which rows are added, and from which nothing is ever taken.
APPEND_ONLY = ("audit_row", "audit_seal")
_REFUSE = "the audit is append-only"

#: What already standing makes an INSERT a replacement, which SQLite would otherwise carry out as a silent deletion.
_TAKEN = {
    "audit_row": "id = NEW.id",
    "audit_seal": "row_id = NEW.row_id OR (partnership = NEW.partnership AND sequence = NEW.sequence)",
}

_POSTGRES_FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{_REFUSE}'; END $$;
CREATE OR REPLACE FUNCTION audit_queue() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN INSERT INTO audit_waiting ("row", partnership) VALUES (NEW.id, NEW.partnership); RETURN NULL; END $$;
"""


def triggers(vendor: str) -> dict[str, str]:
    """The triggers that must stand, by name, with the statement that makes each; for "sqlite" or "postgresql"."""
    return _sqlite() if vendor == "sqlite" else _postgres()


def _sqlite() -> dict[str, str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_REFUSE}'); END"
    made = {
        "audit_row_waits": "CREATE TRIGGER audit_row_waits AFTER INSERT ON audit_row BEGIN "
        "INSERT INTO audit_waiting (row, partnership) VALUES (NEW.id, NEW.partnership); END"
    }
    for table, taken in _TAKEN.items():
        name = f"{table}_no_replace"
        exists = f"EXISTS (SELECT 1 FROM {table} WHERE {taken})"
        made[name] = f"CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN {exists} {refuse}"
        for act in ("update", "delete"):
            name = f"{table}_no_{act}"
            made[name] = f"CREATE TRIGGER {name} BEFORE {act.upper()} ON {table} {refuse}"
    return made


def _postgres() -> dict[str, str]:
    queue = "AFTER INSERT ON audit_row FOR EACH ROW EXECUTE FUNCTION audit_queue()"
    made = {"audit_row_waits": f"CREATE TRIGGER audit_row_waits {queue}"}
    for table in APPEND_ONLY:
        for act in ("update", "delete", "truncate"):
            name = f"{table}_no_{act}"
            refuse = f"BEFORE {act.upper()} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
            made[name] = f"CREATE TRIGGER {name} {refuse}"
    return made


def standing(connection) -> set[str]:
    """The guards that do stand in this database, switched on."""
    found = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN (%s, %s)",
        "postgresql": "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
        " WHERE relname IN (%s, %s) AND NOT tgisinternal AND tgenabled = 'O'",
    }
    with connection.cursor() as cursor:
        cursor.execute(found[connection.vendor], APPEND_ONLY)
        return {name for (name,) in cursor.fetchall()}


def missing(connection) -> set[str]:
    """The guards that should stand and do not."""
    return set(triggers(connection.vendor)) - standing(connection)


def put_up(connection) -> set[str]:
    """Put up what is missing, as the owner of the tables; which those were."""
    absent = missing(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES_FUNCTIONS)
        for name in sorted(absent):
            if connection.vendor == "postgresql":
                # One that was only switched off is still there.
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {name[: name.index('_', len('audit_'))]}")
            cursor.execute(triggers(connection.vendor)[name])
    return absent
