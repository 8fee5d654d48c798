"""Risks: how high one is on the partnership's own scales, who looks at it again, and who is told of it."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from wardmote.desks.actions.api import actions_of
from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.governance.documents import overdue
from wardmote.desks.governance.presenters import registers, risks
from wardmote.desks.governance.queries import risks as queries
from wardmote.desks.governance.queries.linked import RISK
from wardmote.desks.governance.rules import risks as rules
from wardmote.desks.governance.tests.given import AT, TODAY
from wardmote.desks.governance.verbs import holding
from wardmote.desks.governance.verbs import risks as verbs
from wardmote.desks.governance.verbs.recommendations import Promise
from wardmote.desks.governance.week import changed
from wardmote.errors import Invalid, NotNow, Refused
from wardmote.foundation.calendars.wall import entries
from wardmote.foundation.editions import Superseded

FIVE = ("rare", "unlikely", "possible", "likely", "certain")
SCALES = rules.Scales(FIVE, FIVE, medium=6, high=12, extreme=16)
BANDS = [
    # likelihood, impact, band
    (1, 5, "low"),
    (2, 3, "medium"),
    (2, 5, "medium"),
    (3, 4, "high"),
    (5, 3, "high"),
    (4, 4, "extreme"),
    (5, 5, "extreme"),
]


@pytest.mark.parametrize(("likelihood", "impact", "band"), BANDS)
def test_how_high_a_risk_is(likelihood, impact, band):
    assert SCALES.band(likelihood, impact) == band


def test_scales_are_the_partnerships_own_words():
    assert rules.scale_of("impact", " Small; Middling ;Great; ") == ("Small", "Middling", "Great")
    assert rules.step_words(2, FIVE) == "2: unlikely"
    assert rules.step_words(7, FIVE) == "7"
    with pytest.raises(Invalid, match="fewer than two steps"):
        rules.scale_of("impact", "Small")
    with pytest.raises(Invalid, match="likelihood has steps 1 to 5"):
        SCALES.check(6, 1)
    with pytest.raises(Invalid, match="impact has steps 1 to 5"):
        SCALES.check(1, 0)


@pytest.fixture
def said(by):
    council = next(each for each in organisations_for(by) if each.name == by.agency)
    told = ("delivery", "Two posts are empty.", "Nobody answers the joint number", "People give up.", 2, 3)
    return verbs.RiskSaid(*told, organisation=council.id)


@pytest.fixture
def reference(by, said):
    return verbs.add_risk(said=said, by=by, at=AT)


def read(by, reference, day=TODAY):
    return queries.risk_for(by, reference, day)


@pytest.mark.django_db
def test_it_is_due_on_the_clock_wall_and_a_review_moves_the_day(by, reference, monkeypatch):
    monkeypatch.setattr(risks, "today", lambda: TODAY)
    found = read(by, reference)
    assert (found.state, found.review_due) == ("medium", date(2027, 9, 1))
    late = AT + timedelta(days=100)
    (entry,) = [each for each in entries(by, late) if each.clock.id == found.id]
    assert (entry.standing, entry.last) == ("overdue", date(2027, 9, 1))
    told = {"likelihood": 5, "impact": 4, "words": "A third post fell empty"}
    verbs.review_risk(risk=found.id, edition=1, **told, by=by, at=late)
    again = read(by, reference, late.date())
    assert (again.state, again.review_due) == ("extreme", date(2027, 12, 9))
    page = risks.risk_page(again, queries.risk_history(by, again.id), queries.scales_for(by, TODAY), by)
    assert page.sentence == "It rose from 6 to 20."
    with pytest.raises(Superseded):
        verbs.review_risk(risk=found.id, edition=1, **told, by=by, at=late)


@pytest.mark.django_db
def test_its_owner_looks_at_it_is_told_and_hands_it_over(by, partner, officer, said, reference, monkeypatch):
    told = {"likelihood": 1, "impact": 1, "words": "Quiet"}
    with pytest.raises(Refused, match="somebody else's"):
        verbs.review_risk(risk=read(by, reference).id, edition=1, **told, by=partner, at=AT)
    owned = replace(said, owner=partner.member_id)
    verbs.change_risk(risk=read(by, reference).id, edition=1, said=owned, by=by, at=AT)
    monkeypatch.setattr(risks, "today", lambda: TODAY + timedelta(days=92))
    (card,) = risks.card_of(partner)
    assert card.links[0].text == "Nobody answers the joint number: due on 1 September 2027"
    assert "Nobody answers" in str(registers.held_by(by, partner.member_id)[0].facts)
    verbs.review_risk(risk=read(by, reference).id, edition=2, **told, by=partner, at=AT + timedelta(days=92))
    assert risks.card_of(partner) == ()
    assert "1 risk" in holding.hand_over(by=by, member=partner.member_id, to=officer.member_id, at=AT)
    assert read(by, reference).owner == officer.member_id


@pytest.mark.django_db
def test_what_is_promised_about_it_is_an_action_and_others_hear_of_it(by, partner, reference):
    found = read(by, reference)
    promise = Promise("Fill the two posts", TODAY + timedelta(days=30))
    action = verbs.promise_mitigation(risk=found.id, promise=promise, by=by, at=AT)
    assert [each.id for each in actions_of(by, {RISK: [found.id]}, TODAY)] == [action]
    assert [each.id for each in read(by, reference).actions] == [action]
    heard = [each.words for each in changed(partner, AT - timedelta(minutes=1))]
    assert f"{by.name}, risk “Nobody answers the joint number”: an action was promised" in heard
    with pytest.raises(Refused):
        verbs.promise_mitigation(risk=found.id, promise=promise, by=partner, at=AT)


@pytest.mark.django_db
def test_one_that_is_closed_is_left_alone_until_it_is_opened_again(by, said, reference):
    found = read(by, reference)
    with pytest.raises(Invalid, match="Say why"):
        verbs.close_risk(risk=found.id, because=" ", by=by, at=AT)
    verbs.close_risk(risk=found.id, because="The posts are filled", by=by, at=AT)
    assert (read(by, reference).state, read(by, reference).review_due) == ("closed", None)
    with pytest.raises(NotNow, match="closed"):
        verbs.change_risk(risk=found.id, edition=2, said=said, by=by, at=AT)
    verbs.open_risk_again(risk=found.id, because="One left", by=by, at=AT + timedelta(days=9))
    assert read(by, reference).reviewed_on == TODAY + timedelta(days=9)
    with pytest.raises(NotNow, match="is open"):
        verbs.open_risk_again(risk=found.id, because="Again", by=by, at=AT)


ODD = [
    ({"cause": " "}, "cause, the event and its effect"),
    ({"category": "weather"}, "none of the kinds"),
    ({"likelihood": 6}, "steps 1 to 5"),
    ({"event": "Mr Brown rings again"}, "looks like somebody's name"),
    ({"controls": "Write to ann@example.org"}, "looks like an address"),
    ({"effect": "Ring 01772 555 555"}, "looks like somebody's number"),
    ({"organisation": uuid4()}, "not in this partnership"),
    ({"owner": uuid4()}, "not a member"),
    ({"area": uuid4()}, "not in this partnership"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("odd", "says"), ODD)
def test_what_cannot_be_a_risk_is_refused(by, said, odd, says):
    with pytest.raises(Invalid, match=says):
        verbs.add_risk(said=replace(said, **odd), by=by, at=AT)


def test_papers_name_a_risk_that_nobody_looked_at_again_until_somebody_did(by, said):
    reference = verbs.add_risk(said=said, by=by, at=AT)
    due = queries.risk_for(by, reference, TODAY).review_due
    assert not _late(by, due, said)
    assert _late(by, due + timedelta(days=3), said)[0][-1] == 3
    risk = queries.risk_for(by, reference, TODAY)
    verbs.close_risk(risk=risk.id, because="The posts are filled", by=by, at=AT)
    assert not _late(by, due + timedelta(days=3), said)


def _late(by, day, said):
    tables = [each for each in overdue(by, day) if each.id == "overdue-risks"]
    return [row for each in tables for row in each.rows if row[0] == said.event]
