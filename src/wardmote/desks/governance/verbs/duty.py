"""The only writers of the steps of the Serious Violence Duty."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.governance.models import DutyStep
from wardmote.desks.governance.queries.chosen import check_body
from wardmote.desks.governance.queries.duty import steps_that_count
from wardmote.desks.governance.rules.duty import AFTER_STRATEGY, STRATEGY, Step, check_step, published
from wardmote.errors import Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.naming import check_no_contact
from wardmote.foundation.now import day_of


@transaction.atomic
def take_step(*, step: Step, words: str, link: str, by: Viewer, at: datetime) -> str:
    """Write down that a step was taken; its reference."""
    check_step(step, steps=steps_that_count(by), today=day_of(at))
    check_no_contact(words)
    check_body(by, step.organisation)
    row = DutyStep.objects.create(
        partnership_id=by.tenant.id,
        what=step.what,
        day=step.day,
        organisation_id=step.organisation,
        words=words.strip(),
        link=link,
        made_at=at,
        made_by=by.name,
    )
    fields = ("what", "day", "organisation_id", "words", "link")
    audit.record(by=by, what="made", of=("governance", "DutyStep", row.pk), fields=fields)
    return row.reference


@transaction.atomic
def take_step_back(*, step: UUID, by: Viewer, at: datetime) -> None:
    """Take back a step that was written down by mistake. A strategy that others rest on stays until they are gone."""
    row = seen(by, DutyStep, BUSINESS).select_for_update().filter(pk=step).first()
    if row is None:
        raise Missing("There is no such step here.", instead="Look for it under the Serious Violence Duty.")
    if row.withdrawn_at:
        raise NotNow("This step has been taken back.", instead="Write it down anew if it was taken after all.")
    left = steps_that_count(by, but=row.pk)
    if row.what == STRATEGY and published(left) is None and any(each.what in AFTER_STRATEGY for each in left):
        raise NotNow("Other steps rest on this strategy.", instead="Take those back first.")
    said = {"withdrawn_at": at, "withdrawn_by": by.name}
    audit.put(DutyStep, by=by, key={"pk": row.pk}, said=said)
