"""On PostgreSQL the suite makes a database and two roles, migrates as the owner and tests as the application.

WARDMOTE_TEST_ENGINE=postgresql runs the tests that touch the database, once more, there.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from wardmote.project.tests import engines
from wardmote.project.tests.made_once import is_shared, once

TOUCHES = {"db", "transactional_db", "django_db_setup"}
#: Fixtures of whole sites, which run on SQLite: what is engine's own is beneath them.
WHOLE_SITES = {"live_server"}
WITH_THE_MADE_UP_KIND = "promises.river_patrol.settings"


def pytest_collection_modifyitems(items):
    """On PostgreSQL, keep what touches the database."""
    if engines.ENGINE == "postgresql":
        items[:] = [item for item in items if _touches(item)]


def _touches(item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or fixtures & TOUCHES) and not fixtures & WHOLE_SITES


def pytest_report_header():
    return f"database: {engines.ENGINE}"


def _make_tables(folder: Path) -> None:
    once("tables", folder, engines.migrate_sqlite)
    engines.migrate_sqlite(folder, DJANGO_SETTINGS_MODULE=WITH_THE_MADE_UP_KIND)


if engines.OURS:

    @pytest.fixture(scope="session")
    def django_db_setup(django_db_blocker):
        """The tables, made by the owner; the tests connect as the application."""
        engines.make(engines.OURS)
        try:
            engines.migrate(engines.OURS, DJANGO_SETTINGS_MODULE=WITH_THE_MADE_UP_KIND)
            yield
        finally:
            with django_db_blocker.unblock():
                connection.close()
                connection.close_pool()
            engines.drop(engines.OURS)

elif is_shared():

    @pytest.fixture(scope="session")
    def django_db_setup(django_db_blocker, tmp_path_factory):
        """The tables, made once by all the processes of a run, in a database in memory as Django's own tests have."""
        folder = tmp_path_factory.mktemp("tables")
        once("tables-of-tests", folder, _make_tables)
        name = connection.creation._get_test_db_name()
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
        with django_db_blocker.unblock(), closing(sqlite3.connect(folder / engines.SQLITE_FILE)) as made:
            connection.close()
            connection.ensure_connection()
            made.backup(connection.connection)
