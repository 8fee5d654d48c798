"""Who meets, by which terms of reference, and who is expected."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from wardmote.desks.agencies.api import MemberSeen, deputies_of, members_for, organisations_for
from wardmote.desks.meetings.models import Group, Seat, StandingItem, Terms
from wardmote.desks.meetings.rules.quorum import Needs
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.local_values import value_named, value_of
from wardmote.foundation.now import today
from wardmote.foundation.once import once

#: The capacities by which everybody of a kind can be expected, as a seat says them.
CAPACITIES = {
    "responsible": "responsible authority",
    "co-operating": "co-operating body",
    "participating": "participating body",
}


@dataclass(frozen=True)
class GroupSeen:
    """What meets again and again. `organisation_name` is whose it is; empty where nobody says."""

    id: UUID
    reference: str
    title: str
    about: str
    rhythm: str
    ours: bool
    organisation: UUID | None
    organisation_name: str
    chair: UUID | None
    chair_name: str
    clocks: bool
    edition: int
    ended_at: datetime | None


@dataclass(frozen=True)
class SeatSeen:
    """Who is expected, in words; `counts` towards the quorum."""

    id: UUID
    words: str
    counts: bool


@dataclass(frozen=True)
class StandingSeen:
    """What is on every agenda."""

    id: UUID
    title: str
    restricted: bool


@dataclass(frozen=True)
class Expected:
    """A place at a meeting: an organisation's, or a member's of it."""

    organisation: UUID
    member: UUID | None
    counts: bool


@dataclass(frozen=True)
class GroupWhole:
    """A group with its terms of reference as at a day, who is expected, and what is on every agenda."""

    seen: GroupSeen
    needs: Needs
    seats: tuple[SeatSeen, ...]
    standing: tuple[StandingSeen, ...]


@once
def groups_for(viewer: Viewer) -> tuple[GroupSeen, ...]:
    """Every group by its title, ours first; those that have ended last."""
    rows = _joined(seen(viewer, Group, BUSINESS)).order_by("-ours", "title")
    return tuple(_group(row) for row in sorted(rows, key=lambda row: row.ended_at is not None))


def group_for(viewer: Viewer, reference: str) -> GroupWhole:
    """One group whole; raises Missing."""
    row = _joined(seen(viewer, Group, BUSINESS)).filter(reference=reference).first()
    if row is None:
        raise Missing("There is no such group here.", instead="See the list of meetings.")
    return GroupWhole(
        _group(row), needs_on(viewer, row.id, today()), seats_of(viewer, row.id), standing_of(viewer, row.id)
    )


def seat_for(viewer: Viewer, seat: UUID) -> tuple[SeatSeen, str]:
    """A seat that has not ended, and the reference of its group; raises Missing."""
    row = _seats(viewer).filter(pk=seat).select_related("group").first()
    if row is None:
        raise Missing("There is no such seat any more.", instead="See the group.")
    return SeatSeen(row.id, _in_words(row), row.counts), row.group.reference


def standing_for(viewer: Viewer, item: UUID) -> tuple[StandingSeen, str]:
    """A standing item that has not ended, and the reference of its group; raises Missing."""
    row = _standing(viewer).filter(pk=item).select_related("group").first()
    if row is None:
        raise Missing("There is no such standing item any more.", instead="See the group.")
    return StandingSeen(row.id, row.title, row.restricted), row.group.reference


def needs_on(viewer: Viewer, group: UUID, day: date) -> Needs:
    """What the group's terms of reference want for a quorum on a day; the local values where nobody wrote them down."""
    rows = seen(viewer, Terms, BUSINESS).filter(group=group, starts__lte=day)
    row = rows.order_by("-starts", "-made_at", "-id").first()
    if row:
        return Needs(row.people, row.bodies, row.responsible, row.chair_needed, row.source)
    people, bodies = (int(value_of(viewer, f"meetings.quorum_{each}", day)) for each in ("people", "bodies"))
    source = f"no terms of reference are written down here; local value: {value_named('meetings.quorum_people').source}"
    return Needs(people, bodies, 0, False, source)


