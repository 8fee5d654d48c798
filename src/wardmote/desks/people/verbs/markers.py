"""Marking what to know before a visit, with a reason, an owner and a last day; ending it; and its running out."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse

from wardmote.desks.people.models import SafetyMarker
from wardmote.desks.people.models.sealed import seal_of_person
from wardmote.desks.people.queries.markers import marker_row, markers_of, run_out
from wardmote.desks.people.queries.persons import row_for
from wardmote.desks.people.queries.protection import who_may_look_after
from wardmote.desks.people.rules.contact import check_marker
from wardmote.desks.people.verbs.addresses import end_address_markers_run_out
from wardmote.desks.people.verbs.working import note_work
from wardmote.errors import Invalid, Missing
from wardmote.foundation import audit, notices
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of

_OF = ("people", "SafetyMarker")


@transaction.atomic
def add_marker(*, person: UUID, purpose: str, words: str, owner: UUID, until: date, by: Viewer, at: datetime) -> UUID:
    """Mark what to know before a visit, until a day, a year at most; its id. The owner is told.

    Raises Invalid for words of no use, a day that is over or too late, and an owner who may not read the record.
    """
    row = row_for(by, person, purpose, at)
    check_marker(words, until, day_of(at))
    if owner not in {each.id for each in who_may_look_after(by, row.record_class, day_of(at))}:
        raise Invalid("A marker is owned by who reads such records here.", instead="Choose one of them.")
    marker = uuid4()
    SafetyMarker.objects.create(
        id=marker,
        partnership_id=by.tenant.id,
        person=row,
        owner=owner,
        words=seal_of_person(person, "SafetyMarker", marker, "words", words.strip()),
        until=until,
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="made", of=(*_OF, marker), fields=("owner", "words", "until"))
    note_work(person=person, by=by, at=at)
    notices.tell(
        by=by, members=[owner], words="You own a safety marker. Look at it before it runs out.", href=reverse("members")
    )
    return marker


@transaction.atomic
def end_marker(*, person: UUID, purpose: str, marker: UUID, by: Viewer, at: datetime) -> None:
    """Say that a marker no longer holds; raises Missing where the record has none like that."""
    row_for(by, person, purpose, at)
    if marker not in {each.id for each in markers_of(by, (person,), day_of(at)).get(person, ())}:
        raise Missing("There is nothing here by that name.", instead="Look at the record again.")
    _end(marker_row(by, marker), by, at)


@transaction.atomic
def end_what_ran_out(*, by: Viewer, at: datetime) -> None:
    """End the markers whose last day is over, and tell their owners: a round of every day."""
    for row in run_out(by, day_of(at)):
        _end(row, by, at)
        words = "A safety marker of yours ran out. If it still holds, somebody must mark it again."
        notices.tell(by=by, members=[row.owner], words=words, href=reverse("list-searches"))
    end_address_markers_run_out(by=by, at=at)


def _end(row: SafetyMarker, by: Viewer, at: datetime) -> None:
    row.ended_at, row.ended_by = at, by.name
    row.save(update_fields=["ended_at", "ended_by"])
    audit.record(by=by, what="ended", of=(*_OF, row.pk), fields=("ended_at",))
