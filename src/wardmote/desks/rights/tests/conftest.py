"""Who receives, gathers and reviews in one council; a landlord's officer; an adviser with a deputy."""

import pytest

from wardmote.desks.people.tests.given import adopt, trained


@pytest.fixture
def assessed(partnership):
    return adopt(partnership)


@pytest.fixture
def officer(new_member, assessed):
    """An antisocial behaviour officer of the council, who gathers."""
    return trained(new_member(name="Ada Brook", roles=("asb_officer",)))


@pytest.fixture
def liaison(new_member, assessed):
    """The liaison officer of the council, who receives and reviews."""
    return trained(new_member(name="Noor Reed", email="noor@netherwick.example", roles=("liaison_officer",)))


@pytest.fixture
def manager(new_member, assessed):
    """The CSP manager, of the same council."""
    return trained(new_member(name="Mari Ash", email="mari@netherwick.example", roles=("csp_manager",)))


@pytest.fixture
def outsider(new_member, assessed):
    """The liaison officer of another agency."""
    member = new_member(
        name="Una Vale", email="una@wickhaven.example", organisation="Wickhaven Homes", roles=("liaison_officer",)
    )
    return trained(member)


@pytest.fixture
def adviser(new_member, assessed):
    """An adviser who stands beside people at risk."""
    member = new_member(name="Hana Dale", email="hana@haven-line.example", organisation="Haven Line", roles=("idva",))
    return trained(member)


@pytest.fixture
def deputy(new_member, assessed):
    """Her deputy."""
    member = new_member(name="Maeve Orr", email="maeve@haven-line.example", organisation="Haven Line", roles=("idva",))
    return trained(member)


@pytest.fixture
def lead(new_member, assessed):
    """Whoever handles requests for the adviser's agency, and may not know of what is protected."""
    member = new_member(
        name="Lea Moor", email="lea@haven-line.example", organisation="Haven Line", roles=("liaison_officer",)
    )
    return trained(member)
