"""Every row of a database, taken once and put back quickly, so that each test need not make them again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from django.db import connection

from wardmote.foundation import now
from wardmote.foundation.second_wall import policies

#: What migrations, Django's own start-up and a trigger (the audit's waiting list, after the audit's rows) fill.
NOT_OURS = frozenset({"django_migrations", "django_content_type", "auth_permission", "audit_waiting"})

#: The audit's rows: put back as if written now.
AUDIT = "audit_row"


@dataclass(frozen=True)
class Rows:
    """The rows of one table."""

    table: str
    columns: tuple[str, ...]
    rows: list[tuple]


def take() -> tuple[Rows, ...]:
    """Every row there is now, table by table."""
    with connection.cursor() as cursor:
        tables = [name for name in sorted(connection.introspection.table_names(cursor)) if name not in NOT_OURS]
        return tuple(found for name in tables if (found := _table(cursor, name)).rows)


def put_back(taken: Iterable[Rows]) -> None:
    """Insert them as they were, by name of table. References are checked when the transaction ends.

    Audit rows are as if written now: one that has waited for its seal since the run began would be a fault.
    """
    # Nothing is copied into a table before which the second wall stands.
    walled = set(map(policies.table_of, policies.every()))
    moment = connection.ops.adapt_datetimefield_value(now.now())
    with connection.cursor() as cursor:
        for each in taken:
            columns = ", ".join(map(connection.ops.quote_name, each.columns))
            places = ", ".join(["%s"] * len(each.columns))
            table = connection.ops.quote_name(each.table)
            rows = each.rows
            if each.table == AUDIT:
                rows = [_written(row, each.columns.index("at"), moment) for row in rows]
            if connection.vendor == "postgresql" and each.table not in walled:
                with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
            else:
                cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)
            _begin_after(cursor, each)


def _begin_after(cursor, taken: Rows) -> None:
    """Rows that another process made have numbers that this database has not given out yet: let it give them out."""
    at = taken.columns.index("id") if "id" in taken.columns else None
    if connection.vendor != "postgresql" or at is None or not isinstance(taken.rows[0][at], int):
        return
    cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [connection.ops.quote_name(taken.table)])
    (sequence,) = cursor.fetchone()
    if sequence is None:
        return
    cursor.execute(f"SELECT last_value FROM {sequence}")
    behind = max(row[at] for row in taken.rows) + 1 - cursor.fetchone()[0]
    cursor.execute("SELECT count(nextval(%s)) FROM generate_series(1, %s)", [sequence, max(0, behind)])


def _written(row: tuple, at: int, moment: object) -> tuple:
    return (*row[:at], moment, *row[at + 1 :])


def _table(cursor, name: str) -> Rows:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
    columns = tuple(column[0] for column in cursor.description)
    return Rows(name, columns, [tuple(map(_as_written, row)) for row in cursor.fetchall()])


def _as_written(value: object) -> object:
    """A time of day as text: SQLite reads it as a time, and cannot write one. Bytes as bytes, wherever they lie."""
    if isinstance(value, memoryview):
        return bytes(value)
    return value.isoformat() if isinstance(value, time) else value
