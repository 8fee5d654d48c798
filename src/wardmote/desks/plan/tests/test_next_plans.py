"""The next plan of each area in the database: what becomes of the last one, who approves, what the public reads."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model

from wardmote.desks.actions.api import actions_of
from wardmote.desks.agencies.api import load_organisations, organisations_for
from wardmote.desks.agencies.queries import viewer_of
from wardmote.desks.places.api import areas_for, set_up_partnership, tenants
from wardmote.desks.plan import queries
from wardmote.desks.plan.forms.drafting import ChoicesForm
from wardmote.desks.plan.models import Commitment, PlanVersion, Transmittal
from wardmote.desks.plan.presenters import approving
from wardmote.desks.plan.queries import checking, versions
from wardmote.desks.plan.queries import drafting as written
from wardmote.desks.plan.queries.finding import finds
from wardmote.desks.plan.rules.drafting import Aimed, Wanted
from wardmote.desks.plan.verbs import approving as approval
from wardmote.desks.plan.verbs import drafting, lines, load_plan
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation.access import the_mailbox, the_public, the_system
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.changes.verbs import approve, propose
from wardmote.foundation.editions import Superseded
from wardmote.foundation.now import now
from wardmote.reports.packs import load_pack

AT = datetime(2026, 6, 1, 9, tzinfo=UTC)
TODAY = date(2026, 6, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def real():
    """The real pack's partnership, whose plan has ended, as a job of the system sees it."""
    pack = load_pack("chorley_south_ribble")
    by = the_system("a test", set_up_partnership(pack=pack, by="a test", at=AT))
    load_organisations(pack=pack, by=by)
    load_plan(pack=pack, by=by, at=AT)
    return pack, by


@pytest.fixture
def reference(real):
    """The plan of Chorley, just begun."""
    return begun(real[1], areas_for(real[1])[0])


def begun(by, area):
    days = {"starts": date(2026, 10, 1), "ends": date(2029, 3, 31)}
    return drafting.begin_plan(area=area.id, title=f"Plan of {area.name}", **days, by=by, at=AT)


@pytest.fixture
def manager(demonstration):
    return viewer_of(get_user_model().objects.get(email="marian.ashdown@netherwick.example").pk)


@pytest.fixture
def chair(demonstration):
    return viewer_of(get_user_model().objects.get(email="edmund.farrow@netherwick.example").pk)


@pytest.fixture
def approved(manager):
    """The reference of the plan that the demonstration had approved."""
    return written.plans_written(manager)[0].reference


def proposed(by, reference, agreed="The group, minute 8"):
    told = {"kind": approving.KIND, "subject": reference, "said": {"agreed": agreed}, "because": agreed}
    return propose(by=by, starts=now().date(), **told, at=now())


def chosen(by, reference, kind, choice, text=""):
    """Choose for the first line of this kind; the line."""
    line = next(each for each in written.lines_left(by, written.plan_written(by, reference)) if each.kind == kind)
    told = [drafting.Chosen(line.id, choice, "It is so", text)]
    drafting.choose(plan=reference, chosen=told, by=by, at=AT)
    return line


def test_each_area_gets_a_plan_of_its_own_with_the_priorities_of_the_last(real):
    pack, by = real
    for area in areas_for(by):
        plan = written.plan_written(by, begun(by, area))
        assert (plan.area_slug, plan.before_title) == (area.slug, pack.plan.title)
        assert [each.slug for each in plan.priorities] == [each.slug for each in pack.priorities]
        assert [each.heads for each in plan.priorities] == [each.heads for each in pack.priorities]
        with pytest.raises(NotNow, match="being written already"):
            begun(by, area)


def test_every_aim_and_commitment_of_the_real_plan_is_there_to_choose_about(real, reference):
    pack, by = real
    left = written.lines_left(by, written.plan_written(by, reference))
    over = {item.under for priority in pack.priorities for item in (*priority.aims, *priority.commitments)}
    wanted = {i.id for p in pack.priorities for i in (*p.aims, *p.commitments) if i.id not in over}
    assert {each.item for each in left} == wanted
    assert not any(each.choice for each in left)


@pytest.mark.parametrize("kind", ["aim", "commitment"])
def test_what_is_chosen_makes_the_line_and_choosing_again_puts_it_right(real, reference, kind):
    _pack, by = real

    def now_there():
        plan = written.plan_written(by, reference)
        held = [each for p in plan.priorities for each in (p.aims if kind == "aim" else p.commitments)]
        return [(each.text, each.out) for each in held]

    line = chosen(by, reference, kind, "carried over")
    assert now_there() == [(line.text, False)]
    chosen(by, reference, kind, "changed", "Better words")
    assert now_there() == [("Better words", False)]
    chosen(by, reference, kind, "dropped")
    assert now_there() == [("Better words", True)]
    chosen(by, reference, kind, "carried over")
    assert now_there() == [(line.text, False)]


