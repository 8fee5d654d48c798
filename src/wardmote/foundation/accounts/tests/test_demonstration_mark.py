"""A database is a demonstration's from its first row or never."""

from datetime import UTC, datetime

import pytest

from wardmote.errors import Refused
from wardmote.foundation.accounts.demonstration import is_demonstration, mark, people

AT = datetime(2026, 4, 4, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_an_empty_database_is_marked_once():
    mark(by="a test", at=AT, empty=True)
    mark(by="a test", at=AT, empty=False)
    assert is_demonstration()


def test_a_database_with_rows_is_never_marked():
    with pytest.raises(Refused):
        mark(by="a test", at=AT, empty=False)
    assert not is_demonstration()


def test_without_a_mark_there_is_nobody_to_sign_in_as():
    assert people() == ()
