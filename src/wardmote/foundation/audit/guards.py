"""The database's own refusal to change or delete what the audit has written, as triggers on either engine."""

#: Tables to which rows are added, and from which nothing is ever taken.
APPEND_ONLY = ("audit_row", "audit_seal")

_SQLITE_ADD = """
CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {taken})
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END
"""
_SQLITE = """
CREATE TRIGGER {table}_no_{name} BEFORE {act} ON {table}
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END
"""
_SQLITE_QUEUE = """
CREATE TRIGGER audit_row_waits AFTER INSERT ON audit_row
BEGIN INSERT INTO audit_waiting (row, partnership) VALUES (NEW.id, NEW.partnership); END
"""
#: What already standing makes an INSERT a replacement, which SQLite would otherwise carry out as a silent deletion.
_TAKEN = {
    "audit_row": "id = NEW.id",
    "audit_seal": "row_id = NEW.row_id OR (partnership = NEW.partnership AND sequence = NEW.sequence)",
}

_POSTGRES_FUNCTIONS = """
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$;
CREATE FUNCTION audit_queue() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN INSERT INTO audit_waiting ("row", partnership) VALUES (NEW.id, NEW.partnership); RETURN NULL; END $$;
CREATE TRIGGER audit_row_waits AFTER INSERT ON audit_row FOR EACH ROW EXECUTE FUNCTION audit_queue();
"""
_POSTGRES = """
CREATE TRIGGER {table}_no_{name} BEFORE {act} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
"""


def statements(vendor: str) -> list[str]:
    """What puts the guards up, in order, for "sqlite" or "postgresql"."""
    acts = [(table, act) for table in APPEND_ONLY for act in ("UPDATE", "DELETE")]
    if vendor == "sqlite":
        made = [_SQLITE_ADD.format(table=table, taken=_TAKEN[table]) for table in APPEND_ONLY]
        made += [_SQLITE.format(table=table, name=act.lower(), act=act) for table, act in acts]
        return [*made, _SQLITE_QUEUE]
    acts += [(table, "TRUNCATE") for table in APPEND_ONLY]
    return [
        _POSTGRES_FUNCTIONS,
        *(_POSTGRES.format(table=table, name=act.lower(), act=act) for table, act in acts),
    ]


def names(vendor: str) -> set[str]:
    """The triggers that must stand."""
    acts = ("replace", "update", "delete") if vendor == "sqlite" else ("update", "delete", "truncate")
    return {"audit_row_waits", *(f"{table}_no_{act}" for table in APPEND_ONLY for act in acts)}


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
