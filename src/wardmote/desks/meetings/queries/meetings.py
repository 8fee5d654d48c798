"""Meetings, their agendas and papers. What is restricted is only for those who attend and those who run meetings."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Q, QuerySet

from wardmote.desks.actions.api import ActionSeen, Listed, Wish, actions_for, actions_of
from wardmote.desks.agencies.api import contacts_for
from wardmote.desks.meetings import rules, states
from wardmote.desks.meetings.models import Attendance, Decision, Item, Meeting, Minutes, Paper
from wardmote.desks.meetings.queries.groups import deputies_on, standing_of
from wardmote.desks.meetings.rules.agenda import Basis
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.pages.paging import cut
from wardmote.foundation.pages.words import day as day_words

#: Held meetings on one page of the list, and those to come that are listed at most.
A_PAGE = 30


@dataclass(frozen=True)
class MeetingSeen:
    """A meeting in a list. `chair` is its own, where it is not the group's; `chair_name` is who does chair it."""

    id: UUID
    reference: str
    group: UUID
    group_reference: str
    group_title: str
    day: date
    starts: time
    ends: time | None
    place: str
    online: str
    chair: UUID | None
    chair_name: str
    state: str
    edition: int
    opened_at: datetime | None
    closed_at: datetime | None
    closed_by: str
    confidential_at: datetime | None
    correcting: str
    off_because: str


@dataclass(frozen=True)
class PaperSeen:
    """A paper: a kept file, or a page of this site (`path`)."""

    id: UUID
    title: str
    path: str
    file_name: str
    sha256: str
    size: int
    added_at: datetime
    added_by: str


@dataclass(frozen=True)
class ItemSeen:
    """An item of an agenda, with its number there and its papers."""

    id: UUID
    number: int
    origin: str
    title: str
    about: str
    wants: str
    lead: UUID | None
    lead_name: str
    paper_due: date | None
    restricted: bool
    note: str
    edition: int
    papers: tuple[PaperSeen, ...]


@dataclass(frozen=True)
class Agenda:
    """A meeting with what of its agenda this viewer may read. `whole` says that this is all of it."""

    meeting: MeetingSeen
    items: tuple[ItemSeen, ...]
    whole: bool


@dataclass(frozen=True)
class MeetingsListed:
    """The meetings to come and those sitting, soonest first; a page of those held or called off, latest first.

    `coming` are the next `A_PAGE` at most, of `planned`.
    """

    coming: tuple[MeetingSeen, ...]
    planned: int
    held: tuple[MeetingSeen, ...]
    page: int
    pages: int


def meetings_for(viewer: Viewer, page: int = 1, *, group: UUID | None = None) -> MeetingsListed:
    """The meetings of the partnership, or of one group."""
    rows = _joined(seen(viewer, Meeting, BUSINESS))
    if group:
        rows = rows.filter(group=group)
    over = Q(closed_at__isnull=False) | Q(off_at__isnull=False)
    held = cut(rows.filter(over).order_by("-day", "-starts", "reference"), page, A_PAGE)
    coming = cut(rows.exclude(over).order_by("day", "starts", "reference"), 1, A_PAGE)
    return MeetingsListed(
        coming=tuple(map(_meeting, coming.rows)),
        planned=coming.total,
        held=tuple(map(_meeting, held.rows)),
        page=held.page,
        pages=held.pages,
    )


def next_meetings(viewer: Viewer, most: int) -> tuple[MeetingSeen, ...]:
    """The first of the meetings to come and those sitting."""
    rows = _joined(seen(viewer, Meeting, BUSINESS)).filter(closed_at__isnull=True, off_at__isnull=True)
    return tuple(map(_meeting, rows.order_by("day", "starts", "reference")[:most]))


def dated_meetings(viewer: Viewer, first: date | None = None, last: date | None = None) -> tuple[MeetingSeen, ...]:
    """Every meeting that was not called off, by day, between two days where they are given: for calendars."""
    rows = _joined(seen(viewer, Meeting, BUSINESS)).filter(off_at__isnull=True)
    if first and last:
        rows = rows.filter(day__range=(first, last))
    return tuple(map(_meeting, rows.order_by("day", "starts", "reference")))


