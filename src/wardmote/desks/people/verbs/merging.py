"""Saying that two records are of one person, and undoing it. Nothing is moved, so nothing is lost by either."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from wardmote.desks.people.models import SamePerson
from wardmote.desks.people.models.sealed import seal_of_person
from wardmote.desks.people.queries.persons import by_reference, person_for, same_row
from wardmote.desks.people.rules.looking import check_reason
from wardmote.desks.people.verbs.working import note_work
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import Viewer

_OF = ("people", "SamePerson")


@transaction.atomic
def say_same(*, person: UUID, goes_by: str, purpose: str, because: str, by: Viewer, at: datetime) -> UUID:
    """Say that a record is of the same person as another, which is the one to go by; what was said, by id.

    `goes_by` is the other's reference. Both must be open to `by` for the purpose: a record that is not is answered as
    one that never was. Raises Invalid for one and the same record and for what is no reason, NotNow where it is said.
    """
    found = person_for(by, person, purpose, at)
    other = by_reference(by, goes_by)
    if other is None:
        raise Invalid("You have no such record open.", instead="Look them up first, and take the reference from there.")
    if other == person:
        raise Invalid("That is this record.", instead="Give the reference of the other.")
    try:
        kept = person_for(by, other, purpose, at)
    except Missing:
        raise Invalid(
            "You have no such record open.", instead="Look them up first, and take the reference from there."
        ) from None
    check_reason(because)
    said = (*found.same, *(each for each in kept.same if each.goes_by_other))
    if any(each.undone_at is None for each in said):
        raise NotNow("One of both is said to be the same as another already.", instead="Undo that first.")
    same = uuid4()
    SamePerson.objects.create(
        id=same,
        partnership_id=by.tenant.id,
        goes_by_id=other,
        other_id=person,
        because=seal_of_person(other, "SamePerson", same, "because", because.strip()),
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="made", of=(*_OF, same), fields=("goes_by", "other", "because"))
    note_work(person=other, by=by, at=at)
    note_work(person=person, by=by, at=at)
    return same


@transaction.atomic
def undo_same(*, same: UUID, person: UUID, purpose: str, because: str, by: Viewer, at: datetime) -> None:
    """Say that two records are of two people after all; both are as they were. Raises Missing where it is not said."""
    if same not in {each.id for each in person_for(by, person, purpose, at).same if each.undone_at is None}:
        raise Missing("Nobody says that here.", instead="Look at the record again.")
    check_reason(because)
    row = same_row(by, same)
    row.undone_at, row.undone_by = at, by.name
    row.undone_because = seal_of_person(row.goes_by_id, "SamePerson", same, "undone_because", because.strip())
    row.save(update_fields=["undone_at", "undone_by", "undone_because"])
    audit.record(by=by, what="withdrawn", of=(*_OF, same), fields=("undone_at", "undone_because"))
    note_work(person=person, by=by, at=at)
