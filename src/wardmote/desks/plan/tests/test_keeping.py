"""What members keep of plans: what goes stale, whose it is, who takes it over; and the clocks of a next plan."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model

from wardmote.desks.agencies.api import members_for
from wardmote.desks.agencies.queries import viewer_of
from wardmote.desks.plan.presenters import clocks
from wardmote.desks.plan.presenters import holding as presenters
from wardmote.desks.plan.queries import drafting as written
from wardmote.desks.plan.queries.holding import standing_for
from wardmote.desks.plan.rules.drafting import Wanted
from wardmote.desks.plan.verbs import lines
from wardmote.desks.plan.verbs.holding import hand_over
from wardmote.errors import Invalid

AT = datetime(2026, 6, 1, 9, tzinfo=UTC)
#: Long after the made-up plan has begun, with nothing shown since.
LATER = date(2031, 6, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def by(demonstration):
    """The CSP manager of the made-up partnership."""
    return viewer_of(get_user_model().objects.get(email="marian.ashdown@netherwick.example").pk)


def owned(by):
    """A standing commitment that the manager owns; its id."""
    plan = written.plans_written(by)[0]
    line = next(each for p in plan.priorities for each in p.commitments if each.rhythm_months)
    wanted = Wanted(line.text, line.organisation, owner=by.member_id, rhythm_months=line.rhythm_months)
    lines.change_commitment(commitment=line.id, wanted=wanted, edition=line.edition, by=by, at=AT)
    return line.id


def test_a_standing_commitment_goes_stale_and_its_owner_is_told_on_their_first_page(by, monkeypatch):
    line = owned(by)
    monkeypatch.setattr(presenters, "today", lambda: LATER)
    assert {each.state for each in standing_for(by, LATER)} == {"stale"}
    (card,) = presenters.stale_card(by)
    assert next(each.text for each in standing_for(by, LATER) if each.id == line) in {each.text for each in card.links}
    lines.show_evidence(commitment=line, words="Notes", link="", shown_on=date(2026, 6, 1), by=by, at=AT)
    assert presenters.stale_card(by)
    assert "stale" not in {each.state for each in standing_for(by, date(2026, 6, 2))}


def test_what_a_member_keeps_is_handed_over_whole(by):
    line = owned(by)
    other = next(each for each in members_for(by) if each.id != by.member_id)
    assert any("evidence" not in words for card in presenters.held_by(by, by.member_id) for _text, words in card.facts)
    assert hand_over(by=by, member=by.member_id, to=other.id, at=AT) == "1 commitments of the plan were handed over."
    assert next(each.owner for each in standing_for(by, LATER) if each.id == line) == other.id
    assert not presenters.held_by(by, by.member_id)[0].facts
    with pytest.raises(Invalid, match="not a member"):
        hand_over(by=by, member=other.id, to=line, at=AT)


def test_an_approved_plan_that_nobody_has_sent_is_on_the_clock_wall(by):
    found = [each for each in clocks.clocks(by) if each.rule == "GOV.PLAN.TO_PCC"]
    assert [(each.areas, each.done) for each in found] == [(("Netherwick",), None)]
