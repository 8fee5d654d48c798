"""What others did since a member last looked is told once, and only looking takes it away."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wardmote.desks.actions.api import Report, Wanted, make_action, report
from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.agencies.queries import viewer_of
from wardmote.errors import NotNow
from wardmote.foundation.access import the_system
from wardmote.foundation.accounts.landing import CHANGED, PARTS, landing_page
from wardmote.foundation.now import now
from wardmote.foundation.week.queries import changed_since, last_look
from wardmote.foundation.week.verbs import look

pytestmark = pytest.mark.django_db
AT = datetime(2026, 6, 1, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
#: Questions that the first page of whoever runs the year may ask of the database.
MOST = 90
TEXT = "Fit two lights in the alley"


def member(email):
    return viewer_of(get_user_model().objects.get(email=email).pk)


@pytest.fixture
def manager(demonstration):
    return member("marian.ashdown@netherwick.example")


@pytest.fixture
def other(manager):
    people = get_user_model().objects.filter(partnership_id=manager.tenant.id).exclude(pk=manager.member_id)
    return viewer_of(people.order_by("name").first().pk)


@pytest.fixture
def action(manager):
    council = next(body for body in organisations_for(manager) if body.name == manager.agency)
    return make_action(wanted=Wanted(TEXT, council.id, AT.date() + timedelta(days=20)), by=manager, at=AT)


def told(viewer, since):
    return [line.words for line in changed_since(viewer, since) if TEXT in line.words]


def test_others_are_told_and_oneself_is_not(manager, other, action):
    report(action=action, said=Report("on track", "Ordered"), by=manager, at=AT + HOUR)
    assert told(other, AT - HOUR) == [
        f"{manager.name} said “on track” of: {TEXT}",
        f"{manager.name} made: {TEXT}",
    ]
    assert told(manager, AT - HOUR) == []


def test_what_was_before_the_last_look_is_not_told_again(other, action):
    look(by=other, until=AT + HOUR, at=AT + 2 * HOUR)
    assert last_look(other) == AT + HOUR
    assert told(other, last_look(other)) == []


def test_a_look_is_at_the_page_that_was_shown_and_never_at_what_is_to_come(other):
    look(by=other, until=AT + 9 * HOUR, at=AT)
    assert last_look(other) == AT


def test_a_look_is_ones_own(manager, other):
    look(by=other, until=AT, at=AT)
    assert last_look(manager) is None
    with pytest.raises(NotNow):
        look(by=the_system("a job", manager.tenant), until=AT, at=AT)


def test_the_page_has_every_part_in_order_and_says_what_is_empty(other):
    look(by=other, until=now(), at=now())
    parts = landing_page(other).parts
    assert [part.slug for part in parts] == list(PARTS)
    assert all(part.cards or part.empty for part in parts)
    (changed,) = (part for part in parts if part.slug == CHANGED)
    assert any("Nothing has changed." in card.sentences for card in changed.cards)


def test_what_the_page_says_cannot_be_a_moment_is_taken_for_now(signed_in):
    browser = signed_in("CSP manager")
    for until in ("", "nonsense", "2026-01-01T00:00:00", "9999-12-31T00:00:00+00:00"):
        assert browser.post("/members/looked/", {"until": until}).status_code == 303


def test_the_first_page_asks_each_question_once_and_few(signed_in):
    """Every desk speaks on it, and it is the page that is opened most: what two parts of it need is asked once."""
    browser = signed_in("CSP manager")
    assert browser.get("/members/").status_code == 200
    with CaptureQueriesContext(connection) as asked:
        browser.get("/members/")
    questions = [each["sql"] for each in asked if each["sql"].startswith("SELECT")]
    assert [sql for sql, times in Counter(questions).items() if times > 1] == []
    assert len(questions) <= MOST
