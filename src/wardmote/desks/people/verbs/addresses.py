"""Marking what to know before a visit to an address, ending it and its running out; and where somebody is visited."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse

from wardmote.desks.people.models import AddressMarker, VisitedAddress
from wardmote.desks.people.models.sealed import (
    make_marker_key,
    make_register,
    marks_of,
    opened_of_person,
    seal_of_marker,
    seal_of_person,
)
from wardmote.desks.people.queries.addresses import addresses_run_out, own_marker_row, visited_rows
from wardmote.desks.people.queries.contact import address_known_to
from wardmote.desks.people.queries.persons import row_for
from wardmote.desks.people.queries.protection import protection_of, who_may_look_after
from wardmote.desks.people.queries.searches import is_assessed
from wardmote.desks.people.rules.addresses import as_typed, check_may_be_visited, is_the_same, kept_as
from wardmote.desks.people.rules.contact import check_marker
from wardmote.desks.people.rules.looking import check_assessed, check_may_look
from wardmote.desks.people.verbs.working import note_work
from wardmote.errors import Invalid
from wardmote.foundation import audit, notices
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of

_MARKER, _VISITED = ("people", "AddressMarker"), ("people", "VisitedAddress")
#: The least of the classes of record that whoever owns a marker of an address reads.
CASES = "C3"


@transaction.atomic
def mark_address(*, address: str, purpose: str, words: str, owner: UUID, until: date, by: Viewer, at: datetime) -> UUID:
    """Mark what to know before a visit to an address, until a day, a year at most; its id. The owner is told.

    Raises Invalid for what is no address, words of no use, a day that is over or too late, and an owner who reads no
    such records; Refused for a role that does not, and before an impact assessment.
    """
    check_may_look(by, purpose, day_of(at))
    check_assessed(is_assessed(by))
    form = kept_as(address)
    check_marker(words, until, day_of(at))
    if owner not in {each.id for each in who_may_look_after(by, CASES, day_of(at))}:
        raise Invalid("A marker is owned by who reads records of cases here.", instead="Choose one of them.")
    make_register(by.tenant.id)
    marker = uuid4()
    make_marker_key(marker)
    (token,) = marks_of(by.tenant.id, [form])
    AddressMarker.objects.create(
        id=marker,
        partnership_id=by.tenant.id,
        holder_id=by.organisation,
        token=token,
        address=seal_of_marker(marker, "address", as_typed(address)),
        owner=owner,
        words=seal_of_marker(marker, "words", words.strip()),
        until=until,
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="made", of=(*_MARKER, marker), fields=("address", "owner", "words", "until"))
    href = reverse("list-address-markers")
    words = "You own a safety marker of an address. Look at it before it runs out."
    notices.tell(by=by, members=[owner], words=words, href=href)
    return marker


@transaction.atomic
def end_address_marker(*, marker: UUID, by: Viewer, at: datetime) -> None:
    """Say that a marker no longer holds; raises Missing for one that the member does not answer for."""
    _end_marker(own_marker_row(by, marker), by, at)


@transaction.atomic
def end_address_markers_run_out(*, by: Viewer, at: datetime) -> None:
    """End the markers of addresses whose last day is over, and tell their owners: a round of every day."""
    for row in addresses_run_out(by, day_of(at)):
        _end_marker(row, by, at)
        words = "A safety marker of an address ran out. If it still holds, somebody must mark it again."
        notices.tell(by=by, members=[row.owner], words=words, href=reverse("list-address-markers"))


@transaction.atomic
def say_visited(*, person: UUID, purpose: str, address: str, by: Viewer, at: datetime) -> None:
    """Write down where somebody is visited; what was said before ends.

    Raises Invalid for somebody who is protected, of domestic abuse, and for what the member knows as their protected
    address: that one is changed by two people, and marks nothing.
    """
    row = row_for(by, person, purpose, at)
    form = kept_as(address)
    known = address_known_to(by, person, purpose, at)
    check_may_be_visited(
        record_class=row.record_class,
        protected=protection_of(by, person) is not None,
        same_as_protected=is_the_same(known, form),
    )
    end_visited(person=person, by=by, at=at)
    visited = uuid4()
    VisitedAddress.objects.create(
        id=visited,
        partnership_id=by.tenant.id,
        person=row,
        words=seal_of_person(person, "VisitedAddress", visited, "words", as_typed(address)),
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="made", of=(*_VISITED, visited), fields=("words",))
    note_work(person=person, by=by, at=at)


@transaction.atomic
def stop_visiting(*, person: UUID, purpose: str, by: Viewer, at: datetime) -> None:
    """Say that somebody is no longer visited where it was written down."""
    row_for(by, person, purpose, at)
    end_visited(person=person, by=by, at=at)
    note_work(person=person, by=by, at=at)


@transaction.atomic
def end_visited(*, person: UUID, by: Viewer, at: datetime, where: str = "") -> None:
    """End what is written down of where somebody is visited, or only where it is the address `where`."""
    for row in visited_rows(by, person):
        had = opened_of_person(person, "VisitedAddress", row.pk, "words", row.words)
        if where and not is_the_same(where, kept_as(had)):
            continue
        row.ended_at, row.ended_by = at, by.name
        row.save(update_fields=["ended_at", "ended_by"])
        audit.record(by=by, what="ended", of=(*_VISITED, row.pk), fields=("ended_at",))


def _end_marker(row: AddressMarker, by: Viewer, at: datetime) -> None:
    row.ended_at, row.ended_by = at, by.name
    row.save(update_fields=["ended_at", "ended_by"])
    audit.record(by=by, what="ended", of=(*_MARKER, row.pk), fields=("ended_at",))
