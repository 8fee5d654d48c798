"""Who is in the cases that a viewer is on: one side at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from wardmote.desks.people.models import CaseLink
from wardmote.errors import Missing
from wardmote.foundation import concerns, desks
from wardmote.foundation.access import BUSINESS, Standing, Viewer, seen
from wardmote.foundation.access.standing import Name, together
from wardmote.foundation.once import once


@dataclass(frozen=True)
class LinkSeen:
    """That somebody is on one side of a case that the viewer is on, in a role."""

    id: UUID
    case: Name
    side: str
    person: UUID
    role: str
    made_at: datetime
    made_by: str

    @property
    def reference(self) -> str:
        """The case's reference."""
        return ".".join(map(str, self.case))


@once
def elsewhere(viewer: Viewer, at: datetime) -> Standing:
    """Where the viewer stands by what others than this desk tell: the cases they are on, and their conflicts."""
    told = (*desks.declared("standing"), *concerns.declared("standing"))
    return together(tell(viewer, at, None) for tell in told if tell.__module__ != "wardmote.desks.people.queries.basis")


def links_in(viewer: Viewer, cases: Iterable[Name]) -> tuple[LinkSeen, ...]:
    """Everybody who is linked to one of these cases now. Whether the viewer is on it is the caller's to have asked."""
    wanted = set(cases)
    if not wanted:
        return ()
    rows = _live(viewer).filter(side__record__in={each[2] for each in wanted})
    found = (_seen(row) for row in rows.select_related("side").order_by("made_at", "pk"))
    return tuple(each for each in found if each.case in wanted)


def links_of(viewer: Viewer, person: UUID, at: datetime) -> tuple[LinkSeen, ...]:
    """The cases of a record that the viewer is on as well; of others nothing is said."""
    return tuple(each for each in links_in(viewer, elsewhere(viewer, at).on) if each.person == person)


def side_of(viewer: Viewer, case: Name, side: str, at: datetime) -> tuple[LinkSeen, ...]:
    """Who is on one side of a case; raises Missing where the viewer is not on it, or there is none."""
    if case not in elsewhere(viewer, at).on:
        raise Missing("There is no such case, or you are not on it.", instead="Ask who works on it.")
    return tuple(each for each in links_in(viewer, [case]) if each.side == side)


def sides_of(viewer: Viewer, person: UUID) -> frozenset[tuple[Name, str]]:
    """Each case that a record is in, and its side there: for the guard, which tells nobody."""
    found = (_seen(row) for row in _live(viewer).filter(person=person).select_related("side"))
    return frozenset((each.case, each.side) for each in found)


def link_row(viewer: Viewer, link: UUID) -> CaseLink:
    """The row of a link, locked for a verb; raises Missing."""
    row = _live(viewer).select_for_update().filter(pk=link).first()
    if row is None:
        raise Missing("There is nothing here by that name.", instead="Look at the record again.")
    return row


def _live(viewer: Viewer) -> QuerySet[CaseLink]:
    return seen(viewer, CaseLink, BUSINESS).filter(ended_at__isnull=True)


def _seen(row: CaseLink) -> LinkSeen:
    case = (row.side.desk, row.side.table, row.side.record)
    return LinkSeen(row.pk, case, row.side.side, row.person_id, row.role, row.made_at, row.made_by)
