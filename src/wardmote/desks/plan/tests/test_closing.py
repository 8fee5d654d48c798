"""The closing evaluation in the database: all of the real plan's commitments, and who may say and sign what."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model

from wardmote.desks.agencies.api import load_organisations, organisations_for
from wardmote.desks.agencies.queries import viewer_of
from wardmote.desks.places.api import areas_for, set_up_partnership, tenants
from wardmote.desks.plan import queries
from wardmote.desks.plan.forms.closing import outcomes_form
from wardmote.desks.plan.models import Evaluation, Outcome, OutcomeRequest
from wardmote.desks.plan.presenters import closing as presenters
from wardmote.desks.plan.queries import aims, closing
from wardmote.desks.plan.queries.drafting import plan_written, plans_written
from wardmote.desks.plan.rules.closing import NOT_ANSWERED, Told
from wardmote.desks.plan.verbs import closing as verbs
from wardmote.desks.plan.verbs import load_plan
from wardmote.desks.plan.verbs.drafting import begin_plan
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation.access import the_mailbox, the_public, the_system
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.editions import Superseded
from wardmote.foundation.records import Remark
from wardmote.reports.packs import load_pack

AT = datetime(2026, 6, 1, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def real():
    """The real pack's partnership, with its plan that has ended, as a job of the system sees it."""
    pack = load_pack("chorley_south_ribble")
    by = the_system("a test", set_up_partnership(pack=pack, by="a test", at=AT))
    load_organisations(pack=pack, by=by)
    load_plan(pack=pack, by=by, at=AT)
    return pack, by


@pytest.fixture
def by(demonstration):
    """The CSP manager of the made-up partnership."""
    return viewer_of(get_user_model().objects.get(email="marian.ashdown@netherwick.example").pk)


@pytest.fixture
def reference(by):
    """The evaluation that the demonstration has begun."""
    return closing.evaluations_for(by)[0].reference


def missing(by, reference):
    return [each for each in closing.outcomes_for(by, reference) if not each.answered]


def answer_all(by, reference):
    for each in missing(by, reference):
        verbs.tell(outcome=each.id, told=Told("not known", "Nobody remembers"), edition=each.edition, by=by, at=AT)


def test_every_commitment_of_the_real_plan_is_asked_about_and_leads_back_to_its_place(real):
    pack, by = real
    reference = verbs.open_evaluation(plan=queries.plan_for(by).id, by=by, at=AT)
    found = closing.outcomes_for(by, reference)
    over = {item.under for priority in pack.priorities for item in priority.commitments}
    leaves = {i.id: i for priority in pack.priorities for i in priority.commitments if i.id not in over}
    assert {each.item for each in found} == set(leaves)
    assert len(found) == len(leaves)
    assert all(each.section == leaves[each.item].section for each in found)
    assert all(each.text.endswith(leaves[each.item].text.strip()) for each in found)
    evaluation = closing.evaluation_for(by, reference)
    assert (evaluation.until, evaluation.ended, evaluation.missing) == (date(2025, 3, 31), True, len(leaves))


def test_whom_the_plan_names_is_asked_and_the_rest_are_nobodys_until_somebody_says(real):
    _pack, by = real
    reference = verbs.open_evaluation(plan=queries.plan_for(by).id, by=by, at=AT)
    named = [each for each in closing.outcomes_for(by, reference) if each.organisation]
    assert named
    nobodys = [each for each in closing.outcomes_for(by, reference) if not each.organisation]
    body = organisations_for(by)[0]
    told = {"organisation": body.id, "owner": None, "owner_name": "Cy Thorn", "by": by, "at": AT}
    assert verbs.assign(outcomes=[each.id for each in nobodys], **told) == len(nobodys)
    assert all(each.organisation for each in closing.outcomes_for(by, reference))
    with pytest.raises(Invalid, match="No commitment was chosen"):
        verbs.assign(outcomes=[], **told)


def test_of_one_plan_one_evaluation_is_open_and_an_ended_plan_is_evaluated_once(real):
    _pack, by = real
    plan = queries.plan_for(by).id
    reference = verbs.open_evaluation(plan=plan, by=by, at=AT)
    with pytest.raises(NotNow, match="open already"):
        verbs.open_evaluation(plan=plan, by=by, at=AT)
    answer_all(by, reference)
    verbs.sign(evaluation=reference, summary="Little is known.", by=by, at=AT)
    with pytest.raises(NotNow, match="has been evaluated"):
        verbs.open_evaluation(plan=plan, by=by, at=AT + timedelta(days=400))


