"""What is done for an aim: what it came to is told, put right, shown elsewhere, and gives nobody away."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.agencies.queries import viewer_of
from wardmote.desks.delivery.presenters import activities as presenters
from wardmote.desks.delivery.presenters import cards, done, papers
from wardmote.desks.delivery.presenters.calendar import appointments
from wardmote.desks.delivery.queries import activities as queries
from wardmote.desks.delivery.rules import activities as rules
from wardmote.desks.delivery.verbs import activities as verbs
from wardmote.desks.delivery.verbs.holding import hand_over
from wardmote.desks.places.api import areas_for
from wardmote.desks.plan.api import aims_for
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.evidence.disclosure.tables import HIDDEN
from wardmote.foundation.access import the_public
from wardmote.foundation.calendars.feeds import feed_of
from wardmote.foundation.calendars.presenters import year_page
from wardmote.foundation.editions import Superseded
from wardmote.foundation.records import remarks

AT = datetime(2027, 6, 1, 9, tzinfo=UTC)
DAY, HELD = date(2027, 6, 1), date(2027, 5, 10)
pytestmark = pytest.mark.django_db


@pytest.fixture
def people(demonstration):
    names = {"officer": "grace.hollins", "manager": "marian.ashdown", "fire": "keira.lomax"}
    members = get_user_model().objects
    return {who: viewer_of(members.get(email__startswith=f"{email}@").pk) for who, email in names.items()}


@pytest.fixture
def by(people):
    return people["officer"]


@pytest.fixture
def public(by):
    return the_public(by.tenant)


@pytest.fixture
def said(by):
    where = (tuple(each.id for each in areas_for(by)), tuple(each.id for each in organisations_for(by)[:2]))
    aim = aims_for(by)[0].id
    return verbs.ActivitySaid("Operation Gull", "Cars were stopped", aim, HELD, HELD, *where, lead=by.member_id)


@pytest.fixture
def made(by, said):
    return verbs.add_activity(kind=rules.ACTION_DAY, said=said, by=by, at=AT)


@pytest.fixture
def programme(by, said):
    told = replace(said, name="Sheds", starts=date(2027, 1, 4), ends=None)
    return verbs.add_activity(kind=rules.PROGRAMME, said=told, by=by, at=AT)


def seen(by, made, day=DAY):
    return queries.activity_of_id(by, made, day)


def tell(by, made, numbers, *, place=0, period=HELD, edition=None):
    found = seen(by, made)
    told = {"edition": edition or found.edition, "period": period, "place": queries.spots_of(by, found)[place].code}
    verbs.tell_counts(activity=made, **told, numbers=numbers, by=by, at=AT)


def numbers(by, made):
    return [(each.place_name, each.what, each.number) for each in seen(by, made).counts]


def test_what_it_came_to_is_told_by_place_put_right_and_taken_back(by, made):
    first, second = (each.name for each in queries.spots_of(by, seen(by, made))[:2])
    assert seen(by, made).state == rules.OVERDUE
    tell(by, made, {"Vehicles stopped": 40, "Home visits": 3, "Tickets given": None})
    tell(by, made, {"Vehicles stopped": 0}, place=1)
    assert seen(by, made).state == rules.DONE
    with pytest.raises(Superseded):
        tell(by, made, {"Vehicles stopped": 41}, edition=1)
    with pytest.raises(Superseded):
        tell(by, made, {"Vehicles stopped": 40}, edition=1)
    with pytest.raises(Invalid, match="Nothing differs"):
        tell(by, made, {"Vehicles stopped": 40})
    tell(by, made, {"Vehicles stopped": 41, "Home visits": None})
    assert sorted(numbers(by, made)) == sorted([(first, "Vehicles stopped", 41), (second, "Vehicles stopped", 0)])
    history = [(each.what, each.words) for each in queries.history_of_activity(by, made)]
    assert ("counted", f"10 May 2027: {second}") in history
    table = presenters.counts_table([seen(by, made)])
    assert [row[9] for row in table.rows if row[5] == first] == [41]


def test_what_is_counted_stays_with_its_days_and_places(by, said, made):
    tell(by, made, {"Vehicles stopped": 40})
    with pytest.raises(NotNow, match="days that would not be of it"):
        verbs.change_activity(activity=made, edition=2, said=replace(said, starts=date(2027, 5, 9)), by=by, at=AT)
    verbs.change_activity(activity=made, edition=2, said=replace(said, name="Operation Tern"), by=by, at=AT)
    assert [each.number for each in seen(by, made).counts] == [40]
    told = {"activity": made, "edition": 3, "numbers": {"Vehicles stopped": 1}, "by": by, "at": AT}
    with pytest.raises(Invalid, match="no place where this was done"):
        verbs.tell_counts(period=HELD, place="E99999999", **told)
    with pytest.raises(NotNow, match="has not begun"):
        verbs.tell_counts(period=DAY, place="E99999999", **told)
    with pytest.raises(Invalid, match="not on the partnership's list"):
        tell(by, made, {"Tea drunk": 1})


def test_the_aim_the_papers_and_my_week_say_what_was_done(people, by, said, made, public, monkeypatch):
    def beside(viewer):
        return [each.words for each in remarks(viewer, ("plan", "Aim"), [said.aim]).get(said.aim, ())]

    words = "Action day “Operation Gull”, 10 May 2027"
    monkeypatch.setattr("wardmote.desks.delivery.presenters.remarks.today", lambda: DAY)
    assert f"{words}: overdue" in beside(people["fire"])
    assert words in beside(public)
    assert said.name in [row[0] for table in papers.overdue(people["fire"], DAY) for row in table.rows]
    monkeypatch.setattr(cards, "today", lambda: DAY)

    def told(viewer):
        return [link.text for card in cards.landing(viewer) for link in card.links if "Operation Gull" in link.text]

    assert told(by)
    assert told(people["manager"])
    assert not told(people["fire"])
    assert any("Operation Gull" in name for card in cards.held_by(by, by.member_id) for name, _ in card.facts)
    assert "work" in hand_over(by=people["manager"], member=by.member_id, to=people["fire"].member_id, at=AT)
    assert told(people["fire"])
    tell(by, made, {"Vehicles stopped": 1})
    assert not told(people["fire"])
    assert said.name not in str(papers.overdue(by, DAY))


def test_the_public_reads_of_nothing_before_it_begins_or_after_it_is_withdrawn(by, said, made, public):
    assert queries.activity_of_id(public, made, HELD).name == said.name
    with pytest.raises(Missing):
        queries.activity_of_id(public, made, date(2027, 5, 9))
    verbs.withdraw_activity(activity=made, because="It rained", by=by, at=AT)
    with pytest.raises(Missing):
        queries.activity_of_id(public, made, HELD)
    with pytest.raises(NotNow, match="was withdrawn"):
        tell(by, made, {"Vehicles stopped": 1})
    verbs.open_activity_again(activity=made, because="It did not", by=by, at=AT)
    assert seen(by, made).state == rules.OVERDUE
    with pytest.raises(NotNow, match="was not withdrawn"):
        verbs.open_activity_again(activity=made, because="Twice", by=by, at=AT)


def test_a_small_count_of_people_never_leaves_and_a_quarter_leaves_when_it_is_whole(by, programme, public):
    first, now_ = date(2027, 1, 1), date(2027, 4, 1)
    for place, people in enumerate((3, 11, 12)):
        tell(by, programme, {"People referred": people, "Locks fitted": place + 1}, place=place, period=first)
    tell(by, programme, {"People referred": 77}, period=now_)
    verbs.tell_measures(
        activity=programme,
        edition=seen(by, programme).edition,
        period=first,
        told={"completion": rules.Measure(19, 20, "Came to all six evenings"), "reach": rules.Measure()},
        by=by,
        at=AT,
    )
    found = [each for each in queries.activities_for(public, DAY) if each.id == programme]
    rows = {(row[6], row[8]): (row[9], row[10]) for row in done.done_table(found, DAY).rows}
    spots = [each.name for each in queries.spots_of(by, found[0])]
    assert rows[spots[0], "People referred"] == (HIDDEN, "")
    assert [rows[each, "People referred"][0] for each in spots[:3]].count(HIDDEN) == 2
    assert rows[spots[0], "Locks fitted"] == ("1", "")
    assert rows["", "completion"] == (HIDDEN, "20")
    assert "77" not in str(rows)
    page = done.done_page(found, by.tenant, DAY)
    assert page.hidden
    ((_title, (shown,)),) = page.kinds
    assert ("All places", "Quarter to 31 March 2027", "People referred", "26") in shown.counts
    assert [row[2] for row in shown.measures] == ["Not collected", "Not collected", f"{HIDDEN} of 20", "Not collected"]


def test_the_four_numbers_are_told_apart_and_put_right(by, programme, made):
    told = {"activity": programme, "period": date(2027, 1, 1), "by": by, "at": AT}
    reach = {"reach": rules.Measure(300, None, "Leaflets")}
    verbs.tell_measures(edition=1, told=reach, **told)
    with pytest.raises(Invalid, match="Nothing differs"):
        verbs.tell_measures(edition=2, told={**reach, "attendance": rules.Measure()}, **told)
    with pytest.raises(Invalid, match="looks like an address"):
        verbs.tell_measures(edition=2, told={"reach": rules.Measure(4, None, "Homes in PR7 1AB")}, **told)
    verbs.tell_measures(
        edition=2, told={"reach": rules.Measure(), "attendance": rules.Measure(31, None, "Lists")}, **told
    )
    assert [(each.what, each.number) for each in seen(by, programme).counts] == [("attendance", 31)]
    with pytest.raises(NotNow, match="counted by ward"):
        verbs.tell_measures(**{**told, "activity": made, "period": HELD}, edition=1, told=reach)


def test_days_are_in_the_partnerships_year_and_in_calendars_that_name_nobody(by, made, programme):
    found = [each for each in appointments(by) if "Gull" in each.what or "Sheds" in each.what]
    assert [each.what for each in found] == ["Operation Gull (action day)"]
    page = year_page(2027, (), found)
    assert any(row[0] == "10" and "Gull" in row[1] for _, _, rows in page.months for row in rows)
    feed = feed_of((), at=AT, first=HELD, last=HELD, appointments=found).decode()
    assert "DTSTART;VALUE=DATE:20270510" in feed
    assert "DTEND;VALUE=DATE:20270511" in feed
    assert "Gull" not in feed


REFUSED = [
    ({"about": "Stopped at 14 Mill Road"}, "looks like an address"),
    ({"about": "Ring 01772 555 555"}, "looks like somebody's number"),
    ({"name": "Visit to Mrs Brown"}, "looks like somebody's name"),
    ({"aim": uuid4()}, "no aim of a plan"),
    ({"areas": (uuid4(),)}, "area is not in this partnership"),
    ({"bodies": (uuid4(),)}, "organisation is not in this partnership"),
    ({"lead": uuid4()}, "not a member"),
]


@pytest.mark.parametrize(("odd", "says"), REFUSED)
def test_what_cannot_be_written_down_is_refused(by, said, odd, says):
    with pytest.raises(Invalid, match=says):
        verbs.add_activity(kind=rules.ACTION_DAY, said=replace(said, **odd), by=by, at=AT)


def test_a_campaign_has_a_lead_a_day_and_a_reach_and_is_in_the_year(by, said, public):
    told = replace(said, name="Ribbons", starts=date(2027, 11, 22), ends=date(2027, 11, 30), occasion="white_ribbon")
    with pytest.raises(Invalid, match="on none of these days"):
        verbs.add_activity(kind=rules.CAMPAIGN, said=replace(told, occasion="knife_crime"), by=by, at=AT)
    before = [row for row in presenters.activities_page((), "campaign", by, DAY).national if "White Ribbon" in row[0]]
    assert before[0][1:] == (
        "25 November 2027 to 10 December 2027",
        "United Nations General Assembly resolution 54/134; White Ribbon UK",
        "Nobody runs one yet",
    )
    made = verbs.add_activity(kind=rules.CAMPAIGN, said=told, by=by, at=AT)
    (row,) = [
        row
        for row in presenters.activities_page((seen(by, made),), "campaign", by, DAY).national
        if "White Ribbon" in row[0]
    ]
    assert "Ribbons, led by Grace Hollins" in row[3]
    (found,) = [each for each in appointments(by) if "Ribbons" in each.what]
    assert found.what.startswith("Ribbons (campaign for White Ribbon Day")
    assert found.what.endswith(", led by Grace Hollins")
    after = date(2027, 12, 1)
    assert seen(by, made, after).state == rules.DUE
    with pytest.raises(NotNow, match="by ward of a campaign"):
        verbs.tell_counts(
            activity=made,
            edition=1,
            period=told.starts,
            place="",
            numbers={},
            by=by,
            at=datetime(2027, 12, 1, 9, tzinfo=UTC),
        )
    verbs.tell_measures(
        activity=made,
        edition=1,
        period=told.starts,
        told={"reach": rules.Measure(900, None, "Posts seen")},
        by=by,
        at=datetime(2027, 12, 1, 9, tzinfo=UTC),
    )
    assert seen(by, made, after).state == rules.DONE


def test_a_day_of_which_only_the_month_is_known_says_so(by):
    rows = {row[0]: row[1:3] for row in presenters.activities_page((), "campaign", by, DAY).national}
    assert rows["Safer Internet Day"][0] == "In February 2028; its days are not known here"
    assert "unconfirmed" in rows["Safer Internet Day"][1]
    assert "unconfirmed" not in rows["Anti-Slavery Day"][1]
    assert presenters.activities_page((), "programme", by, DAY).national == ()
