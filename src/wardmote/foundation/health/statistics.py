"""Lets the database count what is in its tables, so that it chooses the right index of several."""

from datetime import datetime

from django.db import connection

#: Rows of an index that are looked at: enough to tell a column that is the same everywhere from one that is not.
LOOKED_AT = 1000


def count_rows(*, at: datetime) -> None:
    """SQLite counts only when it is told to, and takes any index for as good as another until then: of a partnership's
    five thousand actions it would read every one to find the few of a member. PostgreSQL counts by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit={LOOKED_AT}")
            cursor.execute("ANALYZE")
