"""Evaluating a plan: opening it, saying who answers for what, writing answers down, asking for them, and signing."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.plan.models import Commitment, Evaluation, Outcome, OutcomeEntry, OutcomeRequest, Plan, PlanVersion
from wardmote.desks.plan.queries.closing import PURPOSE, askable, evaluation_for
from wardmote.desks.plan.rules import closing
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit, desks
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.correspondence import links
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.now import day_of

BY_MEMBER, BY_LINK, BY_TELEPHONE = "member", "link", "telephone"


@transaction.atomic
def open_evaluation(*, plan: UUID, by: Viewer, at: datetime) -> str:
    """Begin to evaluate a plan: a row for each commitment that can be answered by itself. Its reference.

    A commitment that the plan gives to one or more organisations is theirs to answer, the first of them. Raises NotNow
    while another evaluation of the plan is open, or where it has been evaluated up to this day.
    """
    row = seen(by, Plan, BUSINESS).select_for_update().filter(pk=plan).first()
    if row is None:
        raise Missing("There is no such plan here.", instead="Have the partnership's pack loaded first.")
    if row.statutory_area_id and not seen(by, PlanVersion, BUSINESS).filter(plan=row).exists():
        raise NotNow("Nobody has approved this plan yet.", instead="Evaluate the plan before it.")
    until = closing.until(ends=row.ends, day=day_of(at))
    held = seen(by, Evaluation, BUSINESS).filter(plan=row)
    if held.filter(signed_at__isnull=True).exists():
        raise NotNow("An evaluation of this plan is open already.", instead="Go on with that one.")
    if until < row.starts:
        raise NotNow("This plan has not begun, so nothing can have been done yet.", instead="Evaluate it later.")
    if held.filter(until=until).exists():
        raise NotNow("This plan has been evaluated up to this day.", instead="Open that one again to correct it.")
    made = Evaluation.objects.create(
        partnership_id=by.tenant.id, plan=row, until=until, opened_at=at, opened_by=by.name
    )
    Outcome.objects.bulk_create(_rows(made, by))
    audit.record(by=by, what="made", of=("plan", "Evaluation", made.pk), fields=("plan", "until"))
    return made.reference


def _rows(evaluation: Evaluation, by: Viewer) -> list[Outcome]:
    lines = list(seen(by, Commitment, BUSINESS).filter(plan=evaluation.plan, withdrawn_at__isnull=True))
    over = {line.under for line in lines}
    above = {line.item: line for line in lines}
    bodies = {each.slug: each.id for each in organisations_for(by) if each.ends is None}
    rows = []
    for line in lines:
        if line.item in over:
            continue
        named = line.organisations or (above[line.under].organisations if line.under in above else [])
        body = next((bodies[slug] for slug in named if slug in bodies), None)
        rows.append(
            Outcome(
                partnership_id=by.tenant.id,
                evaluation=evaluation,
                commitment=line,
                organisation_id=line.organisation_id or body,
                owner_id=line.owner_id,
                owner_name=line.owner_name,
            )
        )
    return rows


@transaction.atomic
def assign(
    *,
    outcomes: Iterable[UUID],
    organisation: UUID,
    owner: UUID | None,
    owner_name: str,
    by: Viewer,
    at: datetime,
) -> int:
    """Say who answers for these commitments: an organisation, and perhaps a person with or without an account."""
    if organisation not in {each.id for each in organisations_for(by)}:
        raise Invalid("That organisation is not in this partnership.", instead="Choose one that is.")
    if owner and owner not in {each.id for each in members_for(by)}:
        raise Invalid("That person is not a member of this partnership.", instead="Choose somebody who is.")
    rows = [_locked(each, by) for each in outcomes]
    if not rows:
        raise Invalid("No commitment was chosen.", instead="Tick those that this organisation answers for.")
    for row in rows:
        row.organisation_id, row.owner_id, row.owner_name = organisation, owner, "" if owner else owner_name.strip()
        row.edition += 1
        row.save(update_fields=["organisation", "owner", "owner_name", "edition"])
    of = ("plan", "Outcome", [row.pk for row in rows])
    audit.record(by=by, what="changed", of=of, fields=("organisation_id", "owner_id", "owner_name"))
    return len(rows)


@transaction.atomic
def tell(
    *,
    outcome: UUID,
    told: closing.Told,
    edition: int,
    by: Viewer,
    at: datetime,
    way: str = BY_MEMBER,
    told_by: str = "",
) -> None:
    """Write down what was done of a commitment. Said again it is a correction, and what was said before stays.

    Raises Superseded when somebody else said something since `edition`, and NotNow when the evaluation is signed.
    """
    row = _locked(outcome, by)
    check_is_latest(row, edition=edition)
    closing.check_told(told)
    if way == BY_TELEPHONE and not told_by.strip():
        raise Invalid("Say who told you.", instead="Write the name of the person on the telephone.")
    swap(row, edition=edition, state=told.state)
    OutcomeEntry.objects.create(
        partnership_id=by.tenant.id,
        outcome=row,
        state=told.state,
        words=told.words.strip(),
        shows=told.shows.strip(),
        link=told.link,
        action_id=told.action,
        way=way,
        told_by=told_by.strip(),
        said_at=at,
        said_by=by.name,
    )
    audit.record(by=by, what="answered", of=("plan", "Outcome", row.pk), fields=("state",))


@transaction.atomic
def ask_outcomes(*, evaluation: str, by: Viewer, at: datetime) -> int:
    """Ask each organisation that has not answered everything, by one link to its registered mailbox; how many.

    One that waits for an answer already is sent its link again; one without a mailbox is left out.
    """
    found = evaluation_for(by, evaluation)
    closing.check_open(signed=found.signed)
    asked = 0
    for each in askable(by, evaluation, at):
        if each.reader is None:
            continue
        if each.waiting:
            links.ask_again(by=by, reference=each.waiting, at=at)
        else:
            key = {"partnership_id": by.tenant.id, "evaluation_id": found.id, "organisation_id": each.organisation}
            request = audit.put(OutcomeRequest, by=by, key=key, said={})
            links.ask(by=by, purpose=PURPOSE, target=request.pk, to=each.reader, at=at)
        asked += 1
    return asked


@transaction.atomic
def answer_outcomes(*, by: Viewer, target: UUID, answers: dict[str, Any], at: datetime) -> None:
    """Write down what came by a one-time link, or by telephone in answer to one; what was left out stays missing."""
    request = seen(by, OutcomeRequest, BUSINESS).filter(pk=target).first()
    if request is None:
        raise Missing("There is nothing to answer here.", instead="Ask the colleague who sent the link.")
    rows = seen(by, Outcome, BUSINESS).filter(evaluation=request.evaluation_id, organisation=request.organisation_id)
    way = BY_LINK if by.kind == "mailbox" else BY_MEMBER
    given = [(row, state) for row in rows if (state := answers.get(f"state_{row.pk.hex}"))]
    if not given:
        raise Invalid("Nothing is answered yet.", instead="Answer at least one; we ask again for the others.")
    for row, state in given:
        told = closing.Told(state, answers.get(f"words_{row.pk.hex}", ""))
        tell(outcome=row.pk, told=told, edition=row.edition, by=by, at=at, way=way)


@transaction.atomic
def sign(*, evaluation: str, summary: str, by: Viewer, at: datetime) -> None:
    """Sign an evaluation for the strategy group, with what it says of the whole."""
    row = _evaluation(evaluation, by)
    closing.check_open(signed=row.signed_at is not None)
    missing = seen(by, Outcome, BUSINESS).filter(evaluation=row, state="").count()
    closing.check_may_sign(missing=missing, summary=summary)
    row.summary, row.signed_at, row.signed_by = summary.strip(), at, by.name
    row.save(update_fields=["summary", "signed_at", "signed_by"])
    audit.record(by=by, what="approved", of=("plan", "Evaluation", row.pk), fields=("summary", "signed_at"))
    _drafts_follow(by, at)


@transaction.atomic
def open_again(*, evaluation: str, because: str, by: Viewer, at: datetime) -> None:
    """Take a signature back, with the reason, so that something can be corrected."""
    row = _evaluation(evaluation, by)
    if row.signed_at is None:
        raise NotNow("This evaluation is open.", instead="Correct it as it is.")
    if not because.strip():
        raise Invalid("Nothing says why it is opened again.", instead="Say in a sentence what is to be corrected.")
    if seen(by, Evaluation, BUSINESS).filter(plan=row.plan_id, signed_at__isnull=True).exists():
        raise NotNow("A later evaluation of this plan is open.", instead="Correct it there.")
    row.signed_at, row.signed_by, row.opened_again = None, "", because.strip()
    row.save(update_fields=["signed_at", "signed_by", "opened_again"])
    audit.record(by=by, what="restored", of=("plan", "Evaluation", row.pk), fields=("signed_at", "opened_again"))
    _drafts_follow(by, at)


def _drafts_follow(by: Viewer, at: datetime) -> None:
    """Draft assessments are built anew, for limb (f) of them is written from what is signed."""
    for follow in desks.declared("evidence_changed"):
        follow(by=by, at=at)


def _evaluation(reference: str, by: Viewer) -> Evaluation:
    row = seen(by, Evaluation, BUSINESS).select_for_update().filter(reference=reference).first()
    if row is None:
        raise Missing("There is no such evaluation here.", instead="See how far the plan was carried out.")
    return row


def _locked(outcome: UUID, by: Viewer) -> Outcome:
    row = seen(by, Outcome, BUSINESS).select_for_update().filter(pk=outcome).first()
    if row is None:
        raise Missing("There is no such commitment in an evaluation here.", instead="Choose one from the evaluation.")
    # The evaluation is locked too, so that it is not signed between this look and the answer.
    signed = Evaluation.objects.select_for_update().filter(pk=row.evaluation_id, signed_at__isnull=False).exists()
    closing.check_open(signed=signed)
    return row
