"""An administrator sees how every account of the partnership is, and does for it what may be done."""

from datetime import timedelta

import pytest

from wardmote.foundation.accounts import administering, directory, inviting
from wardmote.foundation.desks import the_one

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(new_member, with_app, sign_in):
    member = new_member(name="Rhys Sandall", email="rhys@netherwick.example", roles=("administrator",))
    client = sign_in(member, with_app(member))
    client.viewer = the_one("viewer_of")(member.pk)
    return client


def test_how_accounts_are_told(administrator, new_member, with_app, clock):
    ada = new_member(name="A", email="a@x.example", password=None)
    inviting.invite(by=administrator.viewer, member_id=ada.pk, at=clock.at)
    clock.at += timedelta(days=8)
    bea = new_member(name="B", email="b@x.example", password=None)
    inviting.invite(by=administrator.viewer, member_id=bea.pk, at=clock.at)
    new_member(name="C", email="c@x.example", password=None)
    new_member(name="D", email="d@x.example")
    with_app(new_member(name="E", email="e@x.example"))
    closed = new_member(name="F", email="f@x.example")
    type(closed).objects.filter(pk=closed.pk).update(is_active=False)
    found = {each.name: each.state for each in directory.accounts_for(administrator.viewer, at=clock.at)}
    assert found == {
        "A": "invitation ran out",
        "B": "invited",
        "C": "not invited",
        "D": "no second factor yet",
        "E": "open",
        "F": "closed",
        "Rhys Sandall": "open",
    }


def test_inviting_from_the_page_shows_the_link_once(administrator, new_member):
    member = new_member(password=None)
    here = f"/members/accounts/{member.reference}/"
    assert "Not invited" in administrator.get(here).content.decode()
    page = administrator.post(f"{here}invite/").content.decode()
    assert "http://localhost/sign-in/new-password/?key=" in page
    again = administrator.get(here).content.decode()
    assert "key=" not in again
    assert "Invited" in again


def test_after_five_minutes_it_wants_to_know_who_it_is(administrator, new_member, clock):
    member = new_member(password=None)
    clock.at += timedelta(minutes=6)
    for act in ("invite", "sign-out", "forget-factors"):
        answer = administrator.post(f"/members/accounts/{member.reference}/{act}/")
        assert answer.headers["Location"] == (
            f"/members/account/confirm/?next=%2Fmembers%2Faccounts%2F{member.reference}%2F"
        )


def test_no_other_role_may(new_member, with_app, sign_in):
    member = new_member()
    client = sign_in(member, with_app(member))
    assert client.get("/members/accounts/").status_code == 403
    for act in ("invite", "sign-out", "forget-factors"):
        assert client.post(f"/members/accounts/{member.reference}/{act}/").status_code == 403


def test_an_account_there_is_not(administrator):
    assert administrator.get("/members/accounts/M-0000-0000/").status_code == 404


def test_the_first_page_says_how_accounts_are(administrator):
    assert "See every account" in administrator.get("/members/").content.decode()


def test_what_is_over_is_swept_away(administrator, new_member, clock):
    from allauth.usersessions.models import UserSession
    from django.contrib.sessions.models import Session

    Session.objects.update(expire_date=clock.at - timedelta(seconds=1))
    administering.sweep(by=administrator.viewer, at=clock.at)
    assert Session.objects.count() == 0
    assert UserSession.objects.count() == 0
