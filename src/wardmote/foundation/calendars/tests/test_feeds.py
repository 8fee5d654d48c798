"""A feed is read with a secret that only the member has; it says days and neutral titles, and can be stopped."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model
from icalendar import Calendar

from wardmote.errors import Missing, Refused
from wardmote.foundation import desks
from wardmote.foundation.access import the_public
from wardmote.foundation.accounts.demonstration import people
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.calendars import queries, secrets, verbs
from wardmote.foundation.calendars.feeds import feed_of
from wardmote.foundation.calendars.models import CalendarFeed
from wardmote.foundation.calendars.tests.given import AT, MANAGER, TENANT, clock
from wardmote.foundation.calendars.wall import entries

FIRST, LAST = date(2026, 4, 1), date(2028, 3, 31)


def read(found):
    parsed = Calendar.from_ical(feed_of(found, at=AT, first=FIRST, last=LAST))
    return {str(event["summary"]): event for event in parsed.walk("VEVENT")}


def test_a_day_is_a_whole_day_and_an_instant_an_instant(declare):
    declare(
        (
            clock("Answer to Mrs Harbottle's recommendation"),
            clock("breach", neutral="Notice due", rule="INF.BREACH.ICO", start=AT),
        )
    )
    found = read(entries(MANAGER, AT))
    assert found["Answer due"]["dtstart"].dt == date(2026, 12, 18)
    assert found["Answer due"]["dtend"].dt == date(2026, 12, 19)
    assert found["Notice due"]["dtstart"].dt == datetime(2026, 11, 29, 12, tzinfo=UTC)


def test_it_says_nothing_but_neutral_titles(declare):
    secret = "Answer to Mrs Harbottle's recommendation"
    declare((clock(secret, owner="Mrs Harbottle", neutral="Answer due"), clock("a case", record_class="C3")))
    text = feed_of(entries(MANAGER, AT), at=AT, first=FIRST, last=LAST).decode()
    for words in ("Harbottle", "recommendation 4", "a case", "Marian", "Saltmere"):
        assert words not in text
    assert clock(secret).key in text


def test_what_is_over_or_has_no_day_is_not_in_it(declare):
    declare(
        (
            clock("a", neutral="Over", done=date(2026, 11, 21)),
            clock("b", neutral="Some time", rule="GOV.PLAN.TO_PCC"),
            clock("c", neutral="Not known", start=None),
            clock("d", neutral="Late", start=date(2026, 9, 1)),
        )
    )
    titles = set(read(entries(MANAGER, AT)))
    assert titles & {"Over", "Some time", "Not known", "Late"} == {"Late"}


def test_the_partnerships_year_is_in_it(declare):
    declare(())
    found = read(entries(MANAGER, AT))
    assert found["Anti-Slavery Day"]["dtstart"].dt.month == 10
    ribbon = found["White Ribbon Day, and the sixteen days that follow"]
    assert (ribbon["dtend"].dt - ribbon["dtstart"].dt).days == 16


def test_equal_moments_give_equal_bytes_and_a_clock_keeps_its_id(declare):
    declare((clock("Answer"),))
    found = entries(MANAGER, AT)
    told = [feed_of(found, at=AT, first=FIRST, last=LAST) for _ in range(2)]
    assert told[0] == told[1]
    assert read(found)["Answer due"]["uid"] == f"{clock('Answer').key}@wardmote"


# The secret


@pytest.fixture
def member(demonstration):
    """A person of the demonstration, as access knows them."""
    return desks.the_one("viewer_of")(people()[0].member_id)


def test_only_the_hash_is_kept(member):
    secret = verbs.make_feed(by=member, at=AT)
    (row,) = CalendarFeed.objects.all()
    assert len(secret) == 43
    assert row.hash == secrets.hash_of(secret)
    assert secret not in repr(CalendarFeed.objects.values().get())


def test_the_secret_opens_the_members_dates_to_anybody_who_has_it(member, anybody):
    secret = verbs.make_feed(by=member, at=AT)
    answer = anybody.get("/calendar/", {"key": secret})
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    titles = {str(event["summary"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")}
    assert {"Section 17A data due", "Anti-Slavery Day"} <= titles
    assert not answer.cookies
    assert AuditRow.objects.filter(what="read", address="calendar-feed", member=member.member_id).count() == 1


def test_making_another_stops_the_first_and_it_can_be_stopped(member, anybody):
    first = verbs.make_feed(by=member, at=AT)
    second = verbs.make_feed(by=member, at=AT)
    assert anybody.get("/calendar/", {"key": first}).status_code == 404
    assert anybody.get("/calendar/", {"key": second}).status_code == 200
    assert verbs.revoke_feed(by=member, at=AT)
    assert anybody.get("/calendar/", {"key": second}).status_code == 404
    assert not verbs.revoke_feed(by=member, at=AT)
    assert queries.feed_for(member) is None
    told = list(AuditRow.objects.filter(table="calendars.CalendarFeed").order_by("pk").values_list("what", flat=True))
    assert told == ["made", "ended", "made", "ended"]


def test_a_closed_account_ends_it(member, anybody):
    secret = verbs.make_feed(by=member, at=AT)
    get_user_model().objects.filter(pk=member.member_id).update(is_active=False)
    assert anybody.get("/calendar/", {"key": secret}).status_code == 403


@pytest.mark.parametrize("key", ["", "x", "A" * 43, "A" * 100_000, "%00", "' OR 1=1 --", "é" * 43])
def test_no_other_key_opens_anything(member, anybody, key):
    verbs.make_feed(by=member, at=AT)
    answer = anybody.get("/calendar/", {"key": key})
    assert answer.status_code == 404
    assert "no longer does" in answer.content.decode()


def test_without_a_key_it_says_what_it_is(db, anybody):
    answer = anybody.get("/calendar/")
    assert answer.status_code == 200
    assert "A key that only the member has must follow" in answer.content.decode()


def test_only_a_member_has_one(db):
    with pytest.raises(Refused, match="Only a member"):
        verbs.make_feed(by=the_public(TENANT), at=AT)
    with pytest.raises(Missing):
        queries.reader_of(secrets.new_secret())


def test_a_member_makes_sees_and_stops_their_own(signed_in):
    client = signed_in("CSP manager")
    assert "You have no calendar address" in client.get("/members/calendar/").content.decode()
    made = client.post("/members/calendar/", {"do": "make"})
    secret = made.content.decode().partition("?key=")[2][:43]
    assert secrets.looks_right(secret)
    assert "no-store" in made["Cache-Control"]
    # It is shown once.
    again = client.get("/members/calendar/").content.decode()
    assert secret not in again
    assert "You have a calendar address" in again
    assert "no longer works" in client.post("/members/calendar/", {"do": "stop"}).content.decode()
