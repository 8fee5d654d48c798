"""Talks at schools: which schools are eligible, what cannot have been given, and which were reached."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.agencies.queries import viewer_of
from wardmote.desks.delivery.imports import school_taker
from wardmote.desks.delivery.presenters import schools as presenters
from wardmote.desks.delivery.queries import schools as queries
from wardmote.desks.delivery.rules import schools as rules
from wardmote.desks.delivery.verbs import schools as verbs
from wardmote.desks.delivery.week import changed
from wardmote.desks.plan.api import aims_for
from wardmote.errors import Invalid, Missing, NotNow, WardmoteError
from wardmote.foundation.access import the_public
from wardmote.foundation.editions import Superseded
from wardmote.foundation.importing import ADDED, HERE, Row
from wardmote.foundation.records import remarks

AT = datetime(2027, 6, 1, 9, tzinfo=UTC)
DAY, GIVEN = date(2027, 6, 1), date(2027, 5, 10)
YEAR = rules.SchoolYear(date(2026, 9, 1), date(2027, 8, 31))


def test_a_school_year_runs_from_september_to_august():
    assert rules.school_year(date(2027, 8, 31)) == YEAR
    assert rules.school_year(date(2026, 9, 1)) == YEAR
    assert rules.school_year(date(2027, 9, 1)).name == "2027/28"
    assert YEAR.name == "2026/27"


@pytest.mark.parametrize(
    ("closed", "withdrawn", "able"),
    [(None, False, True), (date(2026, 8, 31), False, False), (date(2026, 9, 1), False, True), (None, True, False)],
)
def test_a_school_is_eligible_unless_it_closed_before_the_year_or_is_off_the_list(closed, withdrawn, able):
    assert rules.eligible(SimpleNamespace(closed_on=closed, withdrawn=withdrawn), YEAR) is able


NO_SCHOOL = [
    ({"name": " "}, "has a name"),
    ({"phase": "university"}, "no phase"),
    ({"district": "E07000001"}, "not in this partnership"),
    ({"urn": "12345"}, "six digits"),
    ({"urn": "12345a"}, "six digits"),
]


@pytest.mark.parametrize(("odd", "says"), NO_SCHOOL)
def test_what_is_no_school_is_refused_in_words(odd, says):
    told = {"name": "Mill School", "phase": "primary", "district": "X1", "districts": ("X1",), "urn": "123456"}
    rules.check_school(**told)
    with pytest.raises(Invalid, match=says):
        rules.check_school(**{**told, **odd})


NO_TALK = [
    ({"topic": "Weather"}, "“Weather” is not on the partnership's list"),
    ({"day": date(2027, 6, 2)}, "has not come yet"),
    ({"closed_on": date(2027, 5, 9)}, "had closed"),
    ({"pupils": 0}, "0 pupils cannot"),
    ({"pupils": 5001}, "5,001 pupils cannot"),
]


@pytest.mark.parametrize(("odd", "says"), NO_TALK)
def test_a_talk_that_cannot_have_been_given_is_refused_in_words(odd, says):
    told = {"topic": "Fire", "topics": ("Fire",), "day": GIVEN, "today": DAY, "pupils": None, "closed_on": GIVEN}
    rules.check_talk(**told)
    with pytest.raises(WardmoteError, match=says):
        rules.check_talk(**{**told, **odd})


@pytest.fixture
def by(demonstration):
    return viewer_of(get_user_model().objects.get(email__startswith="grace.hollins@").pk)


@pytest.fixture
def said(by):
    return verbs.SchoolSaid("Mill Lane School", "primary", next(iter(queries.districts_for(by))), "123456")


@pytest.fixture
def school(by, said):
    return verbs.add_school(said=said, by=by, at=AT)


@pytest.fixture
def talk(by):
    return verbs.TalkSaid("Road safety", GIVEN, organisations_for(by)[0].id, aims_for(by)[0].id, 31)


def coverage(by, year=YEAR):
    return queries.coverage_of(by, queries.schools_for(by), queries.talks_for(by), year)


def left(by, year=YEAR):
    return [each.name for each in coverage(by, year).left]


@pytest.mark.django_db
def test_others_are_told_of_a_talk_and_that_it_was_withdrawn(by, said, school, talk):
    other = viewer_of(get_user_model().objects.get(email__startswith="marian.ashdown@").pk)

    def told(viewer, since=AT - timedelta(minutes=1)):
        return [each.words for each in changed(viewer, since) if said.name in each.words]

    made = verbs.add_talk(school=school, said=talk, by=by, at=AT)
    words = f"Talk on Road safety at Mill Lane School: {by.name} wrote it down"
    assert told(other) == [words]
    assert told(by) == told(other, AT) == []
    verbs.withdraw_talk(talk=made, by=by, at=AT + timedelta(minutes=1))
    assert told(other) == [words, f"Talk on Road safety at Mill Lane School: {by.name} withdrew it"]
    assert len(told(other, AT)) == 1


@pytest.mark.django_db
def test_coverage_says_who_was_reached_and_who_not_yet(by, said, school, talk):
    assert said.name in left(by)
    before = coverage(by).of(said.district)
    given = verbs.add_talk(school=school, said=talk, by=by, at=AT)
    assert coverage(by).of(said.district) == (before[0] + 1, before[1])
    assert said.name not in left(by)
    assert said.name in left(by, rules.school_year(date(2027, 9, 1)))
    rows = presenters.coverage_rows(coverage(by), queries.districts_for(by))
    assert rows[-1][0] == "All districts"
    assert said.name in [row[3] for row in presenters.talks_table(queries.talks_for(by)).rows]
    verbs.withdraw_talk(talk=given, by=by, at=AT)
    assert said.name in left(by)
    with pytest.raises(NotNow, match="withdrawn already"):
        verbs.withdraw_talk(talk=given, by=by, at=AT)
    with pytest.raises(NotNow, match="was withdrawn"):
        verbs.change_talk(talk=given, edition=2, said=talk, by=by, at=AT)
    verbs.open_talk_again(talk=given, by=by, at=AT)
    assert said.name not in left(by)
    with pytest.raises(NotNow, match="not withdrawn"):
        verbs.open_talk_again(talk=given, by=by, at=AT)


@pytest.mark.django_db
def test_a_talk_is_put_right_and_two_do_not_overwrite_each_other(by, school, talk):
    given = verbs.add_talk(school=school, said=talk, by=by, at=AT)
    verbs.change_talk(talk=given, edition=1, said=replace(talk, day=date(2026, 7, 1)), by=by, at=AT)
    with pytest.raises(Superseded):
        verbs.change_talk(talk=given, edition=1, said=talk, by=by, at=AT)
    assert "Mill Lane School" in left(by)
    with pytest.raises(Invalid, match="organisation is not"):
        verbs.change_talk(talk=given, edition=2, said=replace(talk, organisation=uuid4()), by=by, at=AT)
    with pytest.raises(Invalid, match="no aim"):
        verbs.change_talk(talk=given, edition=2, said=replace(talk, aim=uuid4()), by=by, at=AT)


@pytest.mark.django_db
def test_the_aim_says_how_many_talks_were_given_for_it(by, school, talk):
    def beside(viewer):
        found = remarks(viewer, ("plan", "Aim"), [talk.aim]).get(talk.aim, ())
        return [(each.words, each.href) for each in found if each.words.startswith("Talks at schools")]

    public = the_public(by.tenant)
    was = [each for each in queries.talks_for(by) if each.aim.id == talk.aim]
    given = verbs.add_talk(school=school, said=talk, by=by, at=AT)
    schools = len({each.school.id for each in was}) + 1
    assert beside(by)[0][0] == f"Talks at schools: {len(was) + 1}, at {schools} of them"
    assert beside(public)[0][1].endswith("/done/#schools")
    verbs.withdraw_talk(talk=given, by=by, at=AT)
    assert [each[0] for each in beside(by)] != [f"Talks at schools: {len(was) + 1}, at {schools} of them"]
    assert given not in [each.id for each in queries.talks_for(public)]


@pytest.mark.django_db
def test_a_school_is_listed_once_put_right_taken_off_and_put_back(by, said, school, talk):
    with pytest.raises(Invalid, match="listed already"):
        verbs.add_school(said=replace(said, name="mill lane  school", urn=""), by=by, at=AT)
    with pytest.raises(Invalid, match="listed already"):
        verbs.add_school(said=replace(said, name="Another"), by=by, at=AT)
    with pytest.raises(Invalid, match="looks like"):
        verbs.add_school(said=replace(said, name="Mrs Brown's nursery", urn=""), by=by, at=AT)
    verbs.change_school(school=school, edition=1, said=replace(said, closed_on=date(2026, 8, 31)), by=by, at=AT)
    with pytest.raises(Superseded):
        verbs.change_school(school=school, edition=1, said=said, by=by, at=AT)
    assert said.name not in left(by)
    with pytest.raises(Invalid, match="had closed"):
        verbs.add_talk(school=school, said=talk, by=by, at=AT)
    verbs.change_school(school=school, edition=2, said=said, by=by, at=AT)
    verbs.take_school_off(school=school, by=by, at=AT)
    assert said.name not in left(by)
    with pytest.raises(NotNow, match="off the list"):
        verbs.add_talk(school=school, said=talk, by=by, at=AT)
    with pytest.raises(NotNow, match="already"):
        verbs.take_school_off(school=school, by=by, at=AT)
    verbs.put_school_back(school=school, by=by, at=AT)
    with pytest.raises(NotNow, match="on the list"):
        verbs.put_school_back(school=school, by=by, at=AT)
    assert said.name in left(by)
    with pytest.raises(Missing):
        queries.school_for(by, "SC-0000-0000")


@pytest.mark.django_db
def test_schools_come_from_a_spreadsheet_once(by, said, school):
    take = school_taker(by=by, at=AT)
    name = next(iter(queries.districts_for(by).values()))

    def row(**values):
        return Row(2, {"district": name, "urn": "", **values}, DAY)

    same = take(row(name="Other words", phase="Primary", urn="123456"))
    assert same.fate == HERE
    made = take(row(name="Hill School", phase="Middle deemed secondary"))
    assert made.fate == ADDED
    found = next(each for each in queries.schools_for(by) if each.name == "Hill School")
    assert (found.phase, found.district) == ("middle", said.district)
    assert take(row(name="hill school", phase="Primary")).fate == HERE