def test_what_is_said_is_there_with_its_evidence_and_a_correction_keeps_what_was_said(by, reference):
    first = missing(by, reference)[0]
    told = Told("done", "It runs every Friday", "Harbour log, May 2026", "https://example.org/log")
    verbs.tell(outcome=first.id, told=told, edition=first.edition, by=by, at=AT)
    verbs.tell(
        outcome=first.id,
        told=Told("partly done", "Only on Saturdays"),
        edition=first.edition + 1,
        by=by,
        at=AT + timedelta(hours=1),
        way=verbs.BY_TELEPHONE,
        told_by="Cy Thorn",
    )
    seen, history = closing.outcome_for(by, first.id)
    assert (seen.state, [entry.state for entry in history]) == ("partly done", ["partly done", "done"])
    assert (history[1].shows, history[1].link) == ("Harbour log, May 2026", "https://example.org/log")
    with pytest.raises(Superseded):
        verbs.tell(outcome=first.id, told=told, edition=first.edition, by=by, at=AT)


def test_it_is_signed_only_when_whole_and_then_takes_no_answer_until_opened_again(by, reference):
    with pytest.raises(NotNow, match="no answer yet"):
        verbs.sign(evaluation=reference, summary="Well done", by=by, at=AT)
    answer_all(by, reference)
    verbs.sign(evaluation=reference, summary="Nearly half was done.", by=by, at=AT)
    one = closing.outcomes_for(by, reference)[0]
    late = {"outcome": one.id, "told": Told("done", "After all"), "edition": one.edition, "by": by, "at": AT}
    with pytest.raises(NotNow, match="has been signed"):
        verbs.tell(**late)
    verbs.open_again(evaluation=reference, because="The police had one wrong", by=by, at=AT)
    verbs.tell(**late)
    evaluation = closing.evaluation_for(by, reference)
    assert (evaluation.signed, evaluation.opened_again) == (False, "The police had one wrong")


def test_the_public_and_the_assessment_are_told_once_it_is_signed_and_the_public_no_words(by, reference):
    public = the_public(by.tenant)
    assert closing.said_publicly(public) == {}
    assert closing.account_for_assessment(by) is None
    answer_all(by, reference)
    verbs.sign(evaluation=reference, summary="Nearly half was done.", by=by, at=AT)
    assert closing.said_publicly(public)["asb-now-1"] == "done"
    account = closing.account_for_assessment(by)
    assert reference in account.source
    assert len(account.outcomes) == closing.evaluation_for(by, reference).total
    assert (account.state("asb-now-1"), account.outcomes["asb-now-1"].said_by) == ("done", "Mereshire Constabulary")
    assert closing.outcomes_for(public, reference) == ()


def test_each_organisation_is_asked_by_one_link_for_all_it_has_not_answered(by, reference):
    able = [each for each in closing.askable(by, reference, AT) if each.reader]
    assert verbs.ask_outcomes(evaluation=reference, by=by, at=AT) == len(able) > 1
    assert all(each.waiting for each in closing.askable(by, reference, AT) if each.reader)
    assert verbs.ask_outcomes(evaluation=reference, by=by, at=AT + timedelta(days=1)) == len(able)
    assert OutcomeRequest.objects.filter(evaluation__reference=reference).count() == len(able)


def test_an_answer_by_link_may_leave_some_out_and_those_stay_missing(by, reference):
    verbs.ask_outcomes(evaluation=reference, by=by, at=AT)
    request = next(r for r in OutcomeRequest.objects.all() if r.organisation.name == "Saltmere Borough Council")
    mailbox = the_mailbox("Saltmere Borough Council", by.tenant)
    assert "commitments" in presenters.outcomes_question(mailbox, request.pk).sentences[0]
    first, *others = [each for each in closing.request_for(mailbox, request.pk)[1] if not each.answered]
    form = outcomes_form(mailbox, request.pk, {f"state_{first.id.hex}": "done"})
    assert not form.is_valid()
    sent = {f"state_{first.id.hex}": "done", f"words_{first.id.hex}": "Reviewed in October"}
    form = outcomes_form(mailbox, request.pk, sent)
    assert form.is_valid(), form.errors
    verbs.answer_outcomes(by=mailbox, target=request.pk, answers=form.cleaned_data, at=AT)
    seen, history = closing.outcome_for(by, first.id)
    assert (seen.state, history[0].way, history[0].said_by) == ("done", "link", mailbox.name)
    assert all(closing.outcome_for(by, each.id)[0].state == NOT_ANSWERED for each in others)
    assert "Reviewed in October" in " ".join(presenters.outcomes_recorded(mailbox, request.pk))
    with pytest.raises(Invalid, match="Nothing is answered"):
        verbs.answer_outcomes(by=mailbox, target=request.pk, answers={}, at=AT)


