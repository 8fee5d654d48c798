"""What meetings share about cases: under which agreements, with whom in the room, and what minutes say of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wardmote.desks.agencies.api import members_for
from wardmote.desks.meetings import states
from wardmote.desks.meetings.models import GroupAgreement
from wardmote.desks.meetings.queries.meetings import ItemSeen, MeetingSeen
from wardmote.desks.meetings.queries.sitting import PlaceSeen, declarations_of, places_of
from wardmote.desks.sharing.api import AgreementSeen, Present, for_meetings
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen


@dataclass(frozen=True)
class NamedSeen:
    """An agreement that a group's meetings work under: the row that names it, and how it stands."""

    id: UUID
    agreement: AgreementSeen


def named_of(viewer: Viewer, group: UUID, day: date) -> tuple[NamedSeen, ...]:
    """The agreements that a group's meetings work under, by title."""
    rows = seen(viewer, GroupAgreement, BUSINESS).filter(group=group, ended_at__isnull=True)
    named = dict(rows.values_list("agreement", "pk"))
    if not named:
        return ()
    return tuple(NamedSeen(named[each.id], each) for each in for_meetings(viewer, day) if each.id in named)


def named_for(viewer: Viewer, named: UUID) -> tuple[GroupAgreement, str]:
    """The row that names an agreement, and its group's reference; raises Missing."""
    rows = seen(viewer, GroupAgreement, BUSINESS).filter(pk=named, ended_at__isnull=True)
    row = rows.select_related("group").first()
    if row is None:
        raise Missing("The group does not work under that agreement any more.", instead="See the group.")
    return row, row.group.reference


def to_name(viewer: Viewer, group: UUID, day: date) -> tuple[AgreementSeen, ...]:
    """The agreements that a group's meetings could work under and do not yet."""
    named = {each.agreement.id for each in named_of(viewer, group, day)}
    return tuple(each for each in for_meetings(viewer, day) if each.id not in named)


def present_on(viewer: Viewer, meeting: MeetingSeen, item: ItemSeen) -> tuple[Present, ...]:
    """Who is in the room for an item, and who has declared an interest in it, or in the business as a whole."""
    places = places_of(viewer, meeting)
    declared = {each.place for each in declarations_of(viewer, meeting, places, [item.id])}
    bodies = {each.id: each.organisation for each in members_for(viewer)}
    found: dict[UUID, Present] = {}
    for each in places:
        if each.state in (*states.SAT, states.OBSERVER):
            member, conflicted = _sitter(each), each.id in declared
            # Who sits in two places is there once, with an interest declared in either.
            before = found.get(member) if member else None
            conflicted = conflicted or bool(before and before.conflicted)
            body = bodies.get(member) if member else None
            found[member or each.id] = Present(each.sat or each.name, member, body, conflicted)
    return tuple(found.values())


def _sitter(place: PlaceSeen) -> UUID | None:
    """The member who sits there; nobody where a guest does, whose name was only written down."""
    if place.came is not None:
        return place.came
    own = place.state == states.PRESENT and place.sat == place.name
    return place.member if own else None
