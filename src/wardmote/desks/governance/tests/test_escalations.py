"""What is raised with the county: why it is the county's, what was decided, and what a priority's page says of it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from wardmote.desks.governance.presenters import escalations, registers
from wardmote.desks.governance.queries import escalations as queries
from wardmote.desks.governance.verbs import escalations as verbs
from wardmote.desks.governance.verbs import holding
from wardmote.desks.plan.api import county_for, county_priorities, priorities_for
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation.editions import Superseded
from wardmote.foundation.records import remarks

AT = datetime(2027, 6, 1, 9, tzinfo=UTC)
TODAY, RAISED = date(2027, 6, 1), date(2027, 5, 4)
pytestmark = pytest.mark.django_db


@pytest.fixture
def said(by):
    case = "One contract for the county's refuges; without it each district pays twice."
    told = ("Refuge places run out in winter", case, ("scale", "means"), RAISED)
    county = next(iter(county_priorities(by)))
    return verbs.EscalationSaid(*told, priority=priorities_for(by)[0].id, county_priority=county)


@pytest.fixture
def reference(by, said):
    return verbs.escalate(said=said, by=by, at=AT)


def read(by, reference):
    return queries.escalation_for(by, reference)


def decide(by, reference, **odd):
    told = {"decision": "taken up", "decided_on": TODAY, "words": "From April", **odd}
    verbs.decide_escalation(escalation=read(by, reference).id, **told, by=by, at=AT)


def beside(by, said):
    return [each.words for each in remarks(by, ("plan", "Priority"), [said.priority]).get(said.priority, ())]


def test_the_priority_says_that_it_was_raised_and_what_became_of_it(by, said, reference):
    found = read(by, reference)
    assert (found.state, found.county_title) == ("raised", county_priorities(by)[said.county_priority])
    words = "Raised with the county: Refuge places run out in winter (%s)"
    assert words % "raised" in beside(by, said)
    decide(by, reference)
    assert words % "taken up" in beside(by, said)
    assert escalations.escalation_page(read(by, reference), by).sentence == "The county took it up: From April"
    verbs.open_escalation_again(escalation=found.id, by=by, at=AT)
    verbs.take_back_escalation(escalation=found.id, by=by, at=AT)
    assert not [each for each in beside(by, said) if "Refuge" in each]
    with pytest.raises(NotNow, match="is withdrawn"):
        decide(by, reference)


UNDECIDED = [
    ({"decision": "perhaps"}, "none of the decisions"),
    ({"words": " "}, "says why"),
    ({"decided_on": date(2027, 5, 3)}, "after it was raised"),
    ({"decided_on": date(2027, 6, 2)}, "not after today"),
    ({"words": "Ring 01772 555 555"}, "looks like somebody's number"),
]


@pytest.mark.parametrize(("odd", "says"), UNDECIDED)
def test_what_is_no_decision_is_refused(by, reference, odd, says):
    with pytest.raises(Invalid, match=says):
        decide(by, reference, **odd)


def test_what_is_decided_is_changed_no_more_until_it_is_opened_again(by, said, reference):
    found = read(by, reference)
    change = {"escalation": found.id, "said": said, "by": by, "at": AT}
    verbs.change_escalation(edition=1, **change)
    with pytest.raises(Superseded):
        verbs.change_escalation(edition=1, **change)
    with pytest.raises(NotNow, match="still to decide"):
        verbs.open_escalation_again(escalation=found.id, by=by, at=AT)
    decide(by, reference, decision="sent back", words="We ask again in spring")
    with pytest.raises(NotNow, match="sent back"):
        verbs.change_escalation(edition=3, **change)


def test_whoever_follows_it_up_is_told_and_hands_it_over(by, officer, said):
    verbs.escalate(said=replace(said, owner=officer.member_id), by=by, at=AT)
    texts = [link.text for card in escalations.card_of(officer) for link in card.links]
    assert "Refuge places run out in winter: since 4 May 2027" in texts
    assert said.issue in str(registers.held_by(by, officer.member_id)[0].facts)
    assert "issue" in holding.hand_over(by=by, member=officer.member_id, to=by.member_id, at=AT)


ODD = [
    ({"issue": " "}, "what the issue is"),
    ({"tests": ()}, "at least one reason"),
    ({"tests": ("weather",)}, "at least one reason"),
    ({"raised_on": date(2027, 6, 2)}, "still to come"),
    ({"case": "Ask Mrs Brown"}, "looks like somebody's name"),
    ({"priority": uuid4()}, "not in a plan here"),
    ({"county_priority": "weather"}, "no such priority"),
    ({"area": uuid4()}, "not in this partnership"),
    ({"owner": uuid4()}, "not a member"),
]


@pytest.mark.parametrize(("odd", "says"), ODD)
def test_what_cannot_be_raised_is_refused(by, said, odd, says):
    with pytest.raises(Invalid, match=says):
        verbs.escalate(said=replace(said, **odd), by=by, at=AT)


def test_the_countys_agreement_is_shown_as_the_pack_has_it(by):
    county = county_for(by)
    assert county.agreement == "Mereshire Community Safety Agreement 2026 to 2029"
    page = escalations.list_page((), county, "", by)
    assert ("Agreement", county.agreement) in page.sections[0].rows
    assert escalations.list_page((), None, "", by).sections[0].rows == ()
    with pytest.raises(Missing):
        read(by, "ES-0000-0000")