def test_of_a_priority_that_is_left_out_nothing_is_carried_over_until_it_is_taken_back(real, reference):
    _pack, by = real
    first = written.plan_written(by, reference).priorities[0].slug
    assert not drafting.leave_priority_out(plan=reference, slug=first, by=by, at=AT)
    with pytest.raises(NotNow, match="no priority of this plan"):
        chosen(by, reference, "aim", "carried over")
    chosen(by, reference, "aim", "dropped")
    assert drafting.leave_priority_out(plan=reference, slug=first, by=by, at=AT)
    chosen(by, reference, "aim", "carried over")


def test_the_public_reads_the_ended_plan_and_nothing_of_one_that_is_being_written(real, reference):
    pack, by = real
    chosen(by, reference, "aim", "changed", "A secret aim")
    public = the_public(by.tenant)
    assert queries.plan_for(public).title == pack.plan.title
    assert versions.approved_plans(public) == ()
    assert written.plans_written(public) == ()
    with pytest.raises(Missing):
        written.plan_written(public, reference)
    first = pack.priorities[0].slug
    assert "A secret aim" not in {each.text for each in queries.priority_for(public, first).aims}


def test_what_is_not_whole_cannot_be_proposed(manager):
    saltmere = next(area for area in areas_for(manager) if area.slug == "saltmere")
    days = {"starts": date(2029, 4, 1), "ends": date(2032, 3, 31)}
    reference = drafting.begin_plan(area=saltmere.id, title="Saltmere", **days, by=manager, at=AT)
    with pytest.raises(NotNow, match="not whole yet"):
        proposed(manager, reference)


def test_an_approved_plan_is_public_and_its_days_are_actions(manager, approved):
    version = versions.version_of(the_public(manager.tenant), approved)
    assert (version.number, version.area, version.title) == (1, "Netherwick", version.document["title"])
    plan = written.plan_written(manager, approved)
    due = [each for p in plan.priorities for each in p.commitments if each.due]
    actions = actions_of(manager, {("plan", "Commitment"): [each.id for each in due]}, TODAY)
    assert {each.source[2] for each in actions} == {each.id for each in due}
    assert all(each.area == "Netherwick" for each in actions)
    assert finds(manager, "Commitment", due[0].id).href.startswith(f"/members/plan/next/{approved}/")


def test_a_correction_is_another_version_by_two_people_and_the_first_stays_as_it_was(manager, chair, approved):
    before = PlanVersion.objects.get(plan__reference=approved, number=1).content
    with pytest.raises(Invalid, match="Nothing would change"):
        proposed(manager, approved)
    lines.say(plan=approved, part="summary", text="Corrected", edition=1, by=manager, at=AT)
    assert versions.version_of(the_public(manager.tenant), approved).number == 1
    change = proposed(manager, approved)
    with pytest.raises(Refused, match="approved or declined by this role"):
        approve(by=manager, reference=change, because="", at=now())
    approve(by=chair, reference=change, because="Read", at=now())
    latest, first = versions.versions_of(the_public(manager.tenant), approved)
    assert (latest.number, first.number) == (2, 1)
    assert [(where, now_said) for where, _was, now_said in approving.changed_lines(first, latest.lines)] == [
        ("Summary", "Corrected")
    ]
    assert PlanVersion.objects.get(plan__reference=approved, number=1).content == before


def test_what_was_changed_after_it_was_proposed_is_not_approved_unseen(manager, chair, approved):
    lines.say(plan=approved, part="summary", text="Corrected", edition=1, by=manager, at=AT)
    change = proposed(manager, approved)
    lines.say(plan=approved, part="summary", text="Something else", edition=2, by=manager, at=AT)
    with pytest.raises(NotNow, match="changed meanwhile"):
        approve(by=chair, reference=change, because="Read", at=now())


def test_approving_twice_makes_no_action_twice(manager, chair, approved):
    plan = written.plan_written(manager, approved)
    ids = [each.id for p in plan.priorities for each in p.commitments]
    before = len(actions_of(manager, {("plan", "Commitment"): ids}, TODAY))
    lines.say(plan=approved, part="summary", text="Corrected", edition=1, by=manager, at=AT)
    approve(by=chair, reference=proposed(manager, approved), because="Read", at=now())
    assert len(actions_of(manager, {("plan", "Commitment"): ids}, TODAY)) == before


def commissioner(by):
    return next(body for body in organisations_for(by) if body.sector == approval.POLICING_BODY)