def test_nothing_is_asked_of_whoever_has_answered_everything(by, reference):
    verbs.ask_outcomes(evaluation=reference, by=by, at=AT)
    request = OutcomeRequest.objects.first()
    answer_all(by, reference)
    with pytest.raises(NotNow, match="has been answered"):
        presenters.outcomes_question(the_mailbox(request.organisation.name, by.tenant), request.pk)


def test_another_partnership_sees_none_of_it(by, reference):
    other = the_system("a test", next(tenant for tenant in tenants() if tenant.id != by.tenant.id))
    assert closing.evaluations_for(other) == ()
    with pytest.raises(Missing):
        closing.evaluation_for(other, reference)
    one = Outcome.objects.first()
    with pytest.raises(Missing):
        verbs.tell(outcome=one.pk, told=Told("done", "No"), edition=1, by=other, at=AT)


def test_every_write_leaves_an_audit_row(real):
    _pack, by = real
    before = AuditRow.objects.count()
    reference = verbs.open_evaluation(plan=queries.plan_for(by).id, by=by, at=AT)
    answer_all(by, reference)
    verbs.sign(evaluation=reference, summary="Little is known.", by=by, at=AT)
    verbs.open_again(evaluation=reference, because="One was wrong", by=by, at=AT)
    rows = AuditRow.objects.order_by("pk")[before:]
    what = [row.what for row in rows if row.table.startswith("plan.")]
    answers = Evaluation.objects.get(reference=reference)
    assert what == ["made", *["answered"] * Outcome.objects.filter(evaluation=answers).count(), "approved", "restored"]


def test_a_plan_that_was_approved_here_is_evaluated_once_it_has_begun(by):
    plan = plans_written(by)[0]
    before, after = plan.starts - timedelta(days=1), plan.starts
    assert plan.title not in dict(closing.plans_to_evaluate(by, before)).values()
    assert plan.title in dict(closing.plans_to_evaluate(by, after)).values()
    began = datetime.combine(after, AT.time(), UTC)
    reference = verbs.open_evaluation(plan=plan.id, by=by, at=began)
    lines = {each.id: each for priority in plan.priorities for each in priority.commitments}
    found = closing.outcomes_for(by, reference)
    assert {each.commitment for each in found} == set(lines)
    assert all(each.organisation == lines[each.commitment].organisation for each in found)
    assert all(each.plan == plan.reference for each in found)
    assert plan.title not in dict(closing.plans_to_evaluate(by, after)).values()


def test_a_plan_that_nobody_approved_is_not_evaluated(real):
    _pack, by = real
    area = areas_for(by)[0]
    days = {"starts": date(2025, 4, 1), "ends": date(2028, 3, 31)}
    reference = begin_plan(area=area.id, title="Not yet", **days, by=by, at=AT)
    with pytest.raises(NotNow, match="Nobody has approved"):
        verbs.open_evaluation(plan=plan_written(by, reference).id, by=by, at=AT)


def test_what_other_desks_say_beside_the_aims_of_a_priority_is_said_once_beside_its_commitments(real, monkeypatch):
    pack, by = real
    reference = verbs.open_evaluation(plan=queries.plan_for(by).id, by=by, at=AT)
    found = closing.evaluation_for(by, reference)
    said = Remark("Action day, 3 May 2025", "/members/done/")
    monkeypatch.setattr(aims, "remarks", lambda viewer, table, ids: dict.fromkeys(ids, (said, said)))
    beside = aims.said_of_aims(by, found.plan)
    page = presenters.evaluation_page(found, closing.outcomes_for(by, reference), (), by, beside)
    with_aims = {each.title for each in pack.priorities if each.aims}
    assert {title for title, _rows, told in page.groups if told == (said,)} == with_aims
