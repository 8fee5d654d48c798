"""The members of a partnership, and what is true of each for a while."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from wardmote.desks.agencies.models import (
    AccountReview,
    Deputy,
    Member,
    MemberArea,
    Posting,
    RoleHeld,
    Training,
)
from wardmote.desks.agencies.queries.organisations import called_on, names_on
from wardmote.desks.agencies.rules import course_named, is_on, is_stale, training_state
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.columns import with_names
from wardmote.foundation.local_values import value_of
from wardmote.foundation.now import day_of, today
from wardmote.foundation.once import once


@dataclass(frozen=True)
class MemberSeen:
    """A member of a partnership as other members see them. `organisation` is its id; `roles` are those held today."""

    id: UUID
    reference: str
    name: str
    organisation: UUID
    organisation_name: str
    active: bool
    email: str
    job: str = ""
    telephone: str = ""
    roles: tuple[str, ...] = ()
    last_signed_in: datetime | None = None
    made_at: datetime | None = None


@dataclass(frozen=True)
class RoleSeen:
    """A role that a member holds or held."""

    id: UUID
    role: str
    title: str
    starts: date
    ends: date | None


@dataclass(frozen=True)
class DeputySeen:
    """That one member stands in for another. `role` is empty where it is for everything."""

    id: UUID
    member: UUID
    member_name: str
    deputy: UUID
    deputy_name: str
    deputy_organisation: str
    role: str
    starts: date
    ends: date | None


@dataclass(frozen=True)
class TrainingSeen:
    """A course that a member completed. `state` is "counts", "runs out soon" or "ran out", as at today."""

    member: UUID
    course: str
    title: str
    completed: date
    counts_until: date | None
    state: str


@dataclass(frozen=True)
class PostingSeen:
    """Where a member worked before, until a day."""

    organisation_name: str
    job: str
    until: date


@dataclass(frozen=True)
class WholeMember:
    """A member with all that is kept of them."""

    seen: MemberSeen
    roles: tuple[RoleSeen, ...]
    areas: tuple[str, ...]
    deputies: tuple[DeputySeen, ...]
    stands_in_for: tuple[DeputySeen, ...]
    training: tuple[TrainingSeen, ...]
    postings: tuple[PostingSeen, ...]
    edition: int
    closed_at: datetime | None
    closed_by: str
    closed_because: str

    def stand_in_on(self, day: date) -> tuple[UUID, ...]:
        """Who stands in for them on a day, for everything or for a role."""
        return tuple(each.deputy for each in self.deputies if is_on(each.starts, each.ends, day))


@dataclass(frozen=True)
class StaleSeen:
    """An account that has not been used for long: since when, and when somebody last looked at it."""

    member: MemberSeen
    unused_since: date
    last_reviewed: date | None


@once
def members_for(viewer: Viewer) -> tuple[MemberSeen, ...]:
    """The members of the viewer's partnership by name, those whose account is closed included."""
    rows = list(with_names(seen(viewer, Member, BUSINESS), "organisation").order_by("name", "reference"))
    names = called_on(viewer, {row.organisation_id: row.organisation.name for row in rows}, today())
    held = _roles_by_member(viewer)
    return tuple(_member(row, names[row.organisation_id], held.get(row.id, ())) for row in rows)


def member_for(viewer: Viewer, reference: str) -> WholeMember:
    """One member with all that is kept of them; raises Missing."""
    row = seen(viewer, Member, BUSINESS).filter(reference=reference).first()
    if row is None:
        raise Missing("There is no member of that reference here.", instead="See the list of members.")
    names = names_on(viewer, [row.organisation_id], today())
    return WholeMember(
        seen=_member(row, names[row.organisation_id], _roles_by_member(viewer).get(row.id, ())),
        roles=_roles(viewer, row.id),
        areas=_areas(viewer, row.id),
        deputies=_deputies(viewer, member=row.id),
        stands_in_for=_deputies(viewer, deputy=row.id),
        training=training_for(viewer, member=row.id),
        postings=_postings(viewer, row.id),
        edition=row.edition,
        closed_at=row.closed_at,
        closed_by=row.closed_by,
        closed_because=row.closed_because,
    )


def own_reference(viewer: Viewer) -> str:
    """The reference of the member who asks; raises Missing for whoever is none."""
    found = seen(viewer, Member, BUSINESS).filter(pk=viewer.member_id).values_list("reference", flat=True).first()
    if found is None:
        raise Missing("Only a member has a handover.", instead="See the list of members.")
    return found


def member_row(viewer: Viewer, reference: str) -> Member:
    """The row of a member, locked for a verb to change; raises Missing."""
    row = seen(viewer, Member, BUSINESS).select_for_update().filter(reference=reference).first()
    if row is None:
        raise Missing("There is no member of that reference here.", instead="See the list of members.")
    return row


def deputies_of(viewer: Viewer, member: UUID, day: date, role: str = "") -> tuple[MemberSeen, ...]:
    """Who stands in for a member on a day, for everything or for this role; only those with an open account."""
    found = [
        each.deputy
        for each in _deputies(viewer, member=member)
        if is_on(each.starts, each.ends, day) and each.role in ("", role)
    ]
    return tuple(each for each in members_for(viewer) if each.id in found and each.active)


