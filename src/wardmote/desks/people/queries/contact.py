"""How somebody is reached safely, for the few who may read it; and whether at all, for the guard of what leaves."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from wardmote.desks.people.models import AddressChange, ContactDetail, Person, SafeContact
from wardmote.desks.people.models.sealed import opened_of_person
from wardmote.desks.people.queries.basis import basis_of
from wardmote.desks.people.queries.persons import persons_for
from wardmote.desks.people.queries.protection import looked_after_by
from wardmote.desks.people.rules.contact import ADDRESS, may_hold_contact, reads_contact
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, opens_to, people, seen
from wardmote.foundation.now import day_of


@dataclass(frozen=True)
class ChangeSeen:
    """A change of address that was asked for, opened. `own` says that the viewer asked for it."""

    id: UUID
    address: str = field(repr=False)
    because: str
    asked_at: datetime
    asked_by: str
    own: bool
    decided_at: datetime | None
    decided_by: str
    decision: str


@dataclass(frozen=True)
class ContactSeen:
    """How somebody is reached: `told` by kind, opened; `ids` are the details'. `safety` is empty where nobody said.

    `name` is empty where the record itself is not for the viewer; `keeps`: they read it by their role, and write it.
    """

    reference: str
    name: str
    basis: str
    keeps: bool
    safety: str
    told: Mapping[str, str] = field(repr=False)
    ids: Mapping[str, UUID]
    earlier: int
    changes: tuple[ChangeSeen, ...]

    @property
    def waiting(self) -> ChangeSeen | None:
        """The change of address that waits for a second person."""
        return next((each for each in self.changes if each.decided_at is None), None)


def contact_for(viewer: Viewer, person: UUID, purpose: str, at: datetime) -> ContactSeen:
    """How somebody is reached safely; raises Missing where the record, or how they are reached, is not for the viewer.

    Who may not read it is answered as if there were no such record. By break-glass that two agreed to it is open with
    or without the record's names, which are of another class.
    """
    read = persons_for(viewer, (person,), purpose, at).get(person)
    keeps = read is not None and may_hold_contact(viewer.roles, purpose, day_of(at))
    if not keeps and not is_opened_by_two(viewer, person, purpose, at):
        raise Missing("There is nothing here by that name.", instead="Ask who stands beside them.")
    told: dict[str, str] = {}
    ids: dict[str, UUID] = {}
    earlier = 0
    for row in people(viewer, ContactDetail, purpose=purpose, at=at, cases=(person,)).in_order("made_at"):
        if row.said["ended_at"] is not None:
            earlier += 1
            continue
        kind = str(row.said["kind"])
        told[kind] = opened_of_person(person, "ContactDetail", row.id, "words", row.said["words"])
        ids[kind] = row.id
    rows = people(viewer, AddressChange, purpose=purpose, at=at, cases=(person,)).in_order("asked_at")
    changes = tuple(_change(viewer, person, row.id, row.said) for row in rows if not row.cut)
    return ContactSeen(
        reference=seen(viewer, Person, BUSINESS).values_list("reference", flat=True).get(pk=person),
        name=read.name if read else "",
        basis=basis_of(viewer, (person,), purpose, at)[person],
        keeps=keeps,
        safety=safety_of(viewer, person),
        told=told,
        ids=ids,
        earlier=earlier,
        changes=changes,
    )


def is_opened_by_two(viewer: Viewer, person: UUID, purpose: str, at: datetime) -> bool:
    """Does a case of theirs, opened by break-glass to which a second person agreed, show how they are reached?"""
    based = basis_of(viewer, (person,), purpose, at)
    return person in based and opens_to(viewer, ContactDetail, person, purpose=purpose, at=at)


def address_known_to(viewer: Viewer, person: UUID, purpose: str, at: datetime) -> str:
    """The protected address of somebody, for who reads it; nothing for others, whether there is one or not."""
    try:
        return contact_for(viewer, person, purpose, at).told.get(ADDRESS, "")
    except Missing:
        return ""


def safety_of(viewer: Viewer, person: UUID) -> str:
    """Whether somebody can be reached safely, as it was last said; empty where nobody said."""
    rows = seen(viewer, SafeContact, BUSINESS).filter(person=person, ended_at__isnull=True)
    return rows.values_list("safety", flat=True).first() or ""


def contact_row(viewer: Viewer, person: UUID) -> SafeContact | None:
    """The row of it, locked for a verb; None where nobody said."""
    rows = seen(viewer, SafeContact, BUSINESS).select_for_update()
    return rows.filter(person=person, ended_at__isnull=True).first()


def addresses_that_wait(viewer: Viewer, at: datetime) -> tuple[tuple[UUID, str, str], ...]:
    """Records the viewer keeps or looks after whose address waits for a second person: id, purpose, reference."""
    if not reads_contact(viewer.roles, day_of(at)):
        return ()
    # Of whom an address is asked for, it is said whether they are reached safely, be it that nobody knows: of
    # thousands, a few.
    said = seen(viewer, SafeContact, BUSINESS).filter(ended_at__isnull=True)
    own = said.filter(Q(person__keeper=viewer.member_id) | Q(person__in=looked_after_by(viewer)))
    held: dict[str, list[UUID]] = defaultdict(list)
    for person, purpose in own.values_list("person", "person__purpose"):
        held[purpose].append(person)
    waiting = []
    for purpose in sorted(held):
        if not may_hold_contact(viewer.roles, purpose, day_of(at)):
            continue
        changes = people(viewer, AddressChange, purpose=purpose, at=at, cases=held[purpose])
        for each in changes.where(decided_at=None).in_order("asked_at"):
            if each.case and each.said["asker"] not in (None, viewer.member_id):
                waiting.append((each.case, purpose))
    rows = seen(viewer, Person, BUSINESS).filter(pk__in=[person for person, _ in waiting])
    named = dict(rows.values_list("pk", "reference"))
    return tuple((person, purpose, named[person]) for person, purpose in waiting)


def _change(viewer: Viewer, person: UUID, change: UUID, said: Mapping[str, Any]) -> ChangeSeen:
    opened = {
        each: opened_of_person(person, "AddressChange", change, each, said[each]) for each in ("words", "because")
    }
    return ChangeSeen(
        id=change,
        address=opened["words"],
        because=opened["because"],
        asked_at=said["asked_at"],
        asked_by=said["asked_by"],
        own=said["asker"] == viewer.member_id,
        decided_at=said["decided_at"],
        decided_by=said["decided_by"],
        decision=said["decision"],
    )
