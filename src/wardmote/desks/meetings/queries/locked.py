"""Rows locked for a verb to change."""

from uuid import UUID

from wardmote.desks.meetings.models import Attendance, Decision, Item, Meeting
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen


def meeting_row(viewer: Viewer, meeting: UUID) -> Meeting:
    """The row of a meeting; raises Missing."""
    row = seen(viewer, Meeting, BUSINESS).select_for_update().filter(pk=meeting).first()
    if row is None:
        raise Missing("There is no such meeting here.", instead="See the list of meetings.")
    return row


def item_row(viewer: Viewer, item: UUID) -> Item:
    """The row of an item that is on an agenda, with its meeting locked first; raises Missing."""
    row = seen(viewer, Item, BUSINESS).filter(pk=item, removed_at__isnull=True).first()
    if row is None:
        raise Missing("There is no such item on an agenda.", instead="See the list of meetings.")
    meeting = meeting_row(viewer, row.meeting_id)
    row = seen(viewer, Item, BUSINESS).select_for_update().get(pk=item)
    row.meeting = meeting
    return row


def place_row(viewer: Viewer, place: UUID) -> Attendance:
    """The row of a place at a meeting, with its meeting locked first; raises Missing."""
    row = seen(viewer, Attendance, BUSINESS).filter(pk=place).first()
    if row is None:
        raise Missing("There is no such place at a meeting.", instead="See the meeting's page.")
    meeting = meeting_row(viewer, row.meeting_id)
    row = seen(viewer, Attendance, BUSINESS).select_for_update().get(pk=place)
    row.meeting = meeting
    return row


def decision_row(viewer: Viewer, decision: UUID) -> Decision:
    """The row of a decision that was not taken back, with its meeting locked first; raises Missing."""
    row = seen(viewer, Decision, BUSINESS).filter(pk=decision, withdrawn_at__isnull=True).first()
    if row is None:
        raise Missing("There is no such decision.", instead="See the meeting's page.")
    item = item_row(viewer, row.item_id)
    row = seen(viewer, Decision, BUSINESS).select_for_update().get(pk=decision)
    row.item = item
    return row
