"""People of the made-up partnership."""

import pytest

from wardmote.desks.sharing.tests.given import somebody


@pytest.fixture
def liaison(demonstration):
    """The designated liaison officer of the constabulary."""
    return somebody("noor.paget")


@pytest.fixture
def chair(demonstration):
    """The chair, of a council."""
    return somebody("edmund.farrow")


@pytest.fixture
def manager(demonstration):
    """The CSP manager, of the same council."""
    return somebody("marian.ashdown")


@pytest.fixture
def officer(demonstration):
    """An antisocial behaviour officer of another council."""
    return somebody("ffion.carrow")
