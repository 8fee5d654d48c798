"""What the list of requests shows and leaves out: nothing on which something is left to do, however many came later."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from wardmote.desks.sharing.presenters.requests import cards_of
from wardmote.desks.sharing.queries import requests as requests_read
from wardmote.desks.sharing.tests.given import asked, told
from wardmote.desks.sharing.verbs import requests as verbs
from wardmote.desks.sharing.verbs import told as told_verbs
from wardmote.foundation.access import the_system
from wardmote.foundation.now import now


@pytest.fixture
def short(monkeypatch):
    """Lists that are full at once: of what is over they show the latest alone."""
    monkeypatch.setattr(requests_read, "LISTED", 1)


@pytest.mark.django_db
def test_what_is_left_to_do_is_listed_however_old_it_is(pcso, manager, routine, short):
    unanswered, unread, over, later = (asked(pcso, routine) for _number in range(4))
    told(manager, unread)
    for each in (over, later):
        verbs.withdraw_request(request=each, by=pcso, at=now())
    for by in (pcso, manager):
        listed = {each.reference for each in requests_read.requests_for(by)}
        assert {unanswered, later} <= listed, "what waits, and the latest"
        assert over not in listed
    assert unread in {each.reference for each in requests_read.requests_for(pcso)}
    (card,) = (each for each in cards_of(manager) if "to answer" in each.title)
    assert any(unanswered in link.text for link in card.links)
    (card,) = (each for each in cards_of(pcso) if "were told" in each.title and "destroy" not in each.title)
    assert any(unread in link.text for link in card.links)
    told_verbs.receive_told(request=unread, by=pcso, at=now())
    told_verbs.destroy_due(by=the_system("a job", pcso.tenant), at=now() + timedelta(days=91))
    assert unread not in {each.reference for each in requests_read.requests_for(pcso)}


@pytest.mark.django_db
def test_a_list_says_what_it_leaves_out_and_how_to_open_it(pcso, routine, short):
    over = [asked(pcso, routine) for _number in range(3)]
    for each in over:
        verbs.withdraw_request(request=each, by=pcso, at=now())
    browser = Client(HTTP_HOST="localhost")
    browser.force_login(get_user_model().objects.get(pk=pcso.member_id))
    page = browser.get("/members/sharing/requests/").content.decode()
    assert "Every request on which something is left to do is listed here" in page
    assert f'href="{reverse("search")}"' in page
    assert over[0] not in page
    assert browser.get(f"/members/sharing/requests/{over[0]}/").status_code == 200


@pytest.mark.django_db
def test_whoever_asks_what_is_held_is_told_of_every_request_about_them(pcso, routine, short):
    case = ("actions", "Action", uuid4())
    wanted = {asked(pcso, routine, case=case, about="") for _number in range(3)}
    assert {each.reference for each in requests_read.about_case(pcso, case)} == wanted
    assert not requests_read.about_case(pcso, ("actions", "Action", uuid4()))