def test_it_is_sent_to_the_policing_body_and_nobody_else_and_its_receipt_is_known(manager, approved):
    body = commissioner(manager)
    other = organisations_for(manager)[0].id
    with pytest.raises(Invalid, match="not the elected local policing body"):
        approval.note_sent(plan=approved, organisation=other, how="Post", sent_on=TODAY, by=manager, at=AT)
    approval.note_sent(plan=approved, organisation=body.id, how="Post", sent_on=TODAY, by=manager, at=AT)
    version = versions.version_of(manager, approved)
    (sent,) = versions.sent_of(manager, version.id)
    assert (sent.way, sent.sent_on, sent.received_at) == ("Post", TODAY, None)
    mailbox = the_mailbox(body.name, manager.tenant)
    assert version.title in dict(approving.received_question(mailbox, sent.id).facts).values()
    approval.answer_received(by=mailbox, target=sent.id, answers={"name": "Cy Thorn"}, at=AT)
    assert "Cy Thorn" in " ".join(approving.received_recorded(mailbox, sent.id))
    with pytest.raises(NotNow, match="confirmed already"):
        approving.received_question(mailbox, sent.id)
    assert Transmittal.objects.get().received_by == "Cy Thorn"


def test_what_nobody_approved_is_not_sent(real, reference):
    _pack, by = real
    with pytest.raises(NotNow, match="approved yet"):
        approval.note_sent(plan=reference, organisation=commissioner(by).id, how="Post", sent_on=TODAY, by=by, at=AT)


def test_a_measure_keeps_the_figure_it_started_from(manager, approved):
    plan = written.plan_written(manager, approved)
    aim = next(p for p in plan.priorities if p.slug == "antisocial_behaviour").aims[0]
    assert aim.measure.baseline_href.startswith("/example/")
    assert aim.measure.start.low < aim.measure.start.value < aim.measure.start.high
    said = Aimed("Incidents reported", "down", figure=aim.measure.figure, target="A tenth fewer")
    lines.measure_aim(aim=aim.id, aimed=said, edition=aim.measure.edition, by=manager, at=AT)
    again = next(p for p in written.plan_written(manager, approved).priorities if p.slug == "antisocial_behaviour")
    assert (again.aims[0].measure.start, again.aims[0].measure.direction) == (aim.measure.start, "down")
    wrong = Aimed("Incidents", "down", figure="saltmere-made-of-nothing", target="Fewer")
    with pytest.raises(Invalid, match="no such figure"):
        lines.measure_aim(aim=aim.id, aimed=wrong, edition=aim.measure.edition + 1, by=manager, at=AT)


def test_of_two_who_write_the_second_is_told(manager, approved):
    say = {"plan": approved, "part": "summary", "by": manager, "at": AT}
    lines.say(text="Mine", edition=1, **say)
    with pytest.raises(Superseded):
        lines.say(text="Theirs", edition=1, **say)
    line = written.plan_written(manager, approved).priorities[0].commitments[0]
    wanted = Wanted("Do it better", line.organisation, rhythm_months=3)
    lines.change_commitment(commitment=line.id, wanted=wanted, edition=line.edition, by=manager, at=AT)
    with pytest.raises(Superseded):
        lines.change_commitment(commitment=line.id, wanted=wanted, edition=line.edition, by=manager, at=AT)


def test_standing_evidence_is_of_a_day_that_has_come_and_of_what_stands(manager, approved):
    found = [each for p in written.plan_written(manager, approved).priorities for each in p.commitments]
    standing = next(each for each in found if each.rhythm_months)
    told = {"words": "Notes", "link": "", "by": manager, "at": AT}
    lines.show_evidence(commitment=standing.id, shown_on=TODAY, **told)
    with pytest.raises(Invalid, match="not come yet"):
        lines.show_evidence(commitment=standing.id, shown_on=TODAY + timedelta(days=1), **told)
    ends = next(each for each in found if each.due)
    with pytest.raises(Invalid, match="due on a day"):
        lines.show_evidence(commitment=ends.id, shown_on=TODAY, **told)


def test_a_line_of_the_checklist_is_confirmed_by_somebody_named_and_one_of_a_clock_with_its_rule(manager):
    told = {"reviewer": "Ida Holt", "position": "Monitoring officer", "day": TODAY, "by": manager, "at": AT}
    approval.confirm_line(line="priorities", **told)
    assert checking.confirmed_lines(manager)["priorities"].reviewer == "Ida Holt"
    with pytest.raises(NotNow, match="rule of time"):
        approval.confirm_line(line="sent", **told)
    with pytest.raises(Invalid, match="somebody named"):
        approval.confirm_line(line="priorities", **{**told, "reviewer": " "})


