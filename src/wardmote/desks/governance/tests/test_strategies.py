"""Linked strategies: how one stands on a day, what rests on it, and who is told when it ends."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from wardmote.desks.governance.presenters import registers, strategies
from wardmote.desks.governance.queries import strategies as queries
from wardmote.desks.governance.rules.strategies import check_strategy, state_on
from wardmote.desks.governance.tests.given import AT, TODAY
from wardmote.desks.governance.verbs import holding
from wardmote.desks.governance.verbs import strategies as verbs
from wardmote.desks.places.api import areas_for
from wardmote.desks.plan.api import aims_for
from wardmote.desks.plan.queries.checking import checked
from wardmote.errors import Invalid, NotNow
from wardmote.foundation.access import the_system
from wardmote.foundation.editions import Superseded
from wardmote.foundation.records import remarks
from wardmote.reports.packs import load_pack

STARTS, ENDS = date(2025, 4, 1), date(2027, 3, 31)
STANDS = [
    # the day, how it stands
    (date(2025, 3, 31), "not started"),
    (date(2025, 4, 1), "in force"),
    (date(2026, 12, 30), "in force"),
    (date(2026, 12, 31), "ends soon"),
    (date(2027, 3, 31), "ends soon"),
    (date(2027, 4, 1), "ended"),
]


@pytest.mark.parametrize(("day", "stands"), STANDS)
def test_how_it_stands_on_a_day(day, stands):
    assert state_on(starts=STARTS, ends=ENDS, day=day, soon=90) == stands


def test_without_its_days_nothing_is_claimed():
    assert state_on(starts=None, ends=None, day=TODAY, soon=90) == "not known"
    assert state_on(starts=STARTS, ends=None, day=TODAY, soon=90) == "not known"
    assert state_on(starts=None, ends=ENDS, day=TODAY, soon=90) == "ended"


@pytest.mark.parametrize(
    ("odd", "says"), [({"title": " "}, "has a title"), ({"ends": date(2025, 3, 1)}, "ends before")]
)
def test_what_cannot_be_a_strategy_is_refused(odd, says):
    with pytest.raises(Invalid, match=says):
        check_strategy(**({"title": "Harbour", "starts": STARTS, "ends": ENDS} | odd))


SAID = verbs.StrategySaid("Harbour safety strategy", starts=STARTS, ends=ENDS)


@pytest.fixture
def reference(by):
    return verbs.link_strategy(said=SAID, by=by, at=AT)


def read(by, reference, day=TODAY):
    return queries.strategy_for(by, reference, day)


def rests(by, reference, count=1):
    """The first aims of the plans here rest on it."""
    found = read(by, reference)
    aims = [each.id for each in aims_for(by)][:count]
    verbs.say_aims(strategy=found.id, edition=found.edition, aims=aims, by=by, at=AT)
    return aims


def rested(by, aim):
    """What is said beside the aim of this strategy, among what others say there."""
    (said,) = [each for each in remarks(by, ("plan", "Aim"), [aim, uuid4()])[aim] if SAID.title in each.words]
    return said


@pytest.mark.django_db
def test_one_that_ended_warns_the_aim_and_the_checklist_until_it_is_put_right(by, reference, monkeypatch):
    monkeypatch.setattr(strategies, "today", lambda: TODAY)
    (aim,) = rests(by, reference)
    said = rested(by, aim)
    assert said.warns
    assert said.words == "Rests on “Harbour safety strategy”, which ended on 31 March 2027."
    area = areas_for(by)[0]
    before = checked(by, area, TODAY).facts.unsound
    found = read(by, reference)
    later = replace(SAID, ends=date(2030, 3, 31))
    verbs.change_strategy(strategy=found.id, edition=found.edition, said=later, by=by, at=AT)
    said = rested(by, aim)
    assert not said.warns
    assert checked(by, area, TODAY).facts.unsound == before - 1


@pytest.mark.django_db
def test_whoever_watches_it_is_told_and_hands_it_over(by, officer, reference, monkeypatch):
    monkeypatch.setattr(strategies, "today", lambda: TODAY)
    found = read(by, reference)
    watched = replace(SAID, owner=officer.member_id)
    verbs.change_strategy(strategy=found.id, edition=1, said=watched, by=by, at=AT)
    assert [each.title for each in strategies.card_of(officer)] == ["Linked strategies"]
    assert SAID.title in str(registers.held_by(by, officer.member_id)[0].facts)
    said = holding.hand_over(by=by, member=officer.member_id, to=by.member_id, at=AT)
    assert "1 linked strategy of the registers went with it." in said
    assert strategies.card_of(officer) == ()
    assert holding.hand_over(by=by, member=officer.member_id, to=by.member_id, at=AT) == ""


@pytest.mark.django_db
def test_aims_are_those_said_last_and_no_others(by, reference):
    rests(by, reference, 3)
    kept = rests(by, reference, 1)
    assert [each.id for each in read(by, reference).aims] == kept
    with pytest.raises(Superseded):
        verbs.say_aims(strategy=read(by, reference).id, edition=1, aims=kept, by=by, at=AT)
    with pytest.raises(Invalid, match="not in a plan here"):
        verbs.say_aims(strategy=read(by, reference).id, edition=3, aims=[uuid4()], by=by, at=AT)


@pytest.mark.django_db
def test_one_no_longer_linked_says_nothing_and_is_not_changed(by, reference):
    (aim,) = rests(by, reference)
    found = read(by, reference)
    verbs.unlink_strategy(strategy=found.id, by=by, at=AT)
    assert aim not in queries.cited_by(by, [aim], TODAY) or found.id not in {
        each.id for each in queries.cited_by(by, [aim], TODAY)[aim]
    }
    with pytest.raises(NotNow, match="no longer linked"):
        verbs.change_strategy(strategy=found.id, edition=3, said=SAID, by=by, at=AT)
    verbs.unlink_strategy(strategy=found.id, by=by, at=AT)
    assert found.id in {each.id for each in queries.cited_by(by, [aim], TODAY)[aim]}


@pytest.mark.django_db
def test_a_pack_begins_the_register_and_what_was_edited_here_stays(by):
    pack, system = load_pack("example"), the_system("a test", by.tenant)
    held = next(each for each in queries.strategies_for(by, TODAY) if "drug" in each.title)
    changed = verbs.StrategySaid(held.title, ends=date(2029, 3, 31))
    verbs.change_strategy(strategy=held.id, edition=held.edition, said=changed, by=by, at=AT)
    assert verbs.load_strategies(pack=pack, by=system) == 3
    assert read(by, held.reference).ends == date(2029, 3, 31)


@pytest.mark.django_db
@pytest.mark.parametrize("odd", [{"organisation": uuid4()}, {"owner": uuid4()}])
def test_only_bodies_and_members_of_the_partnership_are_named(by, odd):
    with pytest.raises(Invalid, match="this partnership"):
        verbs.link_strategy(said=replace(SAID, **odd), by=by, at=AT)
