"""Writing down how somebody is reached safely; asking for a protected address to be changed, and deciding on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse

from wardmote.desks.people.models import AddressChange, ContactDetail, Person, SafeContact
from wardmote.desks.people.models.sealed import seal_of_person
from wardmote.desks.people.queries.contact import ContactSeen, contact_for, contact_row
from wardmote.desks.people.queries.persons import row_for
from wardmote.desks.people.queries.protection import custodian_ids
from wardmote.desks.people.rules.contact import (
    ADDRESS,
    APPROVED,
    TOLD,
    UNKNOWN,
    check_address,
    check_contact,
    check_may_hold_contact,
    check_second_person,
    may_hold_contact,
)
from wardmote.desks.people.rules.looking import check_reason
from wardmote.desks.people.verbs.addresses import end_visited
from wardmote.desks.people.verbs.working import note_work
from wardmote.errors import Missing, NotNow
from wardmote.foundation import audit, notices
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of

_CHANGE = ("people", "AddressChange")


@dataclass(frozen=True)
class ContactSaid:
    """How somebody is reached safely, as somebody wrote it down."""

    safety: str
    method: str = field(default="", repr=False)
    times: str = field(default="", repr=False)
    code_word: str = field(default="", repr=False)
    opened_by: str = field(default="", repr=False)


@transaction.atomic
def say_contact(*, person: UUID, purpose: str, said: ContactSaid, by: Viewer, at: datetime) -> None:
    """Write down whether and how somebody is reached safely; what was said before stays, ended.

    The address is no part of it. Raises Refused for a role or training that does not read it.
    """
    row, found = _held(person, purpose, by, at)
    check_contact(said.safety, said.method, said.code_word)
    had = contact_row(by, person)
    if had is not None:
        had.ended_at, had.ended_by = at, by.name
        had.save(update_fields=["ended_at", "ended_by"])
        audit.record(by=by, what="ended", of=("people", "SafeContact", had.pk), fields=("ended_at",))
    _say(row, said.safety, by, at)
    _write(row, found, {each: getattr(said, each).strip() for each in TOLD}, by, at)
    if any(getattr(said, each).strip() for each in TOLD):
        _check_is_read_back(person, purpose, by, at)


@transaction.atomic
def ask_for_address(*, person: UUID, purpose: str, address: str, because: str, by: Viewer, at: datetime) -> UUID:
    """Ask for a protected address to be written down or changed; a second person decides. The change's id.

    Raises NotNow while another waits.
    """
    row, found = _held(person, purpose, by, at)
    check_address(address)
    check_reason(because)
    if found.waiting is not None:
        raise NotNow("A change of this address waits already.", instead="Have a second person decide on it.")
    if contact_row(by, person) is None:
        _say(row, UNKNOWN, by, at)
    change = uuid4()
    AddressChange.objects.create(
        id=change,
        partnership_id=by.tenant.id,
        person=row,
        holder_id=row.holder_id,
        words=seal_of_person(person, "AddressChange", change, "words", address.strip()),
        because=seal_of_person(person, "AddressChange", change, "because", because.strip()),
        asker=by.member_id,
        asked_at=at,
        asked_by=by.name,
    )
    audit.record(by=by, what="asked", of=(*_CHANGE, change), fields=("words", "because"))
    _check_is_read_back(person, purpose, by, at)
    notices.tell(
        by=by,
        members={row.keeper, *custodian_ids(by, person)},
        words="A protected address waits for a second person.",
        href=reverse("list-searches"),
    )
    return change


@transaction.atomic
def decide_address(*, person: UUID, purpose: str, decision: str, by: Viewer, at: datetime) -> None:
    """Approve a change of address, which makes it, or decline it. No time makes one person enough.

    Raises Refused for who asked for it, NotNow where none waits.
    """
    row, found = _held(person, purpose, by, at)
    change = found.waiting
    if change is None:
        raise NotNow("No change of this address waits.", instead="Look at the record again.")
    check_second_person(decision, first=change.own)
    AddressChange.objects.change(change.id, decider=by.member_id, decided_at=at, decided_by=by.name, decision=decision)
    what = "approved" if decision == APPROVED else "declined"
    audit.record(by=by, what=what, of=(*_CHANGE, change.id), fields=("decided_at", "decision"))
    if decision == APPROVED:
        _write(row, found, {ADDRESS: change.address}, by, at)
        end_visited(person=person, by=by, at=at, where=change.address)


def _held(person: UUID, purpose: str, by: Viewer, at: datetime) -> tuple[Person, ContactSeen]:
    row = row_for(by, person, purpose, at)
    check_may_hold_contact(may_hold_contact(by.roles, purpose, day_of(at)))
    note_work(person=person, by=by, at=at)
    return row, contact_for(by, person, purpose, at)


def _say(row: Person, safety: str, by: Viewer, at: datetime) -> None:
    made = SafeContact.objects.create(
        partnership_id=by.tenant.id, person=row, safety=safety, made_at=at, made_by=by.name
    )
    audit.record(by=by, what="made", of=("people", "SafeContact", made.pk), fields=("safety",))


def _write(row: Person, found: ContactSeen, said: Mapping[str, str], by: Viewer, at: datetime) -> None:
    """End what is said otherwise now, and add it."""
    for kind, words in said.items():
        if found.told.get(kind, "") == words:
            continue
        if kind in found.ids:
            ContactDetail.objects.change(found.ids[kind], ended_at=at, ended_by=by.name)
            audit.record(by=by, what="ended", of=("people", "ContactDetail", found.ids[kind]), fields=("ended_at",))
        if not words:
            continue
        detail = uuid4()
        ContactDetail.objects.create(
            id=detail,
            partnership_id=row.partnership_id,
            person=row,
            holder_id=row.holder_id,
            kind=kind,
            words=seal_of_person(row.pk, "ContactDetail", detail, "words", words),
            made_at=at,
            made_by=by.name,
        )
        audit.record(by=by, what="made", of=("people", "ContactDetail", detail), fields=("kind", "words"))


def _check_is_read_back(person: UUID, purpose: str, by: Viewer, at: datetime) -> None:
    """Nobody writes what they may not read: training that ran out is found here, and nothing is kept."""
    found = contact_for(by, person, purpose, at)
    if not found.told and not found.changes:
        check_may_hold_contact(False)
    if found.waiting is None and not found.told:
        raise Missing("There is nothing here by that name.", instead="Look at your training.")
