"""A whole demonstration for tests, made as `wardmote demo` makes it; its evidence is made once in a run."""

import io
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client, override_settings

from wardmote.foundation.accounts.demonstration import mark, people
from wardmote.project.demonstration import make_evidence, make_rows
from wardmote.project.tests import snapshots
from wardmote.project.tests.engines import ENGINE
from wardmote.project.tests.made_once import MADE_AT, once, settings_of


@pytest.fixture(scope="session")
def demonstration_made(django_db_setup, django_db_blocker, tmp_path_factory) -> tuple[Path, tuple[snapshots.Rows, ...]]:
    """The folder of a demonstration's evidence, and every row of it: made once in a run and taken back."""

    def make(into: Path) -> None:
        data = into / "data"
        with django_db_blocker.unblock(), override_settings(**settings_of(data)):
            once("evidence", data, evidence)
            with transaction.atomic():
                mark(by="a test", at=MADE_AT, empty=True)
                make_rows(at=MADE_AT, out=io.StringIO())
                (into / "rows").write_bytes(pickle.dumps(snapshots.take()))
                transaction.set_rollback(True)

    folder = tmp_path_factory.mktemp("made")
    once(f"demonstration-{ENGINE}", folder, make)
    return folder / "data", pickle.loads((folder / "rows").read_bytes())


def evidence(into: Path) -> None:
    """Make the evidence of a demonstration in a folder. No database is needed."""
    with override_settings(**settings_of(into)):
        make_evidence(at=MADE_AT, out=io.StringIO())


@pytest.fixture(scope="module")
def stands_for_a_module(demonstration_made, django_db_blocker) -> Iterator[Sequence[snapshots.Rows]]:
    """What is still to put back for each of a module's tests, once the rest stands in a transaction around them.

    On SQLite each test is a savepoint within it, and only the audit's rows are put back for each, as if written now. On
    PostgreSQL references are checked, and what waits is sent, when the outermost transaction ends: there each test has
    all rows in its own.
    """
    _, rows = demonstration_made
    if connection.vendor == "postgresql":
        yield rows
        return
    with ExitStack() as around:
        with django_db_blocker.unblock():
            around.enter_context(transaction.atomic())
            snapshots.put_back(each for each in rows if each.table != snapshots.AUDIT)
        yield [each for each in rows if each.table == snapshots.AUDIT]
        with django_db_blocker.unblock():
            transaction.set_rollback(True)
            around.close()


@pytest.fixture
def demonstration(stands_for_a_module, db, settings, demonstration_made):
    """A database with the real plan, the made-up partnership with its assessments, and people to sign in as."""
    folder, _ = demonstration_made
    for name, value in settings_of(folder).items():
        setattr(settings, name, value)
    snapshots.put_back(stands_for_a_module)


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
