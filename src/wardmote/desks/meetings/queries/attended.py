"""Who went to other bodies' meetings, and what our own agencies took on there."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wardmote.desks.actions.api import ActionSeen, actions_of
from wardmote.desks.agencies.api import agency_on
from wardmote.desks.meetings.models import Attended
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen


@dataclass(frozen=True)
class AttendedSeen:
    """That a member went to a meeting on a day; `agency` is theirs as at that day."""

    id: UUID
    group_reference: str
    group_title: str
    day: date
    attendee: UUID
    attendee_name: str
    agency: str
    edition: int
    actions: tuple[ActionSeen, ...]


def attended_for(viewer: Viewer, group: UUID, day: date) -> tuple[AttendedSeen, ...]:
    """Who went to a group's meetings, latest first, with the actions as they are on `day`."""
    rows = seen(viewer, Attended, BUSINESS).filter(group=group, withdrawn_at__isnull=True)
    return tuple(_one(viewer, row, day) for row in rows.select_related("group", "attendee").order_by("-day", "made_at"))


def attended_one(viewer: Viewer, attended: UUID, day: date) -> AttendedSeen:
    """One of them; raises Missing."""
    rows = seen(viewer, Attended, BUSINESS).filter(pk=attended, withdrawn_at__isnull=True)
    row = rows.select_related("group", "attendee").first()
    if row is None:
        raise Missing("Nobody is recorded as having gone to that meeting.", instead="See the group's page.")
    return _one(viewer, row, day)


def _one(viewer: Viewer, row: Attended, day: date) -> AttendedSeen:
    return AttendedSeen(
        id=row.pk,
        group_reference=row.group.reference,
        group_title=row.group.title,
        day=row.day,
        attendee=row.attendee_id,
        attendee_name=row.attendee.name,
        agency=agency_on(viewer, row.attendee_id, row.day)[0],
        edition=row.edition,
        actions=actions_of(viewer, {("meetings", "Attended"): [row.pk]}, day),
    )
