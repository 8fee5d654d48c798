"""A session lasts as long as its limits say, and one that was ended is refused on its next request."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wardmote.foundation.accounts.limits import limits_on
from wardmote.foundation.accounts.origin import device_of
from wardmote.foundation.accounts.rules import why_session_is_over

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
LIMITS = limits_on(AT.date())

# began, minutes ago | used, minutes ago | over
LASTING = [
    (0, 0, False),
    (720, 30, False),
    (720.02, 0, True),
    (60, 30.02, True),
    (60, 30, False),
    (-6, 0, True),
    (10, -6, True),
    (-1, -1, False),
]


@pytest.mark.parametrize(("began", "used", "over"), LASTING)
def test_when_a_session_is_over(began, used, over):
    why = why_session_is_over(
        limits=LIMITS, began=AT - timedelta(minutes=began), seen=AT - timedelta(minutes=used), at=AT
    )
    assert bool(why) is over


def test_half_an_hour_without_use_ends_it(new_member, with_app, sign_in, clock):
    member = new_member()
    client = sign_in(member, with_app(member))
    clock.at += timedelta(minutes=30)
    assert client.get("/members/").status_code == 200
    clock.at += timedelta(minutes=30, seconds=1)
    assert client.get("/members/").status_code == 403
    assert Session.objects.count() == 0


def test_twelve_hours_end_it_however_busy(new_member, with_app, sign_in, clock):
    member = new_member()
    client = sign_in(member, with_app(member))
    for _ in range(48):
        clock.at += timedelta(minutes=15)
        assert client.get("/members/account/").status_code == 200
    clock.at += timedelta(minutes=1)
    assert client.get("/members/account/").status_code == 403


def test_a_page_a_minute_writes_no_more_than_that(new_member, with_app, sign_in, clock):
    member = new_member()
    client = sign_in(member, with_app(member))
    clock.at += timedelta(minutes=2)
    client.get("/members/")
    clock.at += timedelta(seconds=20)
    with CaptureQueriesContext(connection) as asked:
        client.get("/members/")
    written = [query["sql"] for query in asked if query["sql"].startswith(("UPDATE", "INSERT", "DELETE"))]
    assert all("audit_" in each for each in written), "Only the look itself is written down."


def test_a_session_that_two_factors_did_not_open_opens_nothing(new_member, visitor):
    visitor.force_login(new_member())
    assert visitor.get("/members/").status_code == 403


def test_a_demonstrations_session_is_no_good_on_another_machine(demonstration, signed_in):
    client = signed_in("CSP manager")
    assert client.get("/members/").status_code == 200
    taken = Client(HTTP_HOST="localhost", REMOTE_ADDR="192.0.2.9")
    taken.cookies = client.cookies
    assert taken.get("/members/").status_code == 403


def test_closing_an_account_ends_it_at_once(new_member, with_app, sign_in):
    member = new_member()
    client = sign_in(member, with_app(member))
    type(member).objects.filter(pk=member.pk).update(is_active=False)
    assert client.get("/members/").status_code == 403


# What a browser says of itself | what the list of sessions says
DEVICES = [
    (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
        "Edge on Windows",
    ),
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari on an iPhone"),
    ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
    ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
    ("Mozilla/5.0 (Macintosh; Intel Mac OS X 15) Version/18 Safari/605", "Safari on a Mac"),
    ("curl/8.0", "a device that does not say what it is"),
    ("", "a device that does not say what it is"),
]


@pytest.mark.parametrize(("agent", "words"), DEVICES)
def test_a_device_in_words(agent, words):
    assert device_of(agent) == words
