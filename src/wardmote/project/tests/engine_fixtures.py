"""On PostgreSQL the suite makes a database and two roles, migrates as the owner and tests as the application.

WARDMOTE_TEST_ENGINE=postgresql runs the tests that touch the database, once more, there.
"""

import pytest
from django.db import connection

from wardmote.project.tests import engines

TOUCHES = {"db", "transactional_db", "django_db_setup"}
#: Fixtures of whole sites, which run on SQLite: what is engine's own is beneath them.
WHOLE_SITES = {"live_server"}


def pytest_collection_modifyitems(items):
    """On PostgreSQL, keep what touches the database."""
    if engines.ENGINE == "postgresql":
        items[:] = [item for item in items if _touches(item)]


def _touches(item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or fixtures & TOUCHES) and not fixtures & WHOLE_SITES


def pytest_report_header():
    return f"database: {engines.ENGINE}"


if engines.OURS:

    @pytest.fixture(scope="session")
    def django_db_setup(django_db_blocker):
        """The tables, made by the owner; the tests connect as the application."""
        engines.make(engines.OURS)
        try:
            engines.migrate(engines.OURS, DJANGO_SETTINGS_MODULE="promises.river_patrol.settings")
            yield
        finally:
            with django_db_blocker.unblock():
                connection.close()
                connection.close_pool()
            engines.drop(engines.OURS)
