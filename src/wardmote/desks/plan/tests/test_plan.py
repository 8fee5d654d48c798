"""A pack's plan becomes rows, each traceable to its place in the plan; nothing is lost when the pack changes."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from wardmote.desks.places.api import set_up_partnership
from wardmote.desks.plan import queries
from wardmote.desks.plan.models import Aim, Commitment
from wardmote.desks.plan.presenters import state_of
from wardmote.desks.plan.verbs import load_plan
from wardmote.errors import Missing
from wardmote.foundation.access import the_public, the_system
from wardmote.foundation.now import today
from wardmote.reports.packs import load_pack

AT = datetime(2026, 4, 4, tzinfo=UTC)
LATER = datetime(2026, 5, 4, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def pack():
    return load_pack("chorley_south_ribble")


@pytest.fixture
def by(pack):
    return the_system("a test", set_up_partnership(pack=pack, by="a test", at=AT))


def test_every_line_of_the_pack_is_a_row_with_its_section(pack, by):
    load_plan(pack=pack, by=by, at=AT)
    for priority in pack.priorities:
        seen = queries.priority_for(by, priority.slug)
        told = {line.item: line for line in every(seen.aims, seen.now, seen.will, seen.summary)}
        wanted = (*priority.aims, *priority.now, *priority.will, *priority.summary)
        assert set(told) == {item.id for item in wanted}
        for item in wanted:
            assert told[item.id].section == item.section
            assert told[item.id].text == item.text.strip()


def every(*groups):
    for lines in groups:
        for line in lines:
            yield line
            yield from every(line.beneath)


def test_loading_again_changes_nothing(pack, by):
    load_plan(pack=pack, by=by, at=AT)
    before = sorted(Commitment.objects.values_list())
    load_plan(pack=pack, by=by, at=LATER)
    assert sorted(Commitment.objects.values_list()) == before


def test_a_line_the_pack_no_longer_has_is_withdrawn_and_kept(pack, by):
    load_plan(pack=pack, by=by, at=AT)
    first, *others = pack.priorities
    gone = first.aims[0]
    changed = replace(pack, digest="1" * 64, priorities=(replace(first, aims=first.aims[1:]), *others))
    load_plan(pack=changed, by=by, at=LATER)
    row = Aim.objects.get(item=gone.id)
    assert (row.withdrawn_at, row.withdrawn_by) == (LATER, "a test")
    assert gone.id not in {line.item for line in queries.priority_for(by, first.slug).aims}
    load_plan(pack=replace(pack, digest="2" * 64), by=by, at=LATER)
    assert Aim.objects.get(item=gone.id).withdrawn_at is None


def test_the_plan_has_ended_and_says_so(pack, by):
    load_plan(pack=pack, by=by, at=AT)
    state = state_of(queries.plan_for(the_public(by.tenant)), today())
    assert (state.word, state.sentence) == ("ended", "This plan ended on 31 March 2025.")


def test_another_partnership_does_not_see_it(pack, by):
    load_plan(pack=pack, by=by, at=AT)
    other = set_up_partnership(pack=load_pack("example"), by="a test", at=AT)
    assert queries.plan_for(the_public(other)) is None
    with pytest.raises(Missing):
        queries.priority_for(the_public(other), "antisocial_behaviour")


def test_four_priorities_each_with_aims_what_is_done_and_what_will_be(pack, by, anybody):
    load_plan(pack=pack, by=by, at=AT)
    plan = queries.plan_for(by)
    assert len(plan.priorities) == 4
    for priority in plan.priorities:
        assert priority.aims
        assert priority.now
        assert priority.will
        said = anybody.get(f"/chorley-south-ribble/plan/{priority.slug.replace('_', '-')}/").content.decode()
        for words in ("What we want to achieve", "What is done now", "What will be done", "ended on 31 March 2025"):
            assert words in said
