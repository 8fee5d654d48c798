"""What happens in a meeting: who is there, what they declared, whether there is a quorum, what was decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wardmote.desks.actions.api import ActionSeen, actions_of
from wardmote.desks.agencies.api import MemberSeen, members_for, names_on
from wardmote.desks.meetings import states
from wardmote.desks.meetings.models import Attendance, Decision, Declaration, Dissent, Group
from wardmote.desks.meetings.queries.groups import deputies_on, needs_on, responsible_on
from wardmote.desks.meetings.queries.meetings import ItemSeen, MeetingSeen, item_for, meeting_for
from wardmote.desks.meetings.rules import quorum
from wardmote.desks.sharing.api import ToldOn, told_on
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen

#: What of a meeting information is shared on: the desk and table of an item.
ITEM = ("meetings", "Item")


@dataclass(frozen=True)
class PlaceSeen:
    """A place at a meeting. Names are those of the meeting's day. `sat` is who sat there, empty where nobody did.

    `name` is who is expected, empty for an organisation's place; `may_sit` are members who stand in for them, or who
    are of the organisation.
    """

    id: UUID
    organisation: UUID
    organisation_name: str
    member: UUID | None
    name: str
    counts: bool
    state: str
    came: UUID | None
    sat: str
    may_sit: tuple[MemberSeen, ...]

    @property
    def who(self) -> str:
        """Who sat there, with the organisation, as minutes say it."""
        return f"{self.sat or self.name or 'Somebody'}, {self.organisation_name}"


@dataclass(frozen=True)
class DeclarationSeen:
    """An interest that somebody declared; `item` is empty where it is in the business as a whole."""

    id: UUID
    place: UUID
    item: UUID | None
    who: str
    words: str
    left: bool


@dataclass(frozen=True)
class DecisionSeen:
    """What was decided on an item, and who was against it."""

    id: UUID
    reference: str
    item: UUID
    text: str
    because: str
    outcome: str
    dissent: tuple[tuple[UUID, str], ...]
    edition: int
    made_at: datetime


@dataclass(frozen=True)
class Quorum:
    """What is needed, and what is missing: nothing where there is a quorum."""

    needs: quorum.Needs
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Room:
    """What happened in a meeting so far. Decisions and actions are by item; `shared` says that it was told."""

    places: tuple[PlaceSeen, ...]
    declarations: tuple[DeclarationSeen, ...]
    decisions: dict[UUID, tuple[DecisionSeen, ...]]
    actions: dict[UUID, tuple[ActionSeen, ...]]
    quorum: Quorum
    shared: tuple[ToldOn, ...] = ()


def room_for(viewer: Viewer, meeting: MeetingSeen, items: Iterable[ItemSeen], day: date) -> Room:
    """Everything that happened in a meeting, on these items, with its actions and agreements as they stand on a day."""
    ids = [each.id for each in items]
    places = places_of(viewer, meeting)
    declared = declarations_of(viewer, meeting, places, ids)
    return Room(
        places=places,
        declarations=declared,
        decisions=_decisions(viewer, ids, places),
        actions=_actions(viewer, ids, day),
        quorum=quorum_of(viewer, meeting, places, declared),
        shared=told_on(viewer, ITEM, ids, day),
    )


def places_of(viewer: Viewer, meeting: MeetingSeen) -> tuple[PlaceSeen, ...]:
    """Every place at a meeting, by organisation and name; observers last."""
    rows = list(
        seen(viewer, Attendance, BUSINESS).filter(meeting=meeting.id).select_related("member", "came", "organisation")
    )
    names = names_on(viewer, {row.organisation_id for row in rows}, meeting.day)
    may_sit = {} if meeting.closed_at else _may_sit(viewer, rows, meeting.day)
    found = [_place(row, names[row.organisation_id], may_sit.get(row.pk, ())) for row in rows]
    return tuple(sorted(found, key=lambda each: (each.state == states.OBSERVER, each.organisation_name, each.name)))


def place_for(viewer: Viewer, place: UUID) -> tuple[PlaceSeen, MeetingSeen]:
    """A place and its meeting; raises Missing."""
    row = seen(viewer, Attendance, BUSINESS).filter(pk=place).select_related("meeting").first()
    meeting = meeting_for(viewer, row.meeting.reference) if row else None
    for each in places_of(viewer, meeting) if meeting else ():
        if meeting and each.id == place:
            return each, meeting
    raise Missing("There is no such place at a meeting.", instead="See the meeting's page.")


def decision_for(viewer: Viewer, decision: UUID) -> tuple[DecisionSeen, ItemSeen, MeetingSeen]:
    """A decision that was not taken back, its item and meeting; raises Missing."""
    row = seen(viewer, Decision, BUSINESS).filter(pk=decision, withdrawn_at__isnull=True).first()
    if row is None:
        raise Missing("There is no such decision.", instead="See the meeting's page.")
    item, meeting = item_for(viewer, row.item_id)
    (found,) = _decisions(viewer, [item.id], places_of(viewer, meeting), pk=decision)[item.id]
    return found, item, meeting


def declaration_for(viewer: Viewer, declaration: UUID) -> MeetingSeen:
    """The meeting of a declaration that was not taken back; raises Missing."""
    rows = seen(viewer, Declaration, BUSINESS).filter(pk=declaration, withdrawn_at__isnull=True)
    row = rows.select_related("attendance__meeting").first()
    if row is None:
        raise Missing("There is no such declaration.", instead="See the meeting's page.")
    return meeting_for(viewer, row.attendance.meeting.reference)


def quorum_of(
    viewer: Viewer,
    meeting: MeetingSeen,
    places: Iterable[PlaceSeen],
    declared: Iterable[DeclarationSeen],
    item: UUID | None = None,
) -> Quorum:
    """Is there a quorum, for the meeting or for one item? Who left for the item is not in the room then."""
    out = {each.place for each in declared if each.left and item is not None and each.item in (item, None)}
    chair = meeting.chair or seen(viewer, Group, BUSINESS).values_list("chair", flat=True).get(pk=meeting.group)
    responsible = responsible_on(viewer, meeting.day)
    room = [
        quorum.Sitting(
            body=each.organisation,
            responsible=each.organisation in responsible,
            chairs=chair is not None and chair in (each.member, each.came),
        )
        for each in places
        if each.counts and each.state in states.SAT and each.id not in out
    ]
    needs = needs_on(viewer, meeting.group, meeting.day)
    return Quorum(needs, quorum.missing(needs, room))


def item_quorum(viewer: Viewer, meeting: MeetingSeen, item: UUID) -> Quorum:
    """Is there a quorum for this item, as the room is now?"""
    places = places_of(viewer, meeting)
    return quorum_of(viewer, meeting, places, declarations_of(viewer, meeting, places, [item]), item)


def declarations_of(
    viewer: Viewer, meeting: MeetingSeen, places: Iterable[PlaceSeen], items: list[UUID]
) -> tuple[DeclarationSeen, ...]:
    """What those present declared, in these items or in the business as a whole."""
    named = {each.id: each for each in places}
    rows = seen(viewer, Declaration, BUSINESS).filter(attendance__meeting=meeting.id, withdrawn_at__isnull=True)
    return tuple(
        DeclarationSeen(row.pk, row.attendance_id, row.item_id, named[row.attendance_id].who, row.words, row.left)
        for row in rows.order_by("made_at", "id")
        if row.item_id is None or row.item_id in items
    )


def _may_sit(viewer: Viewer, rows: list[Attendance], day: date) -> dict[UUID, tuple[MemberSeen, ...]]:
    """Who may take each place: who stands in for its member, or whoever is of its organisation."""
    stand_ins = deputies_on(viewer, [row.member_id for row in rows if row.member_id], day)
    active = [each for each in members_for(viewer) if each.active]
    return {
        row.pk: stand_ins[row.member_id]
        if row.member_id
        else tuple(each for each in active if each.organisation == row.organisation_id)
        for row in rows
    }


def _place(row: Attendance, organisation: str, may_sit: tuple[MemberSeen, ...]) -> PlaceSeen:
    sat = row.came.name if row.came else row.came_name
    if not sat and row.state == states.PRESENT:
        sat = row.member.name if row.member else "somebody"
    return PlaceSeen(
        id=row.pk,
        organisation=row.organisation_id,
        organisation_name=organisation,
        member=row.member_id,
        name=row.member.name if row.member else "",
        counts=row.counts,
        state=row.state,
        came=row.came_id,
        sat=sat if row.state in (*states.SAT, states.OBSERVER) else "",
        may_sit=may_sit,
    )


def _decisions(
    viewer: Viewer, items: list[UUID], places: Iterable[PlaceSeen], **more
) -> dict[UUID, tuple[DecisionSeen, ...]]:
    named = {each.id: each.who for each in places}
    rows = list(
        seen(viewer, Decision, BUSINESS)
        .filter(item__in=items, withdrawn_at__isnull=True, **more)
        .order_by("made_at", "reference")
    )
    against: dict[UUID, list[tuple[UUID, str]]] = {}
    for each in seen(viewer, Dissent, BUSINESS).filter(decision__in=rows):
        against.setdefault(each.decision_id, []).append((each.attendance_id, named[each.attendance_id]))
    found: dict[UUID, list[DecisionSeen]] = {}
    for row in rows:
        dissent = tuple(sorted(against.get(row.pk, ()), key=lambda each: each[1]))
        names = ("id", "reference", "text", "because", "outcome", "edition", "made_at")
        told = {name: getattr(row, name) for name in names}
        found.setdefault(row.item_id, []).append(DecisionSeen(**told, item=row.item_id, dissent=dissent))
    return {item: tuple(each) for item, each in found.items()}


def _actions(viewer: Viewer, items: list[UUID], day: date) -> dict[UUID, tuple[ActionSeen, ...]]:
    found: dict[UUID, list[ActionSeen]] = {}
    for each in actions_of(viewer, {("meetings", "Item"): items}, day):
        if each.source:
            found.setdefault(each.source[2], []).append(each)
    return {item: tuple(each) for item, each in found.items()}