def test_the_checklist_is_worked_out_for_each_area_apart(manager):
    netherwick, saltmere = [checking.checked(manager, area, TODAY) for area in areas_for(manager)]
    assert netherwick.plan_facts.unchosen == 0
    assert netherwick.facts.approved
    assert (saltmere.plan_facts, saltmere.facts.approved) == (None, None)
    assert saltmere.facts.in_force


def test_another_partnership_sees_none_of_it(manager, approved):
    other = the_system("a test", next(tenant for tenant in tenants() if tenant.id != manager.tenant.id))
    assert written.plans_written(other) == ()
    assert versions.versions_of(the_public(other.tenant), approved) == ()
    with pytest.raises(Missing):
        lines.say(plan=approved, part="summary", text="Ours", edition=1, by=other, at=AT)


def test_every_write_leaves_an_audit_row(real, reference):
    _pack, by = real
    first = written.plan_written(by, reference).priorities[0].slug
    before = AuditRow.objects.count()
    aim = lines.add_aim(plan=reference, priority=first, text="Fewer", by=by, at=AT)
    aimed = Aimed("A count", "down", baseline="210", target="100")
    lines.measure_aim(aim=aim, aimed=aimed, edition=0, by=by, at=AT)
    lines.leave_line_out(line=aim, by=by, at=AT)
    lines.leave_line_out(line=aim, by=by, at=AT)
    lines.say(plan=reference, part="summary", text="All", edition=0, by=by, at=AT)
    stands = drafting.Stands("Fires", ("crime_and_disorder",))
    drafting.add_priority(plan=reference, stands=stands, by=by, at=AT)
    what = [row.what for row in AuditRow.objects.order_by("pk")[before:]]
    assert what == ["made", "made", "withdrawn", "restored", "made", "made"]


def test_what_other_desks_keep_of_a_line_goes_along_with_it_unless_it_is_dropped(real, reference, monkeypatch):
    went = []
    monkeypatch.setattr(drafting, "carry", lambda **told: went.append((told["table"], told["old"])))
    chosen(real[1], reference, "aim", "dropped")
    assert went == []
    line = chosen(real[1], reference, "aim", "carried over")
    assert went == [(("plan", "Aim"), line.id)]


def test_the_rest_of_a_priority_is_decided_at_once_with_whose_it_is_and_how_often_it_is_shown(real, reference):
    """A line with an answer of its own keeps it; a body that the last plan names goes before the one chosen."""
    pack, by = real
    advice = next(each for each in organisations_for(by) if each.name == "Citizens Advice")
    left = written.lines_left(by, written.plan_written(by, reference))
    here = [each for each in left if each.priority == pack.priorities[3].slug]
    named = {i.id for i in pack.priorities[3].commitments if i.organisations}
    first = here[0]
    told = [(each.id, each.text, "", "", "") for each in here]
    bodies = [(str(advice.id), advice.name)]
    given = {f"choice_{first.id.hex}": "dropped", f"reason_{first.id.hex}": "It was reached", "rest": "carried over"}
    assert "rest_reason" in ChoicesForm(given, lines=told, bodies=bodies).errors
    form = ChoicesForm(given | {"rest_reason": "They go on"}, lines=told, bodies=bodies)
    assert form.is_valid()
    assert form.chosen_of(first.id) == ("dropped", "It was reached", "")
    chosen = [drafting.Chosen(each.id, *form.chosen_of(each.id), advice.id, 6) for each in here]
    assert drafting.choose(plan=reference, chosen=chosen, by=by, at=AT) == len(here)
    plan = written.plan_written(by, reference)
    commitments = plan.priority(pack.priorities[3].slug).commitments
    assert len(commitments) == sum(each.kind == "commitment" for each in here)
    assert all(each.whole and each.rhythm_months == 6 for each in commitments)
    held = {each.item: each for each in Commitment.objects.filter(plan=plan.id)}
    assert {each.organisation_id for item, each in held.items() if item not in named} == {advice.id}
    assert advice.id not in {held[item].organisation_id for item in named & set(held)}


def test_a_rest_left_open_leaves_each_line_open_and_a_stranger_of_a_body_is_refused(real, reference):
    _pack, by = real
    left = written.lines_left(by, written.plan_written(by, reference))
    form = ChoicesForm({}, lines=[(each.id, each.text, "", "", "") for each in left], bodies=[])
    assert form.is_valid()
    assert not any(form.chosen_of(each.id)[0] for each in left)
    nobodys, never = (drafting.Chosen(left[0].id, "dropped", "No", "", *more) for more in ((uuid4(),), (None, 0)))
    with pytest.raises(Missing, match="no such organisation"):
        drafting.choose(plan=reference, chosen=[nobodys], by=by, at=AT)
    with pytest.raises(Invalid, match="no rhythm"):
        drafting.choose(plan=reference, chosen=[never], by=by, at=AT)
