"""Rows out of one moment of the database and into an empty one. Each engine has its way, and both the same doors."""

from django.db import connection

from wardmote.errors import Broken
from wardmote.foundation import migrated
from wardmote.foundation.backup.database.postgresql import Postgresql
from wardmote.foundation.backup.database.sqlite import Sqlite

#: Tables whose rows are of this machine and this moment: sessions and living workers. They are left out.
LEFT_OUT = ("django_session", "jobs_worker")
#: Tables that the migrations themselves fill, so that a database with rows in these alone is empty.
FILLED_AT_ONCE = ("django_migrations", "django_content_type", "auth_permission", *LEFT_OUT)


def engine() -> Sqlite | Postgresql:
    """The way of the database that this installation has."""
    ways = {"sqlite": Sqlite, "postgresql": Postgresql}
    if connection.vendor not in ways:
        raise Broken(f"There is no way to back up a {connection.vendor} database.")
    return ways[connection.vendor](left_out=LEFT_OUT, filled_at_once=FILLED_AT_ONCE)


def migrations() -> list[list[str]]:
    """The migrations this database has had, as pairs of app and name."""
    return sorted(list(each) for each in migrated.had())


def wanted_migrations() -> list[list[str]]:
    """The migrations that this version's tables have had."""
    return sorted(list(each) for each in migrated.wanted())
