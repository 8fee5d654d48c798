"""On PostgreSQL the suite makes a database and two roles, migrates as the owner and tests as the application.

WARDMOTE_TEST_ENGINE=postgresql runs the tests that touch the database, once more, there.
"""

import inspect
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import wraps
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from wardmote.foundation.access import Viewer
from wardmote.foundation.second_wall import machine, stands
from wardmote.project.tests import engines
from wardmote.project.tests.made_once import is_shared, once

TOUCHES = {"db", "transactional_db", "django_db_setup"}
#: Fixtures of whole sites, which run on SQLite: what is engine's own is beneath them.
WHOLE_SITES = {"live_server"}
#: Whose verbs and readers are behind the second wall.
BEHIND_THE_WALL = ("wardmote.desks.", "wardmote.foundation.grants", "wardmote.foundation.break_glass")
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


def _is_ours(it: object, kind: Callable[[object], bool]) -> bool:
    return kind(it) and (it.__name__ if inspect.ismodule(it) else it.__module__).startswith(BEHIND_THE_WALL)


def _parameters(function: Callable) -> dict[str, inspect.Parameter]:
    return dict(inspect.signature(function).parameters)


def _before_the_wall(function: Callable) -> Callable:
    signature = inspect.signature(function)

    @wraps(function)
    def asked(*args, **kwargs):
        said = signature.bind_partial(*args, **kwargs).arguments
        viewer = said.get("by", said.get("viewer"))
        with stands(viewer.before if isinstance(viewer, Viewer) else machine("tests")):
            return function(*args, **kwargs)

    return asked


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
            # What a test makes and looks at by itself, it does as a command would.
            with stands(machine("tests")):
                yield
        finally:
            with django_db_blocker.unblock():
                connection.close()
                connection.close_pool()
            engines.drop(engines.OURS)

    @pytest.fixture(autouse=True)
    def _asked_before_the_second_wall(request, monkeypatch):
        """What a test asks or has done for a viewer, it does with that viewer before the second wall.

        So every test of a verb or a reader shows that the wall refuses nothing which access permits.
        """
        inside = [request.module, *(each for each in vars(request.module).values() if _is_ours(each, inspect.ismodule))]
        for module in inside:
            for name, function in list(vars(module).items()):
                if _is_ours(function, inspect.isfunction) and {"by", "viewer"} & set(_parameters(function)):
                    monkeypatch.setattr(module, name, _before_the_wall(function))

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
