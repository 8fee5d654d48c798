"""Actions in the database: what is written down, what is refused, and who sees what."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model

from wardmote.desks.actions import presenters, queries, rules, states, verbs
from wardmote.desks.actions.models import Action
from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.agencies.queries import viewer_of
from wardmote.desks.places.api import areas_for, tenants
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation.access import the_mailbox, the_system
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.editions import Superseded
from wardmote.foundation.local_values.models import LocalValue

AT = datetime(2026, 6, 1, 9, tzinfo=UTC)
TODAY = date(2026, 6, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def by(demonstration):
    """The CSP manager of the made-up partnership."""
    manager = get_user_model().objects.get(email="marian.ashdown@netherwick.example")
    return viewer_of(manager.pk)


@pytest.fixture
def wanted(by):
    council = next(body for body in organisations_for(by) if body.name == by.agency)
    return verbs.Wanted("Fit two lights in the alley", council.id, TODAY + timedelta(days=20), owner=by.member_id)


@pytest.fixture
def action(by, wanted):
    return verbs.make_action(wanted=wanted, by=by, at=AT)


def whole(by, action, day=TODAY):
    return queries.action_for(by, queries.reference_of(by, action), day)


def said(state="on track", line="Ordered the lights", **more):
    return rules.Report(state, line, **more)


def test_an_action_is_there_with_its_owner_and_nobody_has_reported_on_it(by, action):
    seen = whole(by, action)
    assert (seen.seen.text, seen.seen.owner, seen.seen.shown.state) == (
        "Fit two lights in the alley",
        by.name,
        "not started",
    )
    assert seen.history == ()


def test_a_report_is_the_state_until_nobody_confirms_it(by, action):
    verbs.report(action=action, said=said(), by=by, at=AT)
    assert whole(by, action).seen.shown.state == "on track"
    assert whole(by, action, TODAY + timedelta(days=20)).seen.shown.state == "on track"
    assert whole(by, action, TODAY + timedelta(days=21)).seen.shown.state == "late"


def test_a_day_moves_with_its_reason_and_is_counted_as_carried_over(by, action):
    later = TODAY + timedelta(days=50)
    with pytest.raises(Invalid, match="why the day moves"):
        verbs.report(action=action, said=said(due=later), by=by, at=AT)
    verbs.report(action=action, said=said(due=later, reason="The lamps are late"), by=by, at=AT)
    seen = whole(by, action).seen
    assert (seen.due, seen.first_due, seen.carried) == (later, TODAY + timedelta(days=20), 1)


def test_a_mistaken_report_is_put_right_and_stays(by, action):
    wrong = verbs.report(action=action, said=said("done", "All fitted"), by=by, at=AT)
    verbs.correct_report(mistaken=wrong, said=said("at risk", "Only one is fitted"), by=by, at=AT + timedelta(hours=1))
    seen = whole(by, action)
    assert seen.seen.shown.state == "at risk"
    assert [(entry.line, entry.corrected) for entry in seen.history] == [
        ("Only one is fitted", False),
        ("All fitted", True),
    ]
    with pytest.raises(NotNow, match="latest report"):
        verbs.correct_report(mistaken=wrong, said=said(), by=by, at=AT)


def test_what_has_ended_takes_no_report_until_it_is_opened_again(by, action):
    verbs.let_go(action=action, because="The alley is gated now", by=by, at=AT)
    assert whole(by, action, TODAY + timedelta(days=900)).seen.shown.state == "dropped"
    with pytest.raises(NotNow, match="dropped already"):
        verbs.report(action=action, said=said(), by=by, at=AT)
    verbs.open_again(action=action, because="The gate was taken down", by=by, at=AT)
    verbs.report(action=action, said=said(), by=by, at=AT)


def test_of_two_who_change_it_the_second_is_told(by, action, wanted):
    change = {"action": action, "edition": 1, "reason": "", "by": by, "at": AT}
    verbs.change_action(wanted=replace(wanted, text="Fit three lights"), **change)
    with pytest.raises(Superseded):
        verbs.change_action(wanted=replace(wanted, text="Fit four lights"), **change)
    assert whole(by, action).seen.text == "Fit three lights"


REFUSED = [
    ({"text": "  "}, "what will be done"),
    ({"starts": TODAY + timedelta(days=99)}, "due before it starts"),
    ({"organisation": "00000000-0000-4000-8000-000000000000"}, "not in this partnership"),
    ({"area": "00000000-0000-4000-8000-000000000000"}, "not in this partnership"),
    ({"owner": "00000000-0000-4000-8000-000000000000"}, "not a member"),
]


@pytest.mark.parametrize(("odd", "says"), REFUSED)
def test_what_cannot_be_an_action_is_refused_and_nothing_is_made(by, wanted, odd, says):
    before = Action.objects.count()
    with pytest.raises(Invalid, match=says):
        verbs.make_action(wanted=replace(wanted, **odd), by=by, at=AT)
    assert Action.objects.count() == before


def test_another_partnership_sees_none_of_it(by, action):
    other = the_system("a test", next(tenant for tenant in tenants() if tenant.id != by.tenant.id))
    assert queries.actions_for(other, queries.Wish(), TODAY).total == 0
    with pytest.raises(Missing):
        queries.action_for(other, queries.reference_of(by, action), TODAY)
    with pytest.raises(Missing):
        verbs.report(action=action, said=said(), by=other, at=AT)


def test_the_condition_on_rows_is_the_state_that_is_shown(by, wanted):
    """Second formalism: every row of a spread of facts, found by condition and judged by `states.shown`."""
    for due in (-40, -1, 0, 1, 40):
        for heard in (-60, -31, -30, 0):
            for word in ("", *states.SAID, states.DROPPED):
                made = verbs.make_action(wanted=replace(wanted, due=TODAY + timedelta(days=due)), by=by, at=AT)
                Action.objects.filter(pk=made).update(said=word, heard_on=TODAY + timedelta(days=heard))
    everything = queries.every_action_for(by, queries.Wish(), TODAY)
    for state in states.EVERY:
        found = {each.id for each in queries.every_action_for(by, queries.Wish(state=state), TODAY)}
        assert found == {each.id for each in everything if each.shown.state == state}, state
    counts = queries.actions_for(by, queries.Wish(), TODAY).counts
    assert sum(counts.values()) == len(everything)


def test_actions_are_passed_on_whole_and_each_history_says_from_whom(by, action):
    other = next(each for each in members_for(by) if each.organisation_name != by.agency)
    assert verbs.pass_on(actions=[action], to=other.id, by=by, at=AT) == 1
    seen = whole(by, action)
    assert (seen.seen.owner, seen.seen.organisation_name) == (other.name, other.organisation_name)
    assert f"from {by.name} to {other.name}" in seen.history[0].line


def test_every_write_leaves_an_audit_row(by, wanted):
    before = AuditRow.objects.count()
    made = verbs.make_action(wanted=wanted, by=by, at=AT)
    verbs.report(action=made, said=said(), by=by, at=AT)
    step = verbs.add_step(action=made, text="Order them", due=TODAY, by=by, at=AT)
    verbs.finish_step(step=step, by=by, at=AT)
    verbs.add_evidence(action=made, words="A photograph", link="", by=by, at=AT)
    verbs.let_go(action=made, because="Done elsewhere", by=by, at=AT)
    rows = AuditRow.objects.order_by("pk")[before:]
    assert [row.what for row in rows] == ["made", "answered", "made", "changed", "made", "ended"]


def test_areas_and_words_narrow_the_list(by, wanted):
    area = areas_for(by)[0]
    verbs.make_action(wanted=replace(wanted, area=area.id, text="Gate the yard"), by=by, at=AT)
    found = queries.every_action_for(by, queries.Wish(area=area.id, words="yard"), TODAY)
    assert [each.text for each in found] == ["Gate the yard"]


def test_everyone_late_is_asked_by_one_link_each_and_again_by_the_same(by, wanted):
    """The made-up partnership's mailboxes: who has none is named and left out."""
    late = verbs.make_action(wanted=replace(wanted, due=TODAY - timedelta(days=9)), by=by, at=AT)
    (found,) = queries.chasable(by, [late], AT)
    assert (found.reader.name, found.waiting) == (by.agency, "")
    assert verbs.chase(actions=[late], by=by, at=AT) == 1
    (waiting,) = queries.chasable(by, [late], AT)
    assert waiting.waiting.startswith("L-")
    assert verbs.chase(actions=[late], by=by, at=AT + timedelta(days=1)) == 1
    (again,) = queries.chasable(by, [late], AT + timedelta(days=1))
    assert again.waiting == waiting.waiting


