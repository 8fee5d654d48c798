"""Scrutiny: when committees met, what they recommended, what was answered within twenty-eight days, and who is told."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from wardmote.desks.actions.api import actions_of
from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.governance.documents import scrutiny_report
from wardmote.desks.governance.presenters import scrutiny
from wardmote.desks.governance.queries import scrutiny as queries
from wardmote.desks.governance.queries.linked import RECOMMENDED
from wardmote.desks.governance.rules import scrutiny as rules
from wardmote.desks.governance.verbs import scrutiny as verbs
from wardmote.desks.governance.verbs.recommendations import Promise
from wardmote.desks.places.api import areas_for
from wardmote.documents import tables_of
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation.calendars.wall import entries
from wardmote.foundation.editions import Superseded

TODAY = date(2027, 6, 1)
AT = datetime(2027, 6, 1, 9, tzinfo=UTC)
HELD, ISSUED, DUE = date(2027, 5, 18), date(2027, 5, 20), date(2027, 6, 17)
STANDS = [
    # answered, the day, how it stands
    (None, DUE, "due"),
    (None, date(2027, 6, 18), "overdue"),
    (DUE, date(2027, 9, 1), "met"),
    (date(2027, 6, 18), date(2027, 9, 1), "met late"),
]


@pytest.mark.parametrize(("answered", "day", "stands"), STANDS)
def test_how_an_answer_stands(answered, day, stands):
    assert rules.answer_state(answered=answered, due=DUE, day=day, withdrawn=False) == stands
    assert rules.answer_state(answered=answered, due=DUE, day=day, withdrawn=True) == "withdrawn"


def test_a_meeting_to_come_is_planned():
    assert rules.meeting_state(held_on=TODAY, day=TODAY, withdrawn=False) == "done"
    assert rules.meeting_state(held_on=date(2027, 6, 2), day=TODAY, withdrawn=False) == "planned"


@pytest.fixture
def said(by, monkeypatch):
    monkeypatch.setattr(scrutiny, "today", lambda: TODAY)
    area = next(each for each in areas_for(by) if each.name == "Saltmere")
    council = next(each for each in organisations_for(by) if each.name == "Saltmere Borough Council")
    return verbs.ScrutinySaid(area.id, council.id, HELD, "Reports at the harbour")


@pytest.fixture
def meeting(by, said):
    return verbs.record_scrutiny(said=said, by=by, at=AT)


@pytest.fixture
def asked(by, partner, meeting):
    fire = next(each for each in organisations_for(by) if each.name == partner.agency)
    return verbs.RecommendedSaid("Visit each boat in winter.", fire.id, ISSUED)


@pytest.fixture
def reference(by, meeting, asked):
    return verbs.add_recommended(scrutiny=met(by, meeting).id, said=asked, by=by, at=AT)


def met(by, meeting):
    return queries.meeting_of(by, meeting, TODAY)


def read(by, reference, day=TODAY):
    return queries.recommended_for(by, reference, day)


def on_the_wall(by, rule, moment=AT):
    return {each.clock.id: (each.standing, each.last) for each in entries(by, moment) if each.clock.rule == rule}


@pytest.mark.django_db
def test_the_wall_knows_when_the_next_meeting_is_due_once_one_is_written_down(by, said, monkeypatch):
    monkeypatch.setattr(scrutiny, "today", lambda: TODAY)
    assert on_the_wall(by, "GOV.SCRUTINY")[said.area] == ("not known", None)
    verbs.record_scrutiny(said=replace(said, held_on=date(2027, 6, 20)), by=by, at=AT)
    assert on_the_wall(by, "GOV.SCRUTINY")[said.area] == ("not known", None)
    reference = verbs.record_scrutiny(said=said, by=by, at=AT)
    assert on_the_wall(by, "GOV.SCRUTINY")[said.area] == ("due", date(2028, 5, 18))
    found = met(by, reference)
    verbs.take_back_scrutiny(scrutiny=found.id, by=by, at=AT)
    assert on_the_wall(by, "GOV.SCRUTINY")[said.area] == ("not known", None)
    with pytest.raises(NotNow, match="taken back"):
        verbs.change_scrutiny(scrutiny=found.id, edition=2, said=said, by=by, at=AT)
    verbs.take_back_scrutiny(scrutiny=found.id, by=by, at=AT)
    assert met(by, reference).state == "done"


@pytest.mark.django_db
def test_an_answer_is_owed_for_twenty_eight_days_and_its_organisation_is_told(by, partner, reference):
    found = read(by, reference)
    assert (found.due, found.state) == (DUE, "due")
    assert on_the_wall(by, "GOV.SCRUTINY.REPLY")[found.id] == ("due soon", DUE)
    (card,) = scrutiny.card_of(partner)
    assert "Visit each boat in winter.: due on 17 June 2027" in [each.text for each in card.links]
    told = {"recommended": found.id, "by": by, "at": AT}
    with pytest.raises(Invalid, match="told why"):
        verbs.answer_recommended(answer="in part", because=" ", answered_on=TODAY, **told)
    with pytest.raises(Invalid, match="after the recommendation"):
        verbs.answer_recommended(answer="accepted", because="", answered_on=date(2027, 5, 19), **told)
    with pytest.raises(Invalid, match="none of the answers"):
        verbs.answer_recommended(answer="perhaps", because="", answered_on=TODAY, **told)
    verbs.answer_recommended(answer="in part", because="In the harbour only", answered_on=TODAY, **told)
    assert read(by, reference).state == "met"
    assert scrutiny.card_of(partner) == ()
    with pytest.raises(NotNow, match="has been answered"):
        verbs.answer_recommended(answer="accepted", because="", answered_on=TODAY, **told)
    verbs.take_answer_back(**told)
    assert read(by, reference).open
    with pytest.raises(NotNow, match="not been answered"):
        verbs.take_answer_back(**told)


@pytest.mark.django_db
def test_what_is_promised_is_an_action_and_the_report_prints_what_was_answered(by, reference):
    found = read(by, reference)
    promise = Promise("Visit the twelve boats", date(2027, 12, 1))
    action = verbs.promise_to_scrutiny(recommended=found.id, promise=promise, by=by, at=AT)
    assert [each.id for each in actions_of(by, {RECOMMENDED: [found.id]}, TODAY)] == [action]
    told = {"answer": "accepted", "because": "We begin in October", "answered_on": TODAY}
    verbs.answer_recommended(recommended=found.id, **told, by=by, at=AT)
    meetings = queries.scrutiny_for(by, TODAY, found.area_id)
    report = scrutiny_report((), area="Saltmere", as_at=TODAY, publisher="Us", made_up=True, meetings=meetings)
    (rows,) = [table.rows for table in tables_of(report) if table.id == "scrutiny-recommendations"]
    assert rows == (
        (found.text, "Saltmere", found.organisation_name, "17 June 2027", "1 June 2027", "Accepted", told["because"]),
    )
    verbs.take_back_recommended(recommended=found.id, by=by, at=AT)
    gone = queries.scrutiny_for(by, TODAY, found.area_id)
    report = scrutiny_report((), area="Saltmere", as_at=TODAY, publisher="Us", made_up=True, meetings=gone)
    assert not tables_of(report)


@pytest.mark.django_db
def test_two_do_not_change_the_same_at_once(by, said, meeting, asked, reference):
    found = read(by, reference)
    change = {"recommended": found.id, "said": replace(asked, text="Visit each boat."), "by": by, "at": AT}
    verbs.change_recommended(edition=1, **change)
    with pytest.raises(Superseded):
        verbs.change_recommended(edition=1, **change)
    verbs.change_scrutiny(scrutiny=met(by, meeting).id, edition=1, said=said, by=by, at=AT)
    with pytest.raises(Superseded):
        verbs.change_scrutiny(scrutiny=met(by, meeting).id, edition=1, said=said, by=by, at=AT)


ODD = [
    ({"text": " "}, "what is recommended"),
    ({"text": "Ask Mr Brown"}, "looks like somebody's name"),
    ({"issued_on": date(2027, 5, 17)}, "before the committee met"),
    ({"issued_on": date(2027, 6, 2)}, "still to come"),
    ({"organisation": uuid4()}, "not in this partnership"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("odd", "says"), ODD)
def test_what_no_committee_recommended_is_refused(by, meeting, asked, odd, says):
    with pytest.raises(Invalid, match=says):
        verbs.add_recommended(scrutiny=met(by, meeting).id, said=replace(asked, **odd), by=by, at=AT)


@pytest.mark.django_db
def test_a_meeting_says_what_it_looked_at_and_what_is_not_there_is_missing(by, said):
    with pytest.raises(Invalid, match="what the committee looked at"):
        verbs.record_scrutiny(said=replace(said, about=" "), by=by, at=AT)
    with pytest.raises(Missing):
        queries.recommended_for(by, "SR-0000-0000", TODAY)
