"""What must be true of an installation before it may serve."""

import stat
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from wardmote.errors import NotNow, Refused
from wardmote.project import checks, databases, keys, serving


def test_an_unsound_sqlite_is_refused(settings):
    settings.SQLITE_VERSION = (3, 40, 1)
    (found,) = checks.sqlite_is_sound(None)
    assert "3.40.1 can corrupt the database" in found.msg
    settings.SQLITE_VERSION = (3, 51, 3)
    assert checks.sqlite_is_sound(None) == []


def test_the_sqlite_under_django_is_the_sound_one():
    from django.db.backends.sqlite3.base import Database

    assert Database.sqlite_version_info >= (3, 51, 3)
    assert tuple(Database.sqlite_version_info) == tuple(settings.SQLITE_VERSION)


def test_sqlite_survives_a_power_cut_and_queues_its_writers(tmp_path):
    made = databases.sqlite(tmp_path / "x.sqlite3")
    assert made["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF"):
        assert f"PRAGMA {pragma};" in made["OPTIONS"]["init_command"]


@pytest.mark.django_db
def test_a_connection_keeps_ready_what_one_page_asks_after_another():
    """Both drivers keep a hundred questions by themselves, and a first page asks ninety of its own."""
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        assert connection.connection.prepared_max == databases.KEPT_READY
    assert databases.sqlite(Path("x"))["OPTIONS"]["cached_statements"] == databases.KEPT_READY


def test_the_secret_is_made_once_and_is_its_owners_alone(tmp_path):
    first = keys.secret_key(tmp_path)
    assert keys.secret_key(tmp_path) == first
    assert len(first) > 50
    assert stat.S_IMODE((tmp_path / "keys" / "secret").stat().st_mode) == 0o600
    assert keys.secret_key(tmp_path / "another") != first


@pytest.mark.django_db
def test_the_role_of_the_tests_is_bound():
    """On PostgreSQL the tests themselves run as a role that the check passes."""
    assert checks.application_role_is_bound(None, databases=["default"]) == []
    print(connection.vendor)


def test_a_demonstration_fails_the_check_for_deployment(demonstration):
    (found,) = checks.not_a_demonstration(None)
    assert "without a password" in found.msg


def test_a_demonstration_is_served_to_this_machine_only(demonstration, settings, tmp_path):
    with pytest.raises(Refused, match="only to this machine"):
        serving.check_may_serve("0.0.0.0", 0)
    serving.check_may_serve("127.0.0.1", 0)


@pytest.mark.django_db
def test_a_port_in_use_is_one_sentence():
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(NotNow, match=f"Port {port} of 127.0.0.1 cannot be used"):
            serving.check_may_serve("127.0.0.1", port)
