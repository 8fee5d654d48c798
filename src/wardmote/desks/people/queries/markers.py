"""What to know before a visit: markers that still hold."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from wardmote.desks.people.models import SafetyMarker
from wardmote.desks.people.models.sealed import opened_of_person
from wardmote.desks.people.rules.contact import WARNED_DAYS
from wardmote.errors import Missing
from wardmote.foundation import desks
from wardmote.foundation.access import BUSINESS, Viewer, seen


@dataclass(frozen=True)
class MarkerSeen:
    """One marker, opened for somebody who reads the record. `until` is its last day."""

    id: UUID
    words: str
    owner: str
    until: date
    made_at: datetime
    made_by: str


def markers_of(viewer: Viewer, persons: Collection[UUID], day: date) -> dict[UUID, tuple[MarkerSeen, ...]]:
    """The markers that hold on a day, of records that were read for this viewer already, by record."""
    rows = list(_live(viewer).filter(person__in=tuple(persons), until__gte=day).order_by("until", "pk"))
    names = desks.the_one("names_of")(viewer, {row.owner for row in rows}) if rows else {}
    told: dict[UUID, list[MarkerSeen]] = defaultdict(list)
    for row in rows:
        words = opened_of_person(row.person_id, "SafetyMarker", row.pk, "words", row.words)
        owner = names.get(row.owner, "")
        told[row.person_id].append(MarkerSeen(row.pk, words, owner, row.until, row.made_at, row.made_by))
    return {person: tuple(each) for person, each in told.items()}


def running_out_for(viewer: Viewer, day: date) -> tuple[tuple[UUID, str, str, date], ...]:
    """The viewer's own markers that run out soon: record, purpose, reference and last day."""
    rows = _live(viewer).filter(owner=viewer.member_id, until__lte=day + timedelta(days=WARNED_DAYS), until__gte=day)
    rows = rows.select_related("person").order_by("until", "pk")
    return tuple((row.person_id, row.person.purpose, row.person.reference, row.until) for row in rows)


def run_out(viewer: Viewer, day: date) -> tuple[SafetyMarker, ...]:
    """Markers whose last day is over and that nobody ended, for the system's round."""
    return tuple(_live(viewer).select_for_update().filter(until__lt=day))


def marker_row(viewer: Viewer, marker: UUID) -> SafetyMarker:
    """The row of one, locked for a verb; raises Missing."""
    row = _live(viewer).select_for_update().filter(pk=marker).first()
    if row is None:
        raise Missing("There is nothing here by that name.", instead="Look at the record again.")
    return row


def _live(viewer: Viewer) -> QuerySet[SafetyMarker]:
    return seen(viewer, SafetyMarker, BUSINESS).filter(ended_at__isnull=True)
