"""The only writers of minutes: closing a meeting, putting its minutes right, approving them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.actions.api import carry_over
from wardmote.desks.meetings.documents.minutes import Held, minutes_of
from wardmote.desks.meetings.models import CarriedOver, Meeting, Minutes
from wardmote.desks.meetings.queries.live import from_restricted, open_actions
from wardmote.desks.meetings.queries.locked import item_row, meeting_row
from wardmote.desks.meetings.queries.meetings import meeting_for, whole_agenda
from wardmote.desks.meetings.queries.sitting import room_for
from wardmote.desks.meetings.rules.agenda import MINUTES
from wardmote.documents import to_dict
from wardmote.errors import Invalid, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.local_values import value_of
from wardmote.foundation.now import day_of


@transaction.atomic
def close(*, meeting: UUID, by: Viewer, at: datetime) -> int:
    """Close a meeting: its minutes are made of what was written down, and open actions count as carried over.

    The version of the minutes: 1, or one more after they were put right.
    """
    row = meeting_row(by, meeting)
    if not row.opened_at or row.closed_at:
        raise NotNow("This meeting does not sit.", instead="See its page.")
    _carry_over(row, by, at)
    because = row.correcting
    row.closed_at, row.closed_by, row.correcting = at, by.name, ""
    row.save(update_fields=["closed_at", "closed_by", "correcting"])
    version = seen(by, Minutes, BUSINESS).filter(meeting=row).count() + 1
    held = _held(row, version, because, by, at)
    made = Minutes.objects.create(
        partnership_id=by.tenant.id,
        meeting=row,
        version=version,
        because=because,
        whole=to_dict(minutes_of(held, whole=True)),
        shareable=to_dict(minutes_of(held, whole=False)),
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="changed", of=("meetings", "Meeting", row.pk), fields=("closed_at",))
    audit.record(by=by, what="made", of=("meetings", "Minutes", made.pk), fields=("version",))
    return version


@transaction.atomic
def correct(*, meeting: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Open a closed meeting again to put its minutes right. The version that was wrong stays; closing makes another."""
    row = meeting_row(by, meeting)
    if not row.closed_at:
        raise NotNow("This meeting is not closed, so its minutes can still be changed.", instead="See its page.")
    if not because.strip():
        raise Invalid("Say what was wrong.", instead="The reason is in the next version of the minutes.")
    row.closed_at, row.closed_by, row.correcting = None, "", because.strip()
    row.save(update_fields=["closed_at", "closed_by", "correcting"])
    audit.record(by=by, what="restored", of=("meetings", "Meeting", row.pk), fields=("closed_at", "correcting"))


@transaction.atomic
def approve(*, item: UUID, by: Viewer, at: datetime) -> bool:
    """Approve, in a meeting that sits, the minutes its item is about; again, and it is taken back. Approved now?"""
    row = item_row(by, item)
    if not row.meeting.opened_at or row.meeting.closed_at:
        raise NotNow("Minutes are approved in a meeting.", instead="Begin the meeting first.")
    kind, _, of = row.origin.partition(":")
    found = seen(by, Minutes, BUSINESS).filter(meeting=of) if kind == MINUTES else Minutes.objects.none()
    latest = found.select_for_update().order_by("-version").first()
    if latest is None:
        raise NotNow("This item is about no minutes.", instead="See the agenda.")
    if seen(by, Meeting, BUSINESS).filter(pk=of, closed_at__isnull=True).exists():
        raise NotNow("These minutes are being put right.", instead="Approve them once that meeting is closed again.")
    if latest.approved_at and latest.approved_in_id != row.meeting_id:
        raise NotNow("Another meeting approved these minutes.", instead="Put them right if something in them is wrong.")
    approved = latest.approved_at is None
    latest.approved_at, latest.approved_by = (at, by.name) if approved else (None, "")
    latest.approved_in_id = row.meeting_id if approved else None
    latest.save(update_fields=["approved_at", "approved_by", "approved_in"])
    what = "approved" if approved else "withdrawn"
    audit.record(by=by, what=what, of=("meetings", "Minutes", latest.pk), fields=("approved_at",))
    return approved


def _held(row: Meeting, version: int, because: str, by: Viewer, at: datetime) -> Held:
    meeting = meeting_for(by, row.reference)
    items = whole_agenda(by, meeting)
    earlier = open_actions(by, meeting.group, meeting.id, at)
    return Held(
        meeting=meeting,
        items=items,
        room=room_for(by, meeting, items, day_of(at)),
        open_actions=earlier,
        restricted=from_restricted(by, earlier),
        confidentiality=str(value_of(by, "meetings.confidentiality", meeting.day)),
        version=version,
        because=because,
        tenant=by.tenant,
    )


def _carry_over(row: Meeting, by: Viewer, at: datetime) -> None:
    """Count the actions of earlier meetings that are open now, each once for this meeting."""
    counted = set(seen(by, CarriedOver, BUSINESS).filter(meeting=row).values_list("action", flat=True))
    still = [each.id for each in open_actions(by, row.group_id, row.pk, at) if each.id not in counted]
    made = [CarriedOver(partnership_id=by.tenant.id, meeting=row, action_id=each) for each in still]
    CarriedOver.objects.bulk_create(made)
    carry_over(actions=still, by=by, at=at)
    audit.record(by=by, what="made", of=("meetings", "CarriedOver", [each.pk for each in made]), fields=("action",))