def meeting_for(viewer: Viewer, reference: str) -> MeetingSeen:
    """One meeting; raises Missing."""
    row = _joined(seen(viewer, Meeting, BUSINESS)).filter(reference=reference).first()
    if row is None:
        raise Missing("There is no such meeting here.", instead="See the list of meetings.")
    return _meeting(row)


def meetings_named(viewer: Viewer, references: Collection[str]) -> dict[str, MeetingSeen]:
    """These meetings by reference."""
    rows = _joined(seen(viewer, Meeting, BUSINESS)).filter(reference__in=references)
    return {row.reference: _meeting(row) for row in rows}


def agenda_for(viewer: Viewer, reference: str) -> Agenda:
    """A meeting with its agenda, as far as this viewer may read it; raises Missing."""
    meeting = meeting_for(viewer, reference)
    whole = reads_whole(viewer, meeting)
    return Agenda(meeting, _items(viewer, meeting.id, whole=whole), whole)


def whole_agenda(viewer: Viewer, meeting: MeetingSeen) -> tuple[ItemSeen, ...]:
    """Every item, restricted ones too: for documents that are cut to their reader when they are read."""
    return _items(viewer, meeting.id, whole=True)


def item_for(viewer: Viewer, item: UUID) -> tuple[ItemSeen, MeetingSeen]:
    """An item and its meeting; raises Missing, also for a restricted item that is not for this viewer."""
    row = seen(viewer, Item, BUSINESS).filter(pk=item, removed_at__isnull=True).select_related("meeting").first()
    agenda = agenda_for(viewer, row.meeting.reference) if row else None
    for each in agenda.items if agenda else ():
        if agenda and each.id == item:
            return each, agenda.meeting
    raise Missing("There is no such item on an agenda.", instead="See the list of meetings.")


def paper_for(viewer: Viewer, paper: UUID) -> tuple[PaperSeen, ItemSeen, MeetingSeen]:
    """A paper, its item and its meeting; raises Missing, also where the item is not for this viewer."""
    row = seen(viewer, Paper, BUSINESS).filter(pk=paper, withdrawn_at__isnull=True).first()
    if row is None:
        raise Missing("There is no such paper.", instead="See the agenda it was on.")
    item, meeting = item_for(viewer, row.item_id)
    return _paper(row), item, meeting


def papers_of_ids(viewer: Viewer, ids: Iterable[UUID]) -> dict[UUID, PaperSeen]:
    """These papers, withdrawn ones too: what was sent out stays as it was."""
    return {row.pk: _paper(row) for row in seen(viewer, Paper, BUSINESS).filter(pk__in=list(ids))}


def reads_whole(viewer: Viewer, meeting: MeetingSeen) -> bool:
    """May this viewer read what is restricted? Who runs meetings may, who has a place or took one, and who stands in.

    A place of an organisation is that of its contacts here until somebody takes it: not of everybody who works there.
    """
    if viewer.kind == "system" or viewer.holds(*rules.RUNS):
        return True
    if viewer.member_id is None:
        return False
    places = list(seen(viewer, Attendance, BUSINESS).filter(meeting=meeting.id))
    if any(viewer.member_id in (each.member_id, each.came_id) for each in places):
        return True
    bodies = {each.organisation_id for each in places if each.member_id is None}
    mine = [each for each in contacts_for(viewer) if each.member == viewer.member_id]
    if any(each.organisation in bodies and (each.ends is None or each.ends >= meeting.day) for each in mine):
        return True
    members = [each.member_id for each in places if each.member_id]
    stand_ins = deputies_on(viewer, members, meeting.day).values()
    return any(each.id == viewer.member_id for found in stand_ins for each in found)


def basis_for(viewer: Viewer, meeting: Meeting, *, clocks: bool) -> Basis:
    """What the agenda of a meeting is built from."""
    earlier = (
        seen(viewer, Meeting, BUSINESS).filter(group=meeting.group_id, day__lte=meeting.day).exclude(pk=meeting.pk)
    )
    closed = earlier.filter(closed_at__isnull=False).order_by("-day", "-starts")
    unapproved = next((each for each in closed if not _approved(viewer, each)), None)
    put_off = _waiting_decisions(viewer, meeting)
    return Basis(
        minutes=(unapproved.pk, day_words(unapproved.day)) if unapproved else None,
        put_off=tuple((each.pk, each.text, each.item.restricted) for each in put_off),
        standing=tuple((each.id, each.title, each.restricted) for each in standing_of(viewer, meeting.group_id)),
        clocks=clocks,
    )


