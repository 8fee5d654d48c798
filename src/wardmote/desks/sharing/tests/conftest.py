"""People of the made-up partnership."""

from shutil import copytree

import pytest

from wardmote.desks.sharing.tests.given import approved_in_advance, in_force, somebody


@pytest.fixture
def demonstration(demonstration, settings, tmp_path):
    """The made-up partnership with a copy of its keys: what a test destroys of them no rollback would bring back."""
    settings.WARDMOTE_KEYS = copytree(settings.WARDMOTE_KEYS, tmp_path / "keys of the demonstration")
    return demonstration


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


@pytest.fixture
def pcso(demonstration):
    """Of the constabulary, on the streets."""
    return somebody("danny.rudge")


@pytest.fixture
def routine(liaison, chair):
    """What the constabulary and the council may ask one another for at once."""
    return approved_in_advance(liaison, chair, in_force(liaison, chair))
