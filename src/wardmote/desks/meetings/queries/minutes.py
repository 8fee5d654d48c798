"""The minutes of meetings, version by version and layer by layer."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from wardmote.desks.meetings.models import Item, Meeting, Minutes, Paper
from wardmote.desks.meetings.queries.meetings import MeetingSeen, meetings_named, reads_whole
from wardmote.documents import Document, from_dict
from wardmote.errors import Missing, Refused
from wardmote.foundation.access import BUSINESS, Viewer, seen

WHOLE, SHAREABLE = "whole", "shareable"
LAYERS = (WHOLE, SHAREABLE)


@dataclass(frozen=True)
class MinutesSeen:
    """A version of a meeting's minutes. `approved_on` is the day of the meeting that approved it."""

    id: UUID
    version: int
    because: str
    made_at: datetime
    made_by: str
    approved_at: datetime | None
    approved_by: str
    approved_on: date | None


@dataclass(frozen=True)
class Waiting:
    """Minutes that nobody has approved, and the meeting they are of."""

    meeting: MeetingSeen
    version: int


def versions_of(viewer: Viewer, meeting: MeetingSeen) -> tuple[MinutesSeen, ...]:
    """Every version of a meeting's minutes, the latest first; none where it has not closed."""
    rows = seen(viewer, Minutes, BUSINESS).filter(meeting=meeting.id).select_related("approved_in")
    rows = rows.defer("whole", "shareable")
    return tuple(
        MinutesSeen(
            id=row.pk,
            version=row.version,
            because=row.because,
            made_at=row.made_at,
            made_by=row.made_by,
            approved_at=row.approved_at,
            approved_by=row.approved_by,
            approved_on=row.approved_in.day if row.approved_in else None,
        )
        for row in rows.order_by("-version")
    )


def document_of(viewer: Viewer, meeting: MeetingSeen, version: int, layer: str) -> Document:
    """One version in one layer; raises Missing, and Refused where the whole is not for this viewer."""
    row = seen(viewer, Minutes, BUSINESS).filter(meeting=meeting.id, version=version).first()
    if row is None or layer not in LAYERS:
        raise Missing("There are no such minutes.", instead="See the meeting's page.")
    if layer == WHOLE and not reads_whole(viewer, meeting):
        raise Refused(
            "The whole minutes are for those who attend the meeting and those who run meetings.",
            instead="Read the minutes that may be shared.",
        )
    return from_dict(row.whole if layer == WHOLE else row.shareable)


def waiting_for_approval(viewer: Viewer) -> tuple[Waiting, ...]:
    """The closed meetings whose latest minutes nobody has approved, oldest first."""
    later = seen(viewer, Minutes, BUSINESS).filter(meeting=OuterRef("meeting"), version__gt=OuterRef("version"))
    rows = seen(viewer, Minutes, BUSINESS).filter(
        ~Exists(later), meeting__closed_at__isnull=False, approved_at__isnull=True
    )
    found = dict(rows.order_by("meeting__day", "meeting__reference").values_list("meeting__reference", "version"))
    named = meetings_named(viewer, found) if found else {}
    return tuple(Waiting(named[reference], version) for reference, version in found.items())


def papers_wanted_of(viewer: Viewer, day: date) -> tuple[tuple[UUID, str, date, str], ...]:
    """The items this member leads that want a paper and have none: id, title, by when, the meeting's reference."""
    if viewer.member_id is None:
        return ()
    coming = seen(viewer, Meeting, BUSINESS).filter(day__gte=day, closed_at__isnull=True, off_at__isnull=True)
    rows = seen(viewer, Item, BUSINESS).filter(
        lead=viewer.member_id, paper_due__isnull=False, removed_at__isnull=True, meeting__in=coming
    )
    rows = rows.exclude(pk__in=_with_papers(viewer)).order_by("paper_due", "id")
    return tuple(rows.values_list("pk", "title", "paper_due", "meeting__reference"))


def _with_papers(viewer: Viewer):
    return seen(viewer, Paper, BUSINESS).filter(withdrawn_at__isnull=True).values("item")


def last_minutes(viewer: Viewer, meeting: MeetingSeen) -> tuple[Document, Document] | None:
    """The latest minutes of the group's last closed meeting before this one, whole and shareable, if any."""
    rows = seen(viewer, Minutes, BUSINESS).filter(
        meeting__group=meeting.group, meeting__closed_at__isnull=False, meeting__day__lte=meeting.day
    )
    row = rows.exclude(meeting=meeting.id).order_by("-meeting__day", "-meeting__starts", "-version").first()
    return (from_dict(row.whole), from_dict(row.shareable)) if row else None
