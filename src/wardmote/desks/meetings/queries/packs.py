"""The packs of a meeting, and who is told that one is ready."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wardmote.desks.agencies.api import contacts_for, members_for
from wardmote.desks.meetings.models import MeetingPack
from wardmote.desks.meetings.queries.meetings import MeetingSeen, PaperSeen, papers_of_ids, reads_whole
from wardmote.desks.meetings.queries.sitting import places_of
from wardmote.documents import Document, from_dict
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.correspondence import Reader


@dataclass(frozen=True)
class PackSeen:
    """A pack as it went out, cut to its reader: the document, and (item number, paper) for each file with it."""

    id: UUID
    number: int
    made_at: datetime
    made_by: str
    whole: bool
    document: Document
    papers: tuple[tuple[int, PaperSeen], ...]


def latest_pack(viewer: Viewer, meeting: MeetingSeen) -> PackSeen:
    """The latest pack, as this viewer may read it; raises Missing where none was sent."""
    row = seen(viewer, MeetingPack, BUSINESS).filter(meeting=meeting.id).order_by("-number").first()
    if row is None:
        raise Missing("No pack has been sent for this meeting yet.", instead="Read its agenda on the meeting's page.")
    whole = reads_whole(viewer, meeting)
    told = [(UUID(paper), number) for paper, restricted, number in row.papers if whole or not restricted]
    held = papers_of_ids(viewer, [paper for paper, _number in told])
    return PackSeen(
        id=row.pk,
        number=row.number,
        made_at=row.made_at,
        made_by=row.made_by,
        whole=whole,
        document=from_dict(row.whole if whole else row.shareable),
        papers=tuple((number, held[paper]) for paper, number in told if held[paper].sha256),
    )


def has_pack(viewer: Viewer, meeting: MeetingSeen) -> bool:
    """Was a pack sent for this meeting?"""
    return seen(viewer, MeetingPack, BUSINESS).filter(meeting=meeting.id).exists()


def readers_of(viewer: Viewer, meeting: MeetingSeen) -> tuple[Reader, ...]:
    """Whoever is expected at a meeting and has an account: members, and the contacts of organisations."""
    places = places_of(viewer, meeting)
    wanted = {each.member for each in places if each.member}
    bodies = {each.organisation for each in places if each.member is None}
    current = [each for each in contacts_for(viewer) if each.ends is None or each.ends >= meeting.day]
    wanted |= {each.member for each in current if each.organisation in bodies and each.member}
    return tuple(
        Reader("member", each.name, viewer.tenant.id, id=each.id, address=each.email)
        for each in members_for(viewer)
        if each.id in wanted and each.active and each.email
    )
