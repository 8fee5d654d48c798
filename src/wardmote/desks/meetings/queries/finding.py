"""What an item, a meeting or a decision is called, for other desks that name it."""

from uuid import UUID

from django.urls import reverse

from wardmote.desks.meetings.models import Attended, Item, Meeting
from wardmote.desks.meetings.queries.meetings import meeting_for, reads_whole
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.pages.words import day
from wardmote.foundation.records import Found


def finds(viewer: Viewer, table: str, record: UUID) -> Found | None:
    """The record's title and page; None where there is none to see."""
    found = {"Item": _item, "Meeting": _meeting, "Attended": _attended}.get(table)
    return found(viewer, record) if found else None


def _item(viewer: Viewer, record: UUID) -> Found | None:
    row = seen(viewer, Item, BUSINESS).filter(pk=record).select_related("meeting").first()
    meeting = _meeting(viewer, row.meeting_id) if row else None
    if row is None or meeting is None:
        return None
    if row.restricted and not reads_whole(viewer, meeting_for(viewer, row.meeting.reference)):
        return meeting
    return Found(f"{meeting.title}: {row.title}", f"{meeting.href}#item-{row.pk}")


def _meeting(viewer: Viewer, record: UUID) -> Found | None:
    row = seen(viewer, Meeting, BUSINESS).filter(pk=record).select_related("group").first()
    if row is None:
        return None
    return Found(f"{row.group.title}, {day(row.day)}", reverse("show-meeting", kwargs={"reference": row.reference}))


def _attended(viewer: Viewer, record: UUID) -> Found | None:
    row = seen(viewer, Attended, BUSINESS).filter(pk=record, withdrawn_at__isnull=True).select_related("group").first()
    if row is None:
        return None
    href = reverse("show-group", kwargs={"reference": row.group.reference})
    return Found(f"{row.group.title}, {day(row.day)}", href)
