"""Whatever watches the site is told whether it is alive, and whether it is ready, and nothing about anybody."""

import pytest

from wardmote.foundation.health import checks


def test_alive_says_so_without_a_database(anybody):
    answer = anybody.get("/health/live")
    assert (answer.status_code, answer.content) == (200, b"live\n")


@pytest.mark.django_db
def test_ready_names_each_check(anybody):
    answer = anybody.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json()["ready"] is True
    assert set(answer.json()["checks"]) == {"database", "migrations", "disk"}


@pytest.mark.django_db
def test_not_ready_says_what_is_not_well(anybody, monkeypatch):
    monkeypatch.setattr(checks, "LEAST_FREE_BYTES", 10**18)
    answer = anybody.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["checks"]["disk"] == "the disk is nearly full"


@pytest.mark.django_db
def test_tables_of_another_version_are_not_ready(anybody, monkeypatch):
    monkeypatch.setattr(checks.MigrationExecutor, "migration_plan", lambda executor, targets: ["0002", "0003"])
    answer = anybody.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["checks"]["migrations"] == "2 migrations have not been made: run wardmote migrate"