def agency_on(viewer: Viewer, member: UUID, day: date) -> tuple[str, str]:
    """What organisation a member worked for on a day, by its name of that day, and as what: for minutes of that day."""
    row = seen(viewer, Member, BUSINESS).filter(pk=member).first()
    if row is None:
        raise Missing("There is no such member here.", instead="See the list of members.")
    had = seen(viewer, Posting, BUSINESS).filter(member=member, until__gte=day).order_by("until").first()
    body, job = (had.organisation_id, had.job) if had else (row.organisation_id, row.job)
    return names_on(viewer, [body], day)[body], job


def training_for(viewer: Viewer, *, member: UUID | None = None) -> tuple[TrainingSeen, ...]:
    """The latest of each course that each member (or this one) completed, what runs out first first."""
    warn = int(value_of(viewer, "agencies.training_warning_days", today()))
    rows = seen(viewer, Training, BUSINESS).order_by("completed")
    latest = {(row.member_id, row.course): row for row in (rows.filter(member=member) if member else rows)}
    found = [
        TrainingSeen(
            row.member_id,
            row.course,
            course_named(row.course).title,
            row.completed,
            row.counts_until,
            training_state(row.counts_until, today(), warn),
        )
        for row in latest.values()
    ]
    return tuple(sorted(found, key=lambda each: (each.counts_until or date.max, each.title)))


def completed_by(viewer: Viewer) -> dict[tuple[UUID, str, date], UUID]:
    """Everything that members completed ever: the record of it by member, course and day."""
    rows = seen(viewer, Training, BUSINESS).values_list("member", "course", "completed", "pk")
    return {(member, course, completed): key for member, course, completed, key in rows}


def stale_for(viewer: Viewer) -> tuple[StaleSeen, ...]:
    """The open accounts that are due to be looked at, the longest unused first."""
    after = int(value_of(viewer, "agencies.stale_after_days", today()))
    reviews = seen(viewer, AccountReview, BUSINESS).order_by("made_at").values_list("member", "made_at")
    reviewed = {member: day_of(at) for member, at in reviews}
    found = []
    for each in members_for(viewer):
        used = day_of(each.last_signed_in or each.made_at)
        if each.active and is_stale(used, reviewed.get(each.id), today(), after):
            found.append(StaleSeen(each, used, reviewed.get(each.id)))
    return tuple(sorted(found, key=lambda each: (each.unused_since, each.member.name)))


def _member(row: Member, organisation: str, roles: Iterable[str]) -> MemberSeen:
    return MemberSeen(
        id=row.id,
        reference=row.reference,
        name=row.name,
        organisation=row.organisation_id,
        organisation_name=organisation,
        active=row.is_active,
        email=row.email,
        job=row.job,
        telephone=row.telephone,
        roles=tuple(roles),
        last_signed_in=row.last_login,
        made_at=row.made_at,
    )


def _roles_by_member(viewer: Viewer) -> dict[UUID, list[str]]:
    day = today()
    rows = seen(viewer, RoleHeld, BUSINESS).filter(Q(ends__isnull=True) | Q(ends__gte=day), starts__lte=day)
    found: dict[UUID, list[str]] = {}
    for member, role in rows.order_by("role").values_list("member", "role").distinct():
        found.setdefault(member, []).append(title_of(role))
    return found


def _roles(viewer: Viewer, member: UUID) -> tuple[RoleSeen, ...]:
    rows = seen(viewer, RoleHeld, BUSINESS).filter(member=member).order_by("-starts", "role")
    return tuple(RoleSeen(row.id, row.role, title_of(row.role), row.starts, row.ends) for row in rows)


def _areas(viewer: Viewer, member: UUID) -> tuple[str, ...]:
    rows = seen(viewer, MemberArea, BUSINESS).filter(member=member).order_by("statutory_area__order")
    return tuple(rows.values_list("statutory_area__name", flat=True))


def _deputies(viewer: Viewer, **whose: UUID) -> tuple[DeputySeen, ...]:
    rows = seen(viewer, Deputy, BUSINESS).filter(**whose).select_related("member", "deputy__organisation")
    return tuple(
        DeputySeen(
            id=row.id,
            member=row.member_id,
            member_name=row.member.name,
            deputy=row.deputy_id,
            deputy_name=row.deputy.name,
            deputy_organisation=row.deputy.organisation.name,
            role=row.role,
            starts=row.starts,
            ends=row.ends,
        )
        for row in rows.order_by("-starts", "deputy__name")
    )


def _postings(viewer: Viewer, member: UUID) -> tuple[PostingSeen, ...]:
    rows = list(seen(viewer, Posting, BUSINESS).filter(member=member).order_by("-until"))
    return tuple(
        PostingSeen(names_on(viewer, [row.organisation_id], row.until)[row.organisation_id], row.job, row.until)
        for row in rows
    )


def names_of(viewer: Viewer, ids: set[UUID]) -> dict[UUID, str]:
    """What these members of the viewer's partnership are called; others are left out."""
    return dict(seen(viewer, Member, BUSINESS).filter(pk__in=ids).values_list("pk", "name"))


def members_with(viewer: Viewer, roles: Collection[str]) -> tuple[UUID, ...]:
    """Members of the viewer's partnership with an open account who hold one of these roles today, by id."""
    day = today()
    held = seen(viewer, RoleHeld, BUSINESS).filter(Q(ends__isnull=True) | Q(ends__gte=day), starts__lte=day)
    rows = held.filter(role__in=roles, member__is_active=True).order_by("member")
    return tuple(rows.values_list("member", flat=True).distinct())
