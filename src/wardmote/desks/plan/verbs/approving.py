"""Approving a plan, sending it to the elected local policing body, and confirming lines of the checklist."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from wardmote.desks.actions.api import Wanted, actions_of, make_action
from wardmote.desks.agencies.api import organisations_for, reader_of
from wardmote.desks.places.api import partnership_for
from wardmote.desks.plan.documents import content_of, digest_of
from wardmote.desks.plan.models import CheckReview, PlanVersion, Transmittal
from wardmote.desks.plan.queries.county import county_priorities
from wardmote.desks.plan.queries.drafting import PlanWritten, plan_written
from wardmote.desks.plan.queries.rows import plan_row
from wardmote.desks.plan.rules.completeness import check_named
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.correspondence import links
from wardmote.foundation.now import day_of

#: What a link that carries an approved plan is for.
PURPOSE = "plan/received"
#: The sector of the body that the law calls the elected local policing body.
POLICING_BODY = "local policing body"
#: As long as an action's words may be.
LONGEST = 300


@transaction.atomic
def approve_version(*, by: Viewer, subject: str, said: dict[str, Any], starts: date, at: datetime) -> None:
    """Keep a plan as it is now as its next version, and make actions of its commitments that are due on a day.

    `foundation.changes` calls it when a second person has approved. Nothing of a version ever changes afterwards.
    """
    row = plan_row(by, subject)
    plan = plan_written(by, subject)
    number = seen(by, PlanVersion, BUSINESS).filter(plan=row).count() + 1
    content = content_of(
        plan,
        county_priorities(by),
        number=number,
        at=at,
        publisher=partnership_for(by).publisher,
        made_up=by.tenant.made_up,
    )
    version = PlanVersion.objects.create(
        partnership_id=by.tenant.id,
        plan=row,
        number=number,
        content=content,
        digest=digest_of(tuple(map(tuple, content["lines"]))),
        approved_at=at,
        approved_by=by.name,
        because=said["agreed"],
    )
    audit.record(by=by, what="approved", of=("plan", "PlanVersion", version.pk), fields=("plan", "number", "digest"))
    _make_actions(plan, by, at)


def _make_actions(plan: PlanWritten, by: Viewer, at: datetime) -> None:
    due = [each for p in plan.priorities for each in p.commitments if each.due and not each.out]
    held = {a.source[2] for a in actions_of(by, {("plan", "Commitment"): [e.id for e in due]}, day_of(at)) if a.source}
    for each in due:
        if each.id in held or each.organisation is None or each.due is None:
            continue
        wanted = Wanted(
            text=each.text[:LONGEST],
            organisation=each.organisation,
            due=each.due,
            owner=each.owner,
            owner_name="" if each.owner else each.owner_name,
            area=plan.area,
        )
        make_action(wanted=wanted, by=by, at=at, source=("plan", "Commitment", each.id))


@transaction.atomic
def send_plan(*, plan: str, organisation: UUID, by: Viewer, at: datetime) -> str:
    """Send the latest version to the elected local policing body's registered mailbox, by a link; its reference."""
    transmittal = _sending(plan, organisation, "link", day_of(at), by, at)
    return links.ask(by=by, purpose=PURPOSE, target=transmittal.pk, to=reader_of(by, organisation), at=at)


@transaction.atomic
def note_sent(*, plan: str, organisation: UUID, how: str, sent_on: date | None, by: Viewer, at: datetime) -> None:
    """Write down that the latest version was sent in another way."""
    if not how.strip():
        raise Invalid("Nothing says how it was sent.", instead="Say how, such as by post.")
    if sent_on is None or sent_on > day_of(at):
        raise Invalid("Nothing says on which day it was sent.", instead="Give that day, today at the latest.")
    _sending(plan, organisation, how.strip(), sent_on, by, at)


def _sending(plan: str, organisation: UUID, way: str, sent_on: date, by: Viewer, at: datetime) -> Transmittal:
    version = seen(by, PlanVersion, BUSINESS).filter(plan=plan_row(by, plan)).order_by("-number").first()
    if version is None:
        raise NotNow("No version of this plan has been approved yet.", instead="Propose it for approval first.")
    if organisation not in {each.id for each in organisations_for(by) if each.sector == POLICING_BODY}:
        raise Invalid("That is not the elected local policing body.", instead="Choose the body that it is.")
    row = Transmittal.objects.create(
        partnership_id=by.tenant.id,
        version=version,
        organisation_id=organisation,
        way=way,
        sent_at=at,
        sent_by=by.name,
        sent_on=sent_on,
    )
    audit.record(by=by, what="sent", of=("plan", "Transmittal", row.pk), fields=("version", "organisation", "way"))
    return row


@transaction.atomic
def answer_received(*, by: Viewer, target: UUID, answers: dict[str, Any], at: datetime) -> None:
    """Write down that an approved plan has come."""
    row = seen(by, Transmittal, BUSINESS).select_for_update().filter(pk=target).first()
    if row is None:
        raise Missing("Nothing of that kind was sent.", instead="Ask the colleague who sent the link.")
    row.received_at, row.received_by = at, answers["name"].strip()
    row.save(update_fields=["received_at", "received_by"])
    audit.record(by=by, what="confirmed", of=("plan", "Transmittal", row.pk), fields=("received_at", "received_by"))


@transaction.atomic
def confirm_line(*, line: str, reviewer: str, position: str, day: date, by: Viewer, at: datetime) -> None:
    """Record that somebody named checked a line of the checklist against the law."""
    found = check_named(line)
    if found.clock:
        raise NotNow("This line rests on a rule of time.", instead="Confirm that rule on its own page.")
    if not reviewer.strip() or not position.strip():
        raise Invalid("A line is confirmed by somebody named.", instead="Say who checked it, and their position.")
    if day > day_of(at):
        raise Invalid("Nobody can have checked it on a day to come.", instead="Give the day it was checked.")
    row = CheckReview.objects.create(
        partnership_id=by.tenant.id,
        line=found.slug,
        fingerprint=found.fingerprint,
        reviewer=reviewer.strip(),
        position=position.strip(),
        day=day,
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="confirmed", of=("plan", "CheckReview", row.pk), fields=("line", "day"))
