"""A whole demonstration for tests, made as `wardmote demo` makes it; its evidence is made once in a run."""

import io
from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client, override_settings

from wardmote.foundation.accounts.demonstration import mark, people
from wardmote.project.demonstration import make_rows
from wardmote.project.tests import snapshots
from wardmote.project.tests.made_once import MADE_AT, evidence_in, settings_of


@pytest.fixture(scope="session")
def evidence_folder(tmp_path_factory):
    """Where the made-up evidence of this run is, with the assessments built from it."""
    folder = tmp_path_factory.mktemp("data")
    evidence_in(folder)
    return folder


@pytest.fixture(scope="session")
def demonstration_rows(django_db_setup, django_db_blocker, evidence_folder):
    """Every row of a demonstration, made once in a run and taken back."""
    with django_db_blocker.unblock(), override_settings(**settings_of(evidence_folder)), transaction.atomic():
        mark(by="a test", at=MADE_AT, empty=True)
        make_rows(at=MADE_AT, out=io.StringIO())
        taken = snapshots.take()
        transaction.set_rollback(True)
    return taken


@pytest.fixture
def demonstration(db, settings, evidence_folder, demonstration_rows):
    """A database with the real plan, the made-up partnership with its assessments, and people to sign in as."""
    for name, value in settings_of(evidence_folder).items():
        setattr(settings, name, value)
    snapshots.put_back(demonstration_rows)


@pytest.fixture
def anybody() -> Client:
    """Somebody who has not signed in, on the machine itself."""
    return Client(HTTP_HOST="localhost", raise_request_exception=False)


@pytest.fixture
def signed_in(demonstration) -> Callable[[str], Client]:
    """`signed_in("CSP manager")` is a browser of the demonstration's person with that role."""

    def sign_in(role: str) -> Client:
        person = next(each for each in people() if role in each.roles)
        client = Client(HTTP_HOST="localhost", raise_request_exception=False)
        client.force_login(get_user_model().objects.get(pk=person.member_id))
        return client

    return sign_in
