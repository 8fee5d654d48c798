"""The page of a link shows only what the answer needs; looking changes nothing; no account or cookie is needed."""

import pytest
from django.test import Client

from wardmote.desks.agencies.api import mailboxes_for
from wardmote.desks.places.api import tenants
from wardmote.foundation.access import the_system
from wardmote.foundation.correspondence import links
from wardmote.foundation.now import now
from wardmote.foundation.post.specimens import specimen_secret

GIVEN = {"right": "yes", "contact": "Cy Thorn, watch manager", "telephone": "01632 960001"}


@pytest.fixture
def viewer(demonstration):
    return the_system("a test", next(each for each in tenants() if each.made_up))


@pytest.fixture
def href(viewer):
    return f"/answer/{specimen_secret()}/"


@pytest.fixture
def link(viewer):
    return links.links_for(viewer, now())[0]


def mailbox(viewer, link):
    return next(each for each in mailboxes_for(viewer) if each.id == link.target)


def test_looking_changes_nothing_however_often(viewer, link, href, anybody):
    before = mailbox(viewer, link)
    for look in (anybody.get, anybody.head, anybody.get):
        assert look(href).status_code == 200
    assert mailbox(viewer, link) == before
    assert links.link_for(viewer, link.reference, now()).state == "waiting"


def test_it_shows_the_question_and_no_way_further_in(viewer, link, href, anybody):
    answer = anybody.get(href)
    said = answer.content.decode()
    assert "Is this the right mailbox?" in said
    assert mailbox(viewer, link).address in said
    assert "/members/" not in said
    assert "What we are doing" not in said
    assert not answer.cookies
    assert "no-store" in answer.headers["Cache-Control"]
    others = [each.address for each in mailboxes_for(viewer) if each.id != link.target]
    assert not [address for address in others if address in said]


def test_it_is_answered_without_a_cookie_and_shows_what_was_recorded(viewer, link, href):
    strict = Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    answered = strict.post(href, GIVEN)
    assert (answered.status_code, answered.headers["Location"]) == (303, href)
    said = strict.get(href).content.decode()
    assert "Your answer is recorded" in said
    assert "Cy Thorn, watch manager, 01632 960001" in said
    found = mailbox(viewer, link)
    assert (found.contact, found.denied, found.confirmed_by) == (
        "Cy Thorn, watch manager",
        False,
        "the registered mailbox of Mereshire Fire and Rescue Service",
    )
    assert strict.post(href, GIVEN).status_code == 303, "The same sent twice is the same answer."
    other = strict.post(href, {**GIVEN, "right": "no"})
    assert other.status_code == 409
    assert "recorded already" in other.content.decode()
    assert not mailbox(viewer, link).denied


def test_an_answer_left_out_is_asked_for_and_what_was_typed_is_kept(viewer, link, href, anybody):
    wrong = anybody.post(href, {"contact": "Cy <b>Thorn</b>"})
    said = wrong.content.decode()
    assert wrong.status_code == 422
    assert "Choose: is this the right mailbox" in said
    assert "Cy &lt;b&gt;Thorn&lt;/b&gt;" in said
    assert links.link_for(viewer, link.reference, now()).state == "waiting"


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_secret_that_is_none_is_refused_in_words(demonstration, anybody, method):
    answer = getattr(anybody, method)("/answer/not-a-secret/")
    assert answer.status_code == 404
    assert "This link does not open anything" in answer.content.decode()


def test_a_member_who_opens_it_answers_as_the_mailbox_and_not_as_themselves(viewer, link, href, signed_in):
    client = signed_in("CSP manager")
    assert "Marian" not in client.get(href).content.decode()
    client.post(href, GIVEN)
    assert mailbox(viewer, link).confirmed_by.startswith("the registered mailbox")


def test_withdrawn_it_says_so(viewer, link, href, anybody):
    links.revoke(by=viewer, reference=link.reference, at=now())
    answer = anybody.get(href)
    assert answer.status_code == 409
    assert "withdrawn" in answer.content.decode()


def test_a_member_writes_down_what_was_said_on_the_telephone(viewer, link, signed_in):
    client = signed_in("CSP manager")
    page = f"/members/links/{link.reference}/by-telephone/"
    given = {
        "right": "no",
        "contact": "",
        "telephone": "",
        "call-spoken_with": "Cy Thorn, watch manager",
        "call-day-day": "4",
        "call-day-month": "4",
        "call-day-year": "2026",
        "call-clock": "2:30pm",
    }
    unread = client.post(page, given)
    assert unread.status_code == 422
    assert "Read the answer back to them" in unread.content.decode()
    assert client.post(page, {**given, "call-read_back": "on"}).status_code == 303
    said = client.get(f"/members/links/{link.reference}/").content.decode()
    assert "answered by telephone, 4 April 2026, 2:30pm" in said
    assert "Marian Ashdown read it back" in said
    assert mailbox(viewer, link).denied


def test_a_councillor_neither_sees_nor_answers(viewer, link, signed_in):
    client = signed_in("Councillor")
    for path in ("", f"{link.reference}/", f"{link.reference}/by-telephone/"):
        assert client.get(f"/members/links/{path}").status_code == 403
