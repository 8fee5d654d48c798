"""People of the made-up partnership."""

import pytest

from wardmote.desks.governance.tests.given import somebody


@pytest.fixture
def by(demonstration):
    """The CSP manager."""
    return somebody("marian.ashdown")


@pytest.fixture
def officer(demonstration):
    """A community safety officer."""
    return somebody("grace.hollins")


@pytest.fixture
def partner(demonstration):
    """An agency lead of the fire and rescue service."""
    return somebody("keira.lomax")
