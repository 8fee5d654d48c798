"""Freedom of information requests: the clock, when it stops, what is kept and what is refused."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from wardmote.clocks import rule
from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.governance.models import InformationRequest
from wardmote.desks.governance.presenters import registers, requests
from wardmote.desks.governance.queries import requests as queries
from wardmote.desks.governance.rules import requests as rules
from wardmote.desks.governance.verbs import holding
from wardmote.desks.governance.verbs import requests as verbs
from wardmote.errors import Invalid, NotNow
from wardmote.foundation.calendars.wall import entries
from wardmote.foundation.editions import Superseded

#: Tuesday 5 January 2027; twenty working days after it is 2 February.
CAME, LAST = date(2027, 1, 5), date(2027, 2, 2)


def at(day):
    return datetime(2027, day.month, day.day, 9, tzinfo=UTC)


TODAY = date(2027, 1, 12)
AT = at(TODAY)
pytestmark = pytest.mark.django_db


@pytest.fixture
def said(by):
    council = next(each for each in organisations_for(by) if each.name == by.agency)
    return verbs.RequestSaid(council.id, "What the mobile camera cost in three years", CAME, "FOI-2231")


@pytest.fixture
def reference(by, said):
    return verbs.add_request(said=said, by=by, at=AT)


def read(by, reference, day=TODAY):
    return queries.request_for(by, reference, day)


def on_the_wall(by, found, moment=AT):
    return next((each.standing, each.last) for each in entries(by, moment) if each.clock.id == found.id)


def test_twenty_working_days_after_it_came_and_overdue_the_day_after(by, reference, monkeypatch):
    monkeypatch.setattr(requests, "today", AT.date)
    found = read(by, reference)
    assert (found.state, found.last, found.due.strength) == ("due", LAST, "unconfirmed")
    assert read(by, reference, LAST).state == "due"
    assert read(by, reference, date(2027, 2, 3)).state == "overdue"
    assert on_the_wall(by, found) == ("due soon", LAST)
    steps = dict(requests.request_page(found, by).sections[0].rows)
    assert any("20 working days" in step for step in steps.values())


def test_the_clock_stands_still_and_the_day_moves_by_as_much(by, reference):
    found = read(by, reference)
    stop = {"request": found.id, "reason": "clarification", "by": by}
    with pytest.raises(Invalid, match="had not come"):
        verbs.stop_clock(starts=date(2027, 1, 4), at=AT, **stop)
    verbs.stop_clock(starts=date(2027, 1, 11), at=AT, **stop)
    assert read(by, reference, date(2027, 3, 1)).state == "stopped"
    with pytest.raises(NotNow, match="stopped already"):
        verbs.stop_clock(starts=date(2027, 1, 12), at=AT, **stop)
    with pytest.raises(Invalid, match="still to come"):
        verbs.run_clock(request=found.id, ends=date(2027, 1, 19), by=by, at=AT)
    verbs.run_clock(request=found.id, ends=date(2027, 1, 18), by=by, at=at(date(2027, 1, 18)))
    assert read(by, reference).last == date(2027, 2, 9)
    with pytest.raises(Invalid, match="stood still on that day"):
        verbs.stop_clock(starts=date(2027, 1, 15), at=at(date(2027, 1, 20)), **stop)
    verbs.undo_pause(request=found.id, by=by, at=AT)
    assert read(by, reference).last == LAST
    with pytest.raises(NotNow, match="never stopped"):
        verbs.undo_pause(request=found.id, by=by, at=AT)
    with pytest.raises(NotNow, match="has not stopped"):
        verbs.run_clock(request=found.id, ends=date(2027, 1, 12), by=by, at=AT)


def test_an_extension_is_told_in_time_once_and_has_a_rule_of_its_own(by, reference):
    found = read(by, reference)
    told = {"request": found.id, "because": "Openness, and the cost of the next tender", "by": by}
    with pytest.raises(NotNow, match="no longer be told"):
        verbs.extend(at=at(date(2027, 2, 3)), **told)
    verbs.extend(at=at(LAST), **told)
    again = read(by, reference)
    assert (again.rule, again.last) == ("INF.FOI.EXTENDED", date(2027, 3, 2))
    with pytest.raises(NotNow, match="told already"):
        verbs.extend(at=at(LAST), **told)


def test_what_has_run_out_is_not_stopped(by, reference):
    found = read(by, reference)
    with pytest.raises(NotNow, match="changes nothing"):
        verbs.stop_clock(request=found.id, reason="fee", starts=date(2027, 2, 1), by=by, at=at(date(2027, 2, 3)))


def test_it_is_answered_in_time_or_late_and_opened_again(by, said, reference):
    found = read(by, reference)
    answer = {"request": found.id, "words": "Section 12", "by": by}
    for odd, says in ((date(2027, 1, 4), "had not come"), (date(2027, 1, 13), "still to come")):
        with pytest.raises(Invalid, match=says):
            verbs.answer_request(outcome="refused", answered_on=odd, at=AT, **answer)
    with pytest.raises(Invalid, match="none of the answers"):
        verbs.answer_request(outcome="lost", answered_on=CAME, at=AT, **answer)
    verbs.answer_request(outcome="refused", answered_on=LAST, at=at(LAST), **answer)
    assert read(by, reference, date(2027, 5, 1)).state == "met"
    with pytest.raises(NotNow, match="has been answered"):
        verbs.change_request(request=found.id, edition=2, said=said, by=by, at=AT)
    verbs.open_request_again(request=found.id, by=by, at=AT)
    late = date(2027, 2, 3)
    verbs.answer_request(outcome="in part", answered_on=late, at=at(late), **answer)
    assert read(by, reference, late).state == "met late"
    assert on_the_wall(by, found, at(late))[0] == "met late"


def test_an_answer_ends_a_clock_that_stands_still(by, reference):
    found = read(by, reference)
    verbs.stop_clock(request=found.id, reason="fee", starts=date(2027, 1, 11), by=by, at=AT)
    told = {"outcome": "withdrawn", "answered_on": date(2027, 1, 12), "words": ""}
    verbs.answer_request(request=found.id, **told, by=by, at=AT)
    assert (read(by, reference).stopped, read(by, reference).state) == (False, "met")


def test_whoever_answers_it_is_told_and_hands_it_over(by, officer, said, reference, monkeypatch):
    monkeypatch.setattr(requests, "today", AT.date)
    owned = replace(said, owner=officer.member_id)
    verbs.change_request(request=read(by, reference).id, edition=1, said=owned, by=by, at=AT)
    with pytest.raises(Superseded):
        verbs.change_request(request=read(by, reference).id, edition=1, said=owned, by=by, at=AT)
    texts = [link.text for card in requests.card_of(officer) for link in card.links]
    assert f"{said.subject}: due on 2 February 2027" in texts
    assert said.subject in str(registers.held_by(by, officer.member_id)[0].facts)
    holding.hand_over(by=by, member=officer.member_id, to=by.member_id, at=AT)
    assert read(by, reference).owner == by.member_id


ODD = [
    ({"subject": " "}, "what is asked for"),
    ({"subject": "What ann@example.org asked before"}, "looks like an address"),
    ({"subject": "Records of Mr Brown"}, "looks like somebody's name"),
    ({"subject": "Calls from 01772 555 555"}, "looks like somebody's number"),
    ({"theirs": "ann@example.org"}, "is not a reference"),
    ({"received_on": date(2027, 1, 13)}, "still to come"),
    ({"organisation": uuid4()}, "not in this partnership"),
    ({"owner": uuid4()}, "not a member"),
]


@pytest.mark.parametrize(("odd", "says"), ODD)
def test_what_may_not_be_kept_is_refused(by, said, odd, says):
    with pytest.raises(Invalid, match=says):
        verbs.add_request(said=replace(said, **odd), by=by, at=AT)


def test_no_table_has_room_for_whoever_asked():
    names = {field.name for field in InformationRequest._meta.get_fields()}
    assert not {name for name in names if "requester" in name or "email" in name or "applicant" in name}


def test_the_clock_stops_for_what_its_rules_allow_and_nothing_else():
    assert {*rules.PAUSES} == {*rule(rules.RULE).pauses} == {*rule(rules.EXTENDED).pauses}
