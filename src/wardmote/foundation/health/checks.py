"""What must be well before the site can answer. Each check says a word; none says anything about a person."""

import shutil
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

WELL = "well"
#: Below this a write may fail half way. 200 MB holds a year's extracts of the largest force and its Parquet.
LEAST_FREE_BYTES = 200_000_000


def database() -> str:
    """The database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return "the database does not answer"
    return WELL


def migrations() -> str:
    """The tables are those this version wants."""
    try:
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "the database does not answer"
    return f"{len(behind)} migrations have not been made: run wardmote migrate" if behind else WELL


def disk() -> str:
    """There is room to write."""
    folder = settings.WARDMOTE_DATA if settings.WARDMOTE_DATA.is_dir() else settings.WARDMOTE_VAR
    if not folder.is_dir():
        return "the data folder is not there"
    return WELL if shutil.disk_usage(folder).free >= LEAST_FREE_BYTES else "the disk is nearly full"


CHECKS: dict[str, Callable[[], str]] = {"database": database, "migrations": migrations, "disk": disk}


def states() -> dict[str, str]:
    """Each check's word."""
    return {name: check() for name, check in CHECKS.items()}
