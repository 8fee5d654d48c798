"""A real installation with members who sign in with a password and an authenticator app, for tests of signing in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.test import Client, override_settings
from django.urls import get_resolver

from wardmote.desks.agencies.api import load_organisations
from wardmote.desks.places.api import set_up_partnership
from wardmote.foundation import now
from wardmote.foundation.access import Tenant, the_system
from wardmote.foundation.accounts import factors
from wardmote.foundation.sealing import masters
from wardmote.project.tests import snapshots
from wardmote.reports.packs import load_pack

PASSWORD = "three random words"
OPENED = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch) -> SimpleNamespace:
    """The moment it is; `clock.at += timedelta(...)` lets time pass."""
    # What is imported while the clock is another keeps that other clock for good, so all of it is imported before.
    get_resolver().url_patterns  # noqa: B018  # it is read for what it imports
    told = SimpleNamespace(at=OPENED)
    monkeypatch.setattr(now, "now", lambda: told.at)
    return told


@dataclass(frozen=True)
class Made:
    """A partnership as a process made it: whose rows they are, its folder of keys, and every row."""

    tenant: Tenant
    keys: Path
    rows: tuple[snapshots.Rows, ...]


@pytest.fixture(scope="session")
def partnership_made(django_db_setup, django_db_blocker, tmp_path_factory) -> Made:
    """What `partnership` puts back for each test: made once by a process, and taken back."""
    keys = tmp_path_factory.mktemp("partnership") / "keys"
    masters.make_first(keys)
    pack = load_pack("example")
    with django_db_blocker.unblock(), override_settings(WARDMOTE_KEYS=keys), transaction.atomic():
        tenant = set_up_partnership(pack=pack, by="a test", at=OPENED)
        load_organisations(pack=pack, by=the_system("a test", tenant))
        rows = snapshots.take()
        transaction.set_rollback(True)
    return Made(tenant, keys, rows)


@pytest.fixture
def partnership(db, settings, tmp_path, partnership_made) -> Tenant:
    """A made-up partnership with its organisations and a master key, in a database that is no demonstration's."""
    settings.WARDMOTE_KEYS = copytree(partnership_made.keys, tmp_path / "keys")
    snapshots.put_back(partnership_made.rows)
    return partnership_made.tenant


@pytest.fixture
def new_member(partnership) -> Callable[..., AbstractBaseUser]:
    """`new_member(email=…, roles=(…))` is a member with the tests' password and no second factor."""
    from wardmote.desks.agencies.models import Organisation, RoleHeld

    def make(
        *,
        name: str = "Ada Brook",
        email: str = "ada.brook@netherwick.example",
        organisation: str = "Netherwick Council",
        roles: tuple[str, ...] = ("csp_manager",),
        password: str | None = PASSWORD,
    ) -> AbstractBaseUser:
        member = get_user_model()(
            partnership_id=partnership.id,
            organisation=Organisation.objects.get(name=organisation),
            name=name,
            email=email,
            made_at=OPENED,
            made_by="a test",
        )
        member.set_password(password)
        member.save()
        for role in roles:
            RoleHeld.objects.create(
                partnership_id=partnership.id, member=member, role=role, starts=OPENED.date() - timedelta(days=1)
            )
        return member

    return make


@dataclass
class Phone:
    """An authenticator app: shows the code of any moment."""

    secret: str
    clock: SimpleNamespace

    def code(self) -> str:
        from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

        return format_hotp_value(hotp_value(self.secret, int(self.clock.at.timestamp()) // factors.STEP))

    def next_code(self) -> str:
        """Wait for the next code, and read it."""
        self.clock.at += timedelta(seconds=factors.STEP)
        return self.code()


@pytest.fixture
def with_app(clock) -> Callable[[AbstractBaseUser], Phone]:
    """`with_app(member)` sets up an authenticator app for the member."""

    def set_up(member: AbstractBaseUser) -> Phone:
        phone = Phone(factors.new_secret(), clock)
        factors.add_app(member, secret=phone.secret, code=phone.code(), at=clock.at)
        return phone

    return set_up


@pytest.fixture
def visitor() -> Client:
    """A browser on another machine, so that no demonstration's door is open to it."""
    return Client(
        HTTP_HOST="localhost", REMOTE_ADDR="192.0.2.7", HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux) Firefox/140"
    )


@pytest.fixture
def sign_in(visitor) -> Callable[..., Client]:
    """`sign_in(member, phone)` signs in with the password and the app's next code; the browser, signed in."""

    def go(member: AbstractBaseUser, phone: Phone, client: Client | None = None) -> Client:
        used = client or visitor
        asked = used.post("/sign-in/", {"email": member.email, "password": PASSWORD})
        assert asked.headers["Location"] == "/sign-in/second-factor/"
        landed = used.post("/sign-in/second-factor/", {"code": phone.next_code()})
        assert landed.headers["Location"] == "/members/"
        return used

    return go
