"""Schools, the talks given at them, and how many of those there are were reached."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from wardmote.desks.delivery.models import School, SchoolTalk
from wardmote.desks.delivery.rules import schools as rules
from wardmote.desks.delivery.rules.activities import listed
from wardmote.desks.places.api import areas_for
from wardmote.desks.plan.api import AimNamed, aims_named
from wardmote.errors import Missing
from wardmote.foundation.access import PUBLIC_CLASS, Viewer, seen
from wardmote.foundation.local_values import value_of


@dataclass(frozen=True)
class SchoolSeen:
    """A school as anybody may see it."""

    id: UUID
    reference: str
    name: str
    urn: str
    phase: str
    district: str
    district_name: str
    closed_on: date | None
    withdrawn: bool
    edition: int
    made_by: str


@dataclass(frozen=True)
class TalkSeen:
    """A talk that was given."""

    id: UUID
    reference: str
    school: SchoolSeen
    topic: str
    day: date
    pupils: int | None
    organisation: UUID
    organisation_name: str
    aim: AimNamed
    withdrawn: bool
    edition: int
    made_by: str


@dataclass(frozen=True)
class Coverage:
    """Of the schools that are eligible in a school year those that were visited, and those that were not yet."""

    year: rules.SchoolYear
    visited: tuple[SchoolSeen, ...]
    left: tuple[SchoolSeen, ...]

    def of(self, district: str) -> tuple[int, int]:
        """How many of a district's were visited, and how many there are."""
        visited = sum(each.district == district for each in self.visited)
        return visited, visited + sum(each.district == district for each in self.left)

    @property
    def whole(self) -> tuple[int, int]:
        """The same of all districts."""
        return len(self.visited), len(self.visited) + len(self.left)


def schools_for(viewer: Viewer) -> tuple[SchoolSeen, ...]:
    """Every school, by name; those taken off the list too."""
    return _schools(viewer, seen(viewer, School, PUBLIC_CLASS))


def school_for(viewer: Viewer, reference: str) -> SchoolSeen:
    """One school; raises Missing."""
    return _one(_schools(viewer, seen(viewer, School, PUBLIC_CLASS).filter(reference=reference)))


def school_of_id(viewer: Viewer, school: UUID) -> SchoolSeen:
    """One school by its id; raises Missing."""
    return _one(_schools(viewer, seen(viewer, School, PUBLIC_CLASS).filter(pk=school)))


def talks_for(viewer: Viewer, *, school: UUID | None = None) -> tuple[TalkSeen, ...]:
    """Every talk, or those of one school, the latest first; for members those that were withdrawn too."""
    rows = _talks(viewer)
    return _seen(viewer, rows.filter(school=school) if school else rows)


def talk_for(viewer: Viewer, reference: str) -> TalkSeen:
    """One talk; raises Missing."""
    found = _seen(viewer, _talks(viewer).filter(reference=reference))
    if not found:
        raise Missing("There is no such talk here.", instead="Look for it on the school's page.")
    return found[0]


def talks_on(viewer: Viewer, aims: Collection[UUID]) -> dict[UUID, tuple[TalkSeen, ...]]:
    """The talks that were given for each of these aims."""
    told: dict[UUID, tuple[TalkSeen, ...]] = {}
    for each in _seen(viewer, _talks(viewer).filter(aim__in=list(aims), withdrawn_at__isnull=True)):
        told[each.aim.id] = (*told.get(each.aim.id, ()), each)
    return told


def talks_changed_since(viewer: Viewer, since: datetime, most: int) -> Iterator[tuple[datetime, str, str, SchoolTalk]]:
    """What others told of talks after a moment: when, who, whether it was “made” or “withdrawn”, and the talk."""
    rows = seen(viewer, SchoolTalk, PUBLIC_CLASS).filter(Q(made_at__gt=since) | Q(withdrawn_at__gt=since))
    for row in rows.select_related("school").order_by("-made_at")[:most]:
        if row.made_at > since and row.made_by != viewer.name:
            yield row.made_at, row.made_by, "made", row
        if row.withdrawn_at and row.withdrawn_at > since and row.withdrawn_by != viewer.name:
            yield row.withdrawn_at, row.withdrawn_by, "withdrawn", row


def topics_for(viewer: Viewer, day: date) -> tuple[str, ...]:
    """What talks are about here, on a day."""
    return listed(str(value_of(viewer, "delivery.talk_topics", day)))


def coverage_of(
    viewer: Viewer, schools: Iterable[SchoolSeen], talks: Iterable[TalkSeen], year: rules.SchoolYear
) -> Coverage:
    """Which of these schools were visited by one of these talks in a school year, of those that are eligible in it."""
    reached = {each.school.id for each in talks if not each.withdrawn and year.holds(each.day)}
    able = [each for each in schools if rules.eligible(each, year)]
    return Coverage(
        year,
        visited=tuple(each for each in able if each.id in reached),
        left=tuple(each for each in able if each.id not in reached),
    )


def districts_for(viewer: Viewer) -> dict[str, str]:
    """The names of the partnership's districts by code, in its order."""
    return {code: name for area in areas_for(viewer) for code, name in area.districts}


def _talks(viewer: Viewer) -> QuerySet[SchoolTalk]:
    rows = seen(viewer, SchoolTalk, PUBLIC_CLASS)
    return rows.filter(withdrawn_at__isnull=True) if viewer.kind == "public" else rows


def _one(found: tuple[SchoolSeen, ...]) -> SchoolSeen:
    if not found:
        raise Missing("There is no such school here.", instead="Look for it in the list of schools.")
    return found[0]


def _schools(viewer: Viewer, rows: QuerySet[School]) -> tuple[SchoolSeen, ...]:
    districts = districts_for(viewer)
    return tuple(_school(row, districts) for row in rows.order_by("name", "id"))


def _school(row: School, districts: dict[str, str]) -> SchoolSeen:
    alike = ("id", "reference", "name", "urn", "phase", "district", "closed_on", "edition", "made_by")
    return SchoolSeen(
        **{name: getattr(row, name) for name in alike},
        district_name=districts.get(row.district, row.district),
        withdrawn=row.withdrawn_at is not None,
    )


def _seen(viewer: Viewer, rows: QuerySet[SchoolTalk]) -> tuple[TalkSeen, ...]:
    joined = list(rows.select_related("school", "organisation").order_by("-day", "topic", "id"))
    aims, districts = aims_named(viewer, [row.aim_id for row in joined]), districts_for(viewer)
    alike = ("id", "reference", "topic", "day", "pupils", "edition", "made_by")
    return tuple(
        TalkSeen(
            **{name: getattr(row, name) for name in alike},
            school=_school(row.school, districts),
            organisation=row.organisation_id,
            organisation_name=row.organisation.name,
            aim=aims[row.aim_id],
            withdrawn=row.withdrawn_at is not None,
        )
        for row in joined
    )
