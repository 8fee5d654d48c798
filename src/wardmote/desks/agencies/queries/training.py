"""Which courses members need for the roles they hold, and how each stands."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wardmote.desks.agencies.models import Member, Training
from wardmote.desks.agencies.queries.members import MemberSeen, TrainingSeen, member_for, members_for, training_for
from wardmote.desks.agencies.rules import courses
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Standing, Viewer, seen
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.local_values import roles_in
from wardmote.foundation.local_values.reading import ValueSeen, values_for
from wardmote.foundation.now import day_of, today


@dataclass(frozen=True)
class NeededCourse:
    """A course that some roles need here on a day: their titles, and where that is said."""

    slug: str
    title: str
    roles: tuple[str, ...]
    value: ValueSeen


@dataclass(frozen=True)
class Need:
    """That a course is needed for a role that is held today. `standing` is one of `rules.STANDINGS`."""

    course: NeededCourse
    standing: str
    held: TrainingSeen | None

    @property
    def counts_until(self) -> date | None:
        """The last day on which it counts; None where it is missing or does not run out."""
        return self.held.counts_until if self.held else None


@dataclass(frozen=True)
class NeedSeen(Need):
    """That a member needs a course."""

    member: MemberSeen


def needed_courses(viewer: Viewer) -> tuple[NeededCourse, ...]:
    """Every course there is with the roles that need it here today; those that nobody needs are left out."""
    said = {each.declared.name: each for each in values_for(viewer, today())}
    found = (
        NeededCourse(each.slug, each.title, tuple(map(title_of, roles_in(str(said[each.needed_by].value)))), value)
        for each in courses()
        if (value := said[each.needed_by])
    )
    return tuple(each for each in found if each.roles)


def needs_for(viewer: Viewer) -> tuple[NeedSeen, ...]:
    """What each member with an open account needs, by organisation, name and course."""
    wanted = needed_courses(viewer)
    held = {(each.member, each.course): each for each in training_for(viewer)}
    return tuple(
        NeedSeen(course, had.state if had else "missing", had, each)
        for each in sorted(members_for(viewer), key=lambda each: (each.organisation_name, each.name))
        if each.active
        for course in wanted
        if set(course.roles) & set(each.roles)
        for had in (held.get((each.id, course.slug)),)
    )


def own_needs(viewer: Viewer) -> tuple[Need, ...]:
    """What this member needs for the roles they hold today, by course."""
    wanted = [each for each in needed_courses(viewer) if set(each.roles) & set(viewer.role_titles)]
    held = {each.course: each for each in training_for(viewer, member=viewer.member_id)} if wanted else {}
    found = ((course, held.get(course.slug)) for course in wanted)
    return tuple(Need(course, had.state if had else "missing", had) for course, had in found)


def own_reference(viewer: Viewer) -> str:
    """What the page of this member is found by."""
    return seen(viewer, Member, BUSINESS).values_list("reference", flat=True).get(pk=viewer.member_id)


def recorded_for(viewer: Viewer, reference: str) -> tuple[tuple[UUID, str, date], ...]:
    """Every course ever recorded of a member: the record's id, the course and its day, the latest first."""
    whole = member_for(viewer, reference)
    rows = seen(viewer, Training, BUSINESS).filter(member=whole.seen.id).order_by("-completed", "course")
    return tuple(rows.values_list("pk", "course", "completed"))


def training_row(viewer: Viewer, training: UUID) -> Training:
    """The record of a course, locked for a verb; raises Missing."""
    row = seen(viewer, Training, BUSINESS).select_for_update().filter(pk=training).first()
    if row is None:
        raise Missing("That training is not recorded here.", instead="See the page of the member.")
    return row


def standing(viewer: Viewer, at: datetime, of: Collection[UUID] | None = None) -> Standing:
    """The courses that count for a member at a moment, as access reads it. One that was never recorded does not."""
    day = day_of(at)
    rows = seen(viewer, Training, BUSINESS).filter(member=viewer.member_id, completed__lte=day)
    counts = rows.exclude(counts_until__lt=day)
    return Standing(trainings=frozenset(counts.values_list("course", flat=True)))