def test_what_comes_by_a_link_is_a_report_of_the_agencys(by, action):
    mailbox = the_mailbox(by.agency, by.tenant)
    answers = {"state": "done", "line": "Both are lit", "next_step": "", "due": None, "reason": ""}
    verbs.answer_report(by=mailbox, target=action, answers=answers, at=AT)
    seen = whole(by, action)
    assert (seen.seen.shown.state, seen.history[0].way, seen.history[0].said_by) == ("done", "link", mailbox.name)
    with pytest.raises(NotNow, match="done"):
        presenters.report_question(mailbox, action)
    assert "Both are lit" in " ".join(presenters.report_recorded(mailbox, action))


def test_the_round_of_the_day_asks_about_what_is_due(by, wanted):
    due = verbs.make_action(wanted=replace(wanted, due=TODAY), by=by, at=AT)
    far = verbs.make_action(wanted=replace(wanted, due=TODAY + timedelta(days=3)), by=by, at=AT)
    assert {due} == set(queries.actions_to_remind(by, TODAY)) & {due, far}
    verbs.remind_of_the_day(by=the_system("remind", by.tenant), at=AT)
    assert [bool(each.waiting) for each in queries.chasable(by, [due, far], AT)] == [True, False]


def test_a_correction_moves_the_day_as_a_report_does(by, action):
    wrong = verbs.report(action=action, said=said(), by=by, at=AT)
    later = TODAY + timedelta(days=50)
    right = said("at risk", due=later, reason="The lamps are late")
    verbs.correct_report(mistaken=wrong, said=right, by=by, at=AT + timedelta(hours=1))
    seen = whole(by, action)
    assert (seen.seen.due, seen.seen.carried, seen.history[0].reason) == (later, 1, "The lamps are late")


def test_a_day_that_a_report_moved_is_not_moved_back_by_who_had_the_old_one_open(by, action, wanted):
    later = TODAY + timedelta(days=50)
    verbs.report(action=action, said=said(due=later, reason="The lamps are late"), by=by, at=AT)
    with pytest.raises(Superseded):
        verbs.change_action(action=action, edition=1, wanted=wanted, reason="As it was", by=by, at=AT)
    assert whole(by, action).seen.due == later


def test_the_partnership_s_own_limit_decides_what_is_stale(by, action):
    """With seven days in place of thirty, the same silence is stale, in the list and on the page alike."""
    LocalValue.objects.create(
        partnership=by.tenant.id, name="actions.stale_after_days", value=7, made_at=AT, made_by="a test",
        source="A test",
    )  # fmt: skip
    verbs.report(action=action, said=said(), by=by, at=AT)
    later = TODAY + timedelta(days=8)
    assert whole(by, action, later).seen.shown.state == "stale"
    listed = queries.actions_for(by, queries.Wish(state="stale"), later)
    assert action in {each.id for each in listed.actions}
