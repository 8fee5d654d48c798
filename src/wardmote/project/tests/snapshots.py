"""Every row of a database, taken once and put back quickly, so that each test need not make them again."""

from dataclasses import dataclass
from datetime import time

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

from wardmote.foundation.now import now

#: What migrations and Django's own start-up fill.
NOT_OURS = frozenset({"django_migrations", "django_content_type", "auth_permission"})


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


def put_back(taken: tuple[Rows, ...]) -> None:
    """Insert them as they were, by name of table. References are checked when the transaction ends.

    What a trigger has already put beside a row (the audit's waiting list, after the audit's rows) is left as it is.
    Audit rows are as if written now: one that has waited for its seal since the run began would be a fault.
    """
    moment = connection.ops.adapt_datetimefield_value(now())
    with connection.cursor() as cursor:
        for each in taken:
            columns = ", ".join(map(connection.ops.quote_name, each.columns))
            places = ", ".join(["%s"] * len(each.columns))
            table = connection.ops.quote_name(each.table)
            rows = each.rows
            if each.table == "audit_row":
                rows = [_written(row, each.columns.index("at"), moment) for row in rows]
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places}) ON CONFLICT DO NOTHING", rows)
        # Rows that another process made have numbers that this database has not given out yet.
        for statement in connection.ops.sequence_reset_sql(no_style(), _numbered()):
            cursor.execute(statement)


def _numbered() -> list[type[Model]]:
    return [model for model in apps.get_models() if model._meta.db_table not in NOT_OURS]


def _written(row: tuple, at: int, moment: object) -> tuple:
    return (*row[:at], moment, *row[at + 1 :])


def _table(cursor, name: str) -> Rows:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
    columns = tuple(column[0] for column in cursor.description)
    return Rows(name, columns, [tuple(map(_as_written, row)) for row in cursor.fetchall()])


def _as_written(value: object) -> object:
    """A time of day as text: SQLite reads it as a time, and cannot write one."""
    return value.isoformat() if isinstance(value, time) else value
