"""Whatever watches the site is told whether it is alive, and whether it is ready, and nothing about anybody."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.test import Client

from wardmote.foundation import audit, migrated
from wardmote.foundation.backup.models import Backup
from wardmote.foundation.health import checks
from wardmote.foundation.jobs.models import Job, Worker
from wardmote.foundation.now import now


def test_alive_says_so_without_a_database(anybody):
    answer = anybody.get("/health/live")
    assert (answer.status_code, answer.content) == (200, b"live\n")


@pytest.mark.django_db
def test_ready_names_each_check(anybody):
    answer = anybody.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json()["ready"] is True
    assert set(answer.json()["checks"]) == {"database", "migrations", "disk", "unsealed audit", "worker"}
    assert answer.json()["besides"] == {"last backup": "there has been no backup: run wardmote backup"}


@pytest.mark.django_db
def test_not_ready_says_what_is_not_well(anybody, monkeypatch):
    monkeypatch.setattr(checks, "LEAST_FREE_BYTES", 10**18)
    answer = anybody.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["checks"]["disk"] == "the disk is nearly full"


@pytest.mark.django_db
def test_tables_of_another_version_are_not_ready(anybody, monkeypatch):
    behind = {("health", "0002_later"), ("health", "0003_last")}
    monkeypatch.setattr(migrated, "wanted", lambda: migrated.had() | behind)
    answer = anybody.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["checks"]["migrations"] == "2 migrations have not been made: run wardmote migrate"


@pytest.mark.django_db
def test_migrations_are_found_as_django_finds_them():
    assert migrated.wanted() == set(MigrationLoader(None).disk_migrations)
    assert migrated.had() == set(MigrationLoader(connection).applied_migrations)
    assert len(migrated.wanted()) > 100


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


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("silent", "waits", "word"),
    [
        (None, None, checks.WELL),
        (None, 59, checks.WELL),
        (None, 61, "work has waited longer than a minute and no worker runs"),
        (29, 61, checks.WELL),
        (31, None, "no worker has been heard from for 31 seconds"),
    ],
)
def test_the_worker_is_well_while_it_is_heard_from(monkeypatch, silent, waits, word):
    at = now()
    monkeypatch.setattr(checks, "now", lambda: at)
    if silent is not None:
        Worker.objects.create(host="here", began=at, last_beat=at - timedelta(seconds=silent))
    if waits is not None:
        tenant = "00000000-0000-4000-8000-000000000007"
        made = at - timedelta(seconds=waits)
        Job.objects.create(partnership=tenant, name="t.one", made_at=made, made_by="a test")
    assert checks.worker() == word


@pytest.mark.django_db
def test_an_old_backup_is_told_and_makes_nothing_unready(anybody):
    told = {"made_by": "a test", "sha256": "0" * 64, "size": 1, "rows": 1, "key": "k"}
    Backup.objects.create(made_at=now() - timedelta(hours=40), **told)
    answer = anybody.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json()["besides"] == {"last backup": "the last backup is 40 hours old"}
    Backup.objects.create(made_at=now(), **told)
    assert anybody.get("/health/ready").json()["besides"] == {"last backup": checks.WELL}


@pytest.mark.django_db
def test_measures_are_lines_of_a_name_and_a_number(anybody):
    Worker.objects.create(host="here", began=now(), last_beat=now() - timedelta(seconds=5))
    answer = anybody.get("/health/metrics")
    assert answer.headers["Content-Type"].startswith("text/plain")
    lines = answer.content.decode().splitlines()
    told = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    assert float(told["wardmote_worker_silence_seconds"]) >= 5
    assert told['wardmote_jobs{state="failed"}'] == "0"
    assert float(told["wardmote_disk_free_bytes"]) > 0
    assert "wardmote_backup_age_seconds" not in told, "there has been none"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "more", [{"REMOTE_ADDR": "10.1.2.3"}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, {"HTTP_VIA": "x"}]
)
def test_measures_are_for_the_machine_itself(more):
    answer = Client(HTTP_HOST="localhost", **more).get("/health/metrics")
    assert answer.status_code == 403
    assert "only to the machine that runs the site" in answer.content.decode()
