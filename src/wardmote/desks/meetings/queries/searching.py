"""What a search may find in agendas: items and decisions, as far as the viewer may read them."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from wardmote.desks.meetings.models import Decision, Item
from wardmote.desks.meetings.queries.meetings import MeetingSeen, meetings_named, reads_whole
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.searching import READ, Words


@dataclass(frozen=True)
class Fits:
    """An item of a meeting in which words may stand, and what was decided on it in which they may."""

    item: UUID
    title: str
    texts: tuple[str, ...]
    decisions: tuple[tuple[str, str], ...]
    meeting: MeetingSeen


def items_with(viewer: Viewer, words: Words) -> Iterator[Fits]:
    """The latest meeting's first. What is restricted is offered to those alone who may read it there."""
    decided = seen(viewer, Decision, BUSINESS).filter(withdrawn_at__isnull=True)
    decided = decided.filter(words.narrow("text", "because")).values_list("item", flat=True)
    rows = seen(viewer, Item, BUSINESS).filter(removed_at__isnull=True)
    rows = rows.filter(words.narrow("title", "about", "note")) | rows.filter(pk__in=decided)
    found = list(rows.select_related("meeting").order_by("-meeting__day", "order", "id")[:READ])
    meetings = meetings_named(viewer, {row.meeting.reference for row in found})
    said: dict[UUID, list[tuple[str, str]]] = {}
    made = seen(viewer, Decision, BUSINESS).filter(item__in=[row.pk for row in found], withdrawn_at__isnull=True)
    for one in made.order_by("made_at", "id"):
        said.setdefault(one.item_id, []).append((one.text, one.because))
    whole: dict[UUID, bool] = {}
    for row in found:
        meeting = meetings[row.meeting.reference]
        if row.restricted and meeting.id not in whole:
            whole[meeting.id] = reads_whole(viewer, meeting)
        if not row.restricted or whole[meeting.id]:
            yield Fits(row.pk, row.title, (row.about, row.note), tuple(said.get(row.pk, ())), meeting)