def seats_of(viewer: Viewer, group: UUID) -> tuple[SeatSeen, ...]:
    """Who is expected at the group's meetings, in words."""
    return tuple(SeatSeen(row.id, _in_words(row), row.counts) for row in _seats(viewer).filter(group=group))


def standing_of(viewer: Viewer, group: UUID) -> tuple[StandingSeen, ...]:
    """What is on every agenda of a group, in order."""
    rows = _standing(viewer).filter(group=group).order_by("order", "id")
    return tuple(StandingSeen(row.id, row.title, row.restricted) for row in rows)


def expected_on(viewer: Viewer, group: UUID, day: date) -> tuple[Expected, ...]:
    """Every place at a meeting of the group on a day, once each: a member's before their organisation's."""
    bodies = [each for each in organisations_for(viewer, day) if each.ends is None or each.ends >= day]
    members = [each for each in members_for(viewer) if each.active]
    found: dict[tuple[UUID, UUID | None], Expected] = {}
    for seat in _seats(viewer).filter(group=group):
        for place in _places(seat, bodies, members):
            held = found.get((place.organisation, place.member))
            if held is None or place.counts:
                found[place.organisation, place.member] = place
    sat = {each.organisation for each in found.values() if each.member}
    return tuple(each for each in found.values() if each.member or each.organisation not in sat)


def deputies_on(viewer: Viewer, members: Iterable[UUID], day: date) -> dict[UUID, tuple[MemberSeen, ...]]:
    """Who stands in for each of these members on a day."""
    return {member: deputies_of(viewer, member, day) for member in members}


def responsible_on(viewer: Viewer, day: date) -> frozenset[UUID]:
    """The responsible authorities of a day."""
    bodies = organisations_for(viewer, day)
    return frozenset(each.id for each in bodies if each.kind == "responsible" and (not each.ends or each.ends >= day))


def _places(seat: Seat, bodies, members) -> Iterable[Expected]:
    if seat.member_id:
        return [Expected(each.organisation, each.id, seat.counts) for each in members if each.id == seat.member_id]
    if seat.organisation_id:
        return [Expected(each.id, None, seat.counts) for each in bodies if each.id == seat.organisation_id]
    if seat.capacity:
        return [Expected(each.id, None, seat.counts) for each in bodies if each.kind == seat.capacity]
    return [Expected(each.organisation, each.id, seat.counts) for each in members if title_of(seat.role) in each.roles]


def _in_words(row: Seat) -> str:
    if row.member:
        return f"{row.member.name}, {row.member.organisation.name}"
    if row.organisation:
        return f"Somebody of {row.organisation.name}"
    if row.capacity:
        return f"Somebody of each {CAPACITIES[row.capacity]}"
    return f"Whoever is {title_of(row.role)}"


def _seats(viewer: Viewer) -> QuerySet[Seat]:
    rows = seen(viewer, Seat, BUSINESS).filter(ended_at__isnull=True)
    return rows.select_related("member__organisation", "organisation").order_by("added_at", "id")


def _standing(viewer: Viewer) -> QuerySet[StandingItem]:
    return seen(viewer, StandingItem, BUSINESS).filter(ended_at__isnull=True)


def _joined(rows: QuerySet[Group]) -> QuerySet[Group]:
    return rows.select_related("organisation", "chair")


def _group(row: Group) -> GroupSeen:
    return GroupSeen(
        id=row.id,
        reference=row.reference,
        title=row.title,
        about=row.about,
        rhythm=row.rhythm,
        ours=row.ours,
        organisation=row.organisation_id,
        organisation_name=row.organisation.name if row.organisation else "",
        chair=row.chair_id,
        chair_name=row.chair.name if row.chair else "",
        clocks=row.clocks,
        edition=row.edition,
        ended_at=row.ended_at,
    )
