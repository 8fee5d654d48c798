"""Folders of their own for the tests' anchors and key, and a database that a forger may do as they like in."""

import pytest
from django.db import connections, transaction

from wardmote.project import databases
from wardmote.project.tests import engines


@pytest.fixture(scope="module")
def installation():
    """A database on the server whose owner tampers with it."""
    made = engines.new()
    engines.make(made)
    try:
        engines.migrate(made)
        yield made
    finally:
        engines.drop(made)


@pytest.fixture
def owned(installation, django_db_blocker):
    """Django's default connection, for this test the owner's of that database; nothing is committed."""
    with django_db_blocker.unblock():
        ours = connections["default"]
        connections.databases["owned"] = {
            **databases.postgres(installation.url(installation.owner)),
            "TIME_ZONE": None,
            "AUTOCOMMIT": True,
            "CONN_HEALTH_CHECKS": False,
            "TEST": {},
        }
        connections["default"] = connections.create_connection("owned")
        try:
            with transaction.atomic():
                yield
                transaction.set_rollback(True)
        finally:
            connections["default"].close()
            connections["default"].close_pool()
            connections["default"] = ours
            del connections.databases["owned"]


if engines.ENGINE == "sqlite":

    @pytest.fixture
    def forgers_database(db):
        """The run's own database, which the tests own."""

else:

    @pytest.fixture
    def forgers_database(owned):
        """Another database: the run's own the tests do not own."""


@pytest.fixture
def homes(settings, tmp_path):
    settings.WARDMOTE_DATA, settings.WARDMOTE_VAR = tmp_path / "data", tmp_path / "var"
