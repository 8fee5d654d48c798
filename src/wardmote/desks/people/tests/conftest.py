"""Members who look people up, of two agencies, trained, in a partnership that recorded its impact assessment."""

import pytest

from wardmote.desks.people.tests.given import adopt, trained
from wardmote.foundation.access import the_system


@pytest.fixture
def assessed(partnership):
    return adopt(partnership)


@pytest.fixture
def officer(new_member, assessed):
    """An antisocial behaviour officer of one council."""
    return trained(new_member(name="Ada Brook", roles=("asb_officer",)))


@pytest.fixture
def colleague(new_member, assessed):
    """Another of the same council."""
    return trained(new_member(name="Cal Reeve", email="cal@netherwick.example", roles=("asb_officer",)))


@pytest.fixture
def landlord(new_member, assessed):
    """A case partner of a landlord."""
    return trained(
        new_member(
            name="Lee Marsh", email="lee@wickhaven.example", organisation="Wickhaven Homes", roles=("case_partner",)
        )
    )


@pytest.fixture
def adviser(new_member, assessed):
    """An adviser who stands beside people at risk of domestic abuse."""
    return trained(
        new_member(name="Hana Dale", email="hana@haven-line.example", organisation="Haven Line", roles=("idva",))
    )


@pytest.fixture
def reviewer(new_member, assessed):
    """The liaison officer of the council whose records these are."""
    return trained(new_member(name="Noor Reed", email="noor@netherwick.example", roles=("liaison_officer",)))


@pytest.fixture
def outsider(new_member, assessed):
    """The liaison officer of another agency."""
    return trained(
        new_member(
            name="Una Vale", email="una@wickhaven.example", organisation="Wickhaven Homes", roles=("liaison_officer",)
        )
    )


@pytest.fixture
def night(partnership):
    """The rounds of a night: what is past its time is proposed, or what was let go destroyed."""
    return lambda run, at: run(by=the_system("retention", partnership), at=at)
