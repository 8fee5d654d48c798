"""What a real installation's settings say of cookies, HTTPS, passwords, logs and debugging, read as it reads them."""

import json
import os
import subprocess
import sys

import pytest

from wardmote.project import options

TOLD = (
    "SESSION_COOKIE_NAME CSRF_COOKIE_NAME SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SESSION_COOKIE_HTTPONLY "
    "CSRF_COOKIE_HTTPONLY SESSION_COOKIE_SAMESITE CSRF_COOKIE_SAMESITE SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS "
    "SECURE_HSTS_INCLUDE_SUBDOMAINS SECURE_PROXY_SSL_HEADER DEBUG INSTALLED_APPS MIDDLEWARE PASSWORD_HASHERS LOGGING "
    "SESSION_ENGINE AUTH_PASSWORD_VALIDATORS"
)
SCRIPT = f"""
import json
from wardmote.project import settings
print(json.dumps({{name: getattr(settings, name) for name in {TOLD!r}.split()}}))
"""


def read_by(folder, **given) -> dict:
    """The settings as a process reads them that is given these and nothing else of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("WARDMOTE_", "DATABASE_URL"))}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**kept, "WARDMOTE_VAR": str(folder), **given},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def public(tmp_path_factory) -> dict:
    """The settings of a site that people reach by a name."""
    return read_by(tmp_path_factory.mktemp("public"), WARDMOTE_HOSTS="safer.example.gov.uk")


def test_cookies_are_of_this_host_alone_go_over_https_and_are_hidden_from_scripts(public):
    for kind in ("SESSION", "CSRF"):
        assert public[f"{kind}_COOKIE_NAME"].startswith("__Host-")
        assert public[f"{kind}_COOKIE_SECURE"] is public[f"{kind}_COOKIE_HTTPONLY"] is True
        assert public[f"{kind}_COOKIE_SAMESITE"] == "Lax"


def test_on_this_machine_alone_cookies_go_without_https(tmp_path):
    alone = read_by(tmp_path)
    assert (alone["SESSION_COOKIE_NAME"], alone["SESSION_COOKIE_SECURE"]) == ("wardmote_session", False)


def test_browsers_are_sent_to_https_and_told_to_insist_for_a_year(public):
    assert public["SECURE_SSL_REDIRECT"] is public["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True
    assert public["SECURE_HSTS_SECONDS"] >= 365 * 24 * 60 * 60


def test_what_a_proxy_writes_is_believed_only_behind_one(public, tmp_path):
    assert public["SECURE_PROXY_SSL_HEADER"] is None
    behind = read_by(tmp_path, WARDMOTE_HOSTS="safer.example.gov.uk", WARDMOTE_BEHIND_PROXY="yes")
    assert behind["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]


def test_nothing_for_developers_runs(public):
    assert public["DEBUG"] is False
    loaded = [name for name in public["INSTALLED_APPS"] if any(part in name for part in ("debug", "admin", "river"))]
    assert not loaded


def test_passwords_are_kept_as_argon2id(public):
    from django.contrib.auth.hashers import Argon2PasswordHasher

    assert public["PASSWORD_HASHERS"][0] == "django.contrib.auth.hashers.Argon2PasswordHasher"
    made = Argon2PasswordHasher()
    # OWASP's cheat sheet asks for 19 MiB and two passes at the least.
    assert made.encode("three random words", "a salt of sixteen").startswith("argon2$argon2id$")
    assert made.memory_cost >= 19 * 1024
    assert made.time_cost >= 2


def test_lines_of_logs_go_to_one_place_and_suspicion_is_among_them(public):
    assert set(public["LOGGING"]["handlers"]) == {"stderr"}
    assert public["LOGGING"]["handlers"]["stderr"]["class"] == "logging.StreamHandler"
    assert public["LOGGING"]["loggers"]["django.security"]["level"] == "WARNING"


def test_sessions_are_rows_of_the_database_and_no_words_that_a_browser_keeps(public):
    assert public["SESSION_ENGINE"] == "django.contrib.sessions.backends.db"


def test_nothing_ships_with_a_name_or_password_of_its_own():
    given = options.read({})
    assert (given.secret_key, given.database_url, given.mail.user, given.mail.password, given.issuers) == (
        "", "", "", "", (),
    )  # fmt: skip


@pytest.mark.django_db
def test_a_new_installation_has_no_account():
    from django.contrib.auth import get_user_model

    assert get_user_model().objects.count() == 0
