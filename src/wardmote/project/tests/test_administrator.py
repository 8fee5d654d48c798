"""The first administrator of an installation is made by a command, which prints a link that works once."""

import pytest

from wardmote.errors import Invalid, Refused
from wardmote.project.administrator import administrator_link

pytestmark = pytest.mark.django_db
WHO = {"email": "rhys@netherwick.example", "name": "Rhys Sandall", "organisation": "Netherwick Council"}


def asked(clock, **changed):
    told = {"partnership": "example", "email": "", "name": "", "organisation": "", **WHO, **changed}
    return administrator_link(at=clock.at, **told)


def test_the_link_sets_a_password_and_leads_on(partnership, clock, visitor):
    link, until = asked(clock)
    assert link.startswith("http://localhost:8000/sign-in/new-password/?key=")
    assert until == "1 December 2026, 9:00am"
    key = link.split("key=")[1]
    words = {"key": key, "password": "three random words", "again": "three random words"}
    assert visitor.post("/sign-in/new-password/", words).headers["Location"] == "/sign-in/set-up/"


def test_asked_again_it_is_another_link_for_the_same_member(partnership, clock, visitor, django_user_model):
    first, _ = asked(clock)
    second, _ = asked(clock, name="", organisation="", email="Rhys@Netherwick.example")
    assert first != second
    assert django_user_model.objects.count() == 1
    assert visitor.get(first.removeprefix("http://localhost:8000")).status_code == 409


@pytest.mark.parametrize("missing", ["name", "organisation"])
def test_somebody_new_needs_a_name_and_an_organisation(partnership, clock, missing):
    with pytest.raises(Invalid, match="no member"):
        asked(clock, **{missing: " "})


def test_an_organisation_there_is_not(partnership, clock, django_user_model):
    with pytest.raises(Invalid, match="no organisation called Nowhere"):
        asked(clock, organisation="Nowhere")
    assert not django_user_model.objects.exists()


def test_a_member_of_another_role_is_not_made_one(partnership, clock, new_member):
    member = new_member()
    with pytest.raises(Refused, match="no administrator"):
        asked(clock, email=member.email)