def group_actions(viewer: Viewer, group: UUID, day: date, *, before: UUID | None = None) -> tuple[ActionSeen, ...]:
    """The actions that came from the group's meetings, soonest due first; those of the meeting `before` left out."""
    items = seen(viewer, Item, BUSINESS).filter(meeting__group=group)
    if before:
        items = items.exclude(meeting=before)
    return actions_of(viewer, {("meetings", "Item"): list(items.values_list("pk", flat=True))}, day)


def open_actions_of(viewer: Viewer, group: UUID, day: date, page: int) -> Listed:
    """A page of the open actions that came from the group's meetings, soonest due first."""
    items = seen(viewer, Item, BUSINESS).filter(meeting__group=group)
    return actions_for(viewer, Wish(open=True, source=("meetings", "Item"), sources=items.values("pk")), day, page)


def _waiting_decisions(viewer: Viewer, meeting: Meeting) -> list[Decision]:
    """Decisions of the group that were put off and that no later agenda has taken up."""
    rows = seen(viewer, Decision, BUSINESS).filter(
        item__meeting__group=meeting.group_id,
        item__meeting__closed_at__isnull=False,
        outcome=states.PUT_OFF,
        withdrawn_at__isnull=True,
    )
    taken = seen(viewer, Item, BUSINESS).filter(meeting__group=meeting.group_id, origin__startswith="decision:")
    on = set(taken.exclude(meeting=meeting.pk).values_list("origin", flat=True))
    return [each for each in rows.select_related("item").order_by("made_at") if f"decision:{each.pk}" not in on]


def _approved(viewer: Viewer, meeting: Meeting) -> bool:
    latest = seen(viewer, Minutes, BUSINESS).filter(meeting=meeting).order_by("-version").first()
    return latest is not None and latest.approved_at is not None


def _items(viewer: Viewer, meeting: UUID, *, whole: bool) -> tuple[ItemSeen, ...]:
    rows = seen(viewer, Item, BUSINESS).filter(meeting=meeting, removed_at__isnull=True).select_related("lead")
    found = list(enumerate(rows.order_by("order", "id"), 1))
    papers: dict[UUID, list[PaperSeen]] = {}
    held = seen(viewer, Paper, BUSINESS).filter(item__meeting=meeting, withdrawn_at__isnull=True)
    for paper in held.order_by("added_at", "id"):
        papers.setdefault(paper.item_id, []).append(_paper(paper))
    # Numbers are those of the whole agenda, so that everybody in the room speaks of the same item 5.
    return tuple(_item(row, number, papers.get(row.pk, ())) for number, row in found if whole or not row.restricted)


def _joined(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    own = [field.attname for field in Meeting._meta.concrete_fields]
    beside = ("group__reference", "group__title", "group__chair__name", "chair__name")
    return rows.select_related("group__chair", "chair").only(*own, *beside)


def _meeting(row: Meeting) -> MeetingSeen:
    told = {
        name: getattr(row, name)
        for name in (
            *("id", "reference", "day", "starts", "ends", "place", "online", "edition", "opened_at", "closed_at"),
            *("closed_by", "confidential_at", "correcting", "off_because"),
        )
    }
    return MeetingSeen(
        **told,
        group=row.group_id,
        group_reference=row.group.reference,
        group_title=row.group.title,
        chair=row.chair_id,
        chair_name=next((each.name for each in (row.chair, row.group.chair) if each), ""),
        state=states.state_of(opened=row.opened_at, closed=row.closed_at, off=row.off_at, correcting=row.correcting),
    )


def _item(row: Item, number: int, papers: Iterable[PaperSeen]) -> ItemSeen:
    names = ("id", "origin", "title", "about", "wants", "paper_due", "restricted", "note", "edition")
    return ItemSeen(
        **{name: getattr(row, name) for name in names},
        number=number,
        lead=row.lead_id,
        lead_name=row.lead.name if row.lead else "",
        papers=tuple(papers),
    )


def _paper(row: Paper) -> PaperSeen:
    names = ("id", "title", "path", "file_name", "sha256", "size", "added_at", "added_by")
    return PaperSeen(**{name: getattr(row, name) for name in names})
