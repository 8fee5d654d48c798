"""What `wardmote check --deploy` refuses, each as it would be met; and that a proper installation passes."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from wardmote.foundation import desks
from wardmote.foundation.about_people import PeopleTable
from wardmote.foundation.keys import keyring
from wardmote.foundation.sealing import masters, store
from wardmote.project import checks

AT = datetime(2026, 4, 4, 15, 40, tzinfo=UTC)


@pytest.fixture
def proper(settings, tmp_path):
    """The settings of an installation with a name, HTTPS, and an escrowed key."""
    settings.WARDMOTE_KEYS = tmp_path / "keys"
    keyring.create(settings.WARDMOTE_KEYS)
    masters.make_first(settings.WARDMOTE_KEYS)
    held = {name: keyring.read(settings.WARDMOTE_KEYS, name) for name in keyring.names(settings.WARDMOTE_KEYS)}
    keyring.note_escrow(settings.WARDMOTE_KEYS, held, AT)
    settings.ALLOWED_HOSTS = ["safer.example.gov.uk"]
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 1
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    settings.SECRET_KEY = "an-installations-own-key-is-made-at-random-and-is-long-0123456789"
    return settings


def said(check) -> list[str]:
    return [each.msg for each in check(None)]


@pytest.mark.django_db
def test_a_proper_installation_passes(proper):
    call_command("check", deploy=True, fail_level="WARNING", databases=["default"])


def test_a_demonstration_and_its_members_are_refused(demonstration):
    assert "without a password" in said(checks.not_a_demonstration)[0]
    from django.apps import apps

    apps.get_model("accounts", "Demonstration").objects.all().delete()
    assert "made-up members" in said(checks.not_a_demonstration)[0]


def test_a_demonstrations_keys_are_refused(proper):
    assert said(checks.keys_are_not_a_demonstrations) == []
    keyring.mark_demonstrations(proper.WARDMOTE_KEYS)
    assert "were made for a demonstration" in said(checks.keys_are_not_a_demonstrations)[0]


def test_a_demonstrations_master_key_is_refused_wherever_it_was_carried(proper, tmp_path):
    """By escrow and put-back, which leave the mark of a demonstration's folder behind."""
    keyring.mark_demonstrations(tmp_path / "demo")
    masters.make_first(tmp_path / "demo")
    (proper.WARDMOTE_KEYS / "sealing-0001").unlink()
    keyring.put_back(proper.WARDMOTE_KEYS, {"sealing-0001": keyring.read(tmp_path / "demo", "sealing-0001")})
    assert "sealing-0001" in said(checks.keys_are_not_a_demonstrations)[0]
    store.rotate(proper.WARDMOTE_KEYS)
    assert said(checks.keys_are_not_a_demonstrations) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("vendor", "kind", "rows", "refused"),
    [
        ("sqlite", "C3", True, True),
        ("sqlite", "C8", True, True),
        ("sqlite", "C3", False, False),
        ("sqlite", "C2", True, False),
        ("postgresql", "C3", True, False),
    ],
)
def test_cases_are_not_kept_in_sqlite(monkeypatch, vendor, kind, rows, refused):
    table = "contenttypes.ContentType" if rows else "places.Partnership"
    people = PeopleTable(table, case=("t", "Case"), columns=(("id", "C2"), ("name", kind)))
    holding = desks.Desk(slug="t", title="T", purpose="T.", people=(people,))
    monkeypatch.setattr(desks, "every", lambda: (holding,))
    monkeypatch.setattr(checks, "connection", type("C", (), {"vendor": vendor}))
    assert bool(said(checks.sqlite_holds_no_cases)) is refused


def test_a_site_without_a_name_or_without_https_is_refused(proper):
    assert said(checks.has_a_name_and_https) == []
    proper.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
    assert "no name but this machine's own" in said(checks.has_a_name_and_https)[0]
    proper.ALLOWED_HOSTS, proper.SECURE_SSL_REDIRECT = ["safer.example.gov.uk"], False
    assert "unencrypted" in said(checks.has_a_name_and_https)[0]


@pytest.mark.parametrize(
    ("host", "mode", "refused"),
    [
        ("db.internal", "", True),
        ("db.internal", "require", True),
        ("db.internal", "verify-full", False),
        ("127.0.0.1", "", False),
        ("", "", False),
        ("/run/postgresql", "", False),
    ],
)
def test_a_database_elsewhere_proves_who_it_is(proper, monkeypatch, host, mode, refused):
    given = {"HOST": host, "OPTIONS": {"sslmode": mode} if mode else {}}
    monkeypatch.setattr(checks, "connection", type("C", (), {"vendor": "postgresql", "settings_dict": given}))
    assert bool(said(checks.lines_are_private)) is refused


@pytest.mark.parametrize(
    ("host", "tls", "refused"),
    [("mail.internal", True, False), ("mail.internal", False, True), ("localhost", False, False)],
)
def test_mail_to_another_machine_goes_encrypted(proper, host, tls, refused):
    proper.EMAIL_HOST, proper.EMAIL_USE_TLS, proper.EMAIL_USE_SSL = host, tls, False
    assert bool(said(checks.lines_are_private)) is refused


def test_a_key_that_is_not_there_or_not_escrowed_is_refused(proper, tmp_path):
    assert said(checks.backup_key_is_escrowed) == []
    proper.WARDMOTE_KEYS = tmp_path / "none"
    assert "There is no backup key." in said(checks.backup_key_is_escrowed)
    keyring.create(proper.WARDMOTE_KEYS)
    assert "The backup key has not been escrowed." in said(checks.backup_key_is_escrowed)


def test_a_master_key_that_is_not_there_or_not_escrowed_is_refused(proper, tmp_path):
    assert said(checks.master_key_is_escrowed) == []
    store.rotate(proper.WARDMOTE_KEYS)
    assert "The master key for the keys of cases has not been escrowed." in said(checks.master_key_is_escrowed)
    proper.WARDMOTE_KEYS = tmp_path / "none"
    assert "There is no master key for the keys of cases." in said(checks.master_key_is_escrowed)
