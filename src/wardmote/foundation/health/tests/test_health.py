"""Whatever watches the site is told whether it is alive, and whether it is ready, and nothing about anybody."""

from datetime import timedelta

import pytest
from django.db import transaction

from wardmote.foundation import audit
from wardmote.foundation.health import checks
from wardmote.foundation.now import now


def test_alive_says_so_without_a_database(anybody):
    answer = anybody.get("/health/live")
    assert (answer.status_code, answer.content) == (200, b"live\n")


@pytest.mark.django_db
def test_ready_names_each_check(anybody):
    answer = anybody.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json()["ready"] is True
    assert set(answer.json()["checks"]) == {"database", "migrations", "disk", "unsealed audit"}


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


@pytest.mark.django_db
def test_audit_rows_that_nobody_seals_are_not_well(anybody, monkeypatch):
    with transaction.atomic():
        audit.record(by="a test", what="run")
    assert anybody.get("/health/ready").status_code == 200
    later = now() + timedelta(seconds=61)
    monkeypatch.setattr(checks, "now", lambda: later)
    answer = anybody.get("/health/ready")
    assert answer.status_code == 503
    assert "is the worker running?" in answer.json()["checks"]["unsealed audit"]
    assert checks.WELL in checks.states().values()
    assert "unsealed audit" not in checks.states(), "a site whose worker is not running yet may be opened"
