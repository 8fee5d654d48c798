"""Reading people's records: cut by access to who may, for the purpose they chose, and never without a basis."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from wardmote.desks.people.models import Person, PersonDetail, SamePerson
from wardmote.desks.people.models.sealed import opened_of_person
from wardmote.desks.people.queries.addresses import VisitedSeen, visited_of
from wardmote.desks.people.queries.basis import basis_of
from wardmote.desks.people.queries.markers import MarkerSeen, markers_of
from wardmote.desks.people.queries.protection import hidden_from
from wardmote.desks.people.rules.records import ALIAS, BORN, NAME, as_day, as_said
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, people, seen
from wardmote.foundation.now import day_of

#: How many of the records they keep a member is shown.
LISTED = 200
NOTHING_HERE = "There is nothing here by that name."


@dataclass(frozen=True)
class DetailSeen:
    """One thing a record says, opened: `words` as they were sealed. `ended_at` is since when it does not hold."""

    id: UUID
    kind: str
    words: str
    made_at: datetime
    made_by: str
    ended_at: datetime | None
    ended_by: str
    because: str

    @property
    def said(self) -> str:
        """A name as it is said; a date of birth as it is written."""
        return self.words if self.kind == BORN else as_said(self.words)


@dataclass(frozen=True)
class SameSeen:
    """That another record is of the same person; `undone_at` since when nobody says so any more."""

    id: UUID
    person: UUID
    reference: str
    goes_by_other: bool
    because: str
    made_at: datetime
    made_by: str
    undone_at: datetime | None
    undone_by: str
    undone_because: str


@dataclass(frozen=True)
class PersonSeen:
    """One record as this viewer may read it, and on which basis they do."""

    id: UUID
    reference: str
    record_class: str
    holder: str
    edition: int
    made_at: datetime
    made_by: str
    basis: str
    details: tuple[DetailSeen, ...]
    same: tuple[SameSeen, ...] = ()
    markers: tuple[MarkerSeen, ...] = ()
    visited: VisitedSeen | None = None

    @property
    def warns(self) -> bool:
        """Whether there is something to know before a visit, to them or to where they are visited."""
        return bool(self.markers or (self.visited and self.visited.markers))

    def that_holds(self, *kinds: str) -> tuple[DetailSeen, ...]:
        """What holds of these kinds."""
        return tuple(each for each in self.details if each.kind in kinds and each.ended_at is None)

    @property
    def name(self) -> str:
        """The name they are known by."""
        return self.that_holds(NAME)[0].said

    @property
    def aliases(self) -> tuple[DetailSeen, ...]:
        """Their other names."""
        return self.that_holds(ALIAS)

    @property
    def born(self) -> date | None:
        """Their date of birth; None where nobody knows it."""
        return next((as_day(each.words) for each in self.that_holds(BORN)), None)


@dataclass(frozen=True)
class KeptSeen:
    """A record that the viewer keeps, without what it says."""

    id: UUID
    reference: str
    record_class: str
    purpose: str
    made_at: datetime


def kept_by(viewer: Viewer) -> tuple[KeptSeen, ...]:
    """The records that this member keeps, the latest first."""
    if viewer.member_id is None:
        return ()
    rows = seen(viewer, Person, BUSINESS).filter(keeper=viewer.member_id).exclude(pk__in=hidden_from(viewer))
    rows = rows.order_by("-made_at", "pk")[:LISTED]
    names = KeptSeen.__dataclass_fields__
    return tuple(KeptSeen(**{name: getattr(row, name) for name in names}) for row in rows)


def persons_for(viewer: Viewer, ids: Collection[UUID], purpose: str, at: datetime) -> dict[UUID, PersonSeen]:
    """Those of these records that the viewer may read for this purpose, by id; the others are absent."""
    if not ids:
        return {}
    # The same is asked of what never was as of a record on whose case the viewer is and may not read: it is not told
    # by how much was asked either.
    based = basis_of(viewer, ids, purpose, at)
    rows = people(viewer, PersonDetail, purpose=purpose, at=at, cases=based).in_order("made_at")
    told: dict[UUID, list[DetailSeen]] = defaultdict(list)
    for row in rows:
        if row.case is not None and not row.cut:
            told[row.case].append(_detail(row.case, row.id, row.said))
    found = seen(viewer, Person, BUSINESS).filter(pk__in=told).select_related("holder")
    marked, visited = markers_of(viewer, tuple(told), day_of(at)), visited_of(viewer, tuple(told), day_of(at))
    return {
        row.pk: PersonSeen(
            id=row.pk,
            reference=row.reference,
            record_class=row.record_class,
            holder=row.holder.name,
            edition=row.edition,
            made_at=row.made_at,
            made_by=row.made_by,
            basis=based[row.pk],
            details=tuple(told[row.pk]),
            markers=marked.get(row.pk, ()),
            visited=visited.get(row.pk),
        )
        for row in found
    }


def person_for(viewer: Viewer, person: UUID, purpose: str, at: datetime) -> PersonSeen:
    """One record with what it is said to be the same as; raises Missing, whether it is hidden or never was."""
    found = persons_for(viewer, (person,), purpose, at).get(person)
    if found is None:
        raise Missing(NOTHING_HERE, instead="Look them up again, and say what for.")
    return PersonSeen(**{**vars(found), "same": _same(viewer, found, purpose, at)})


def reference_for(viewer: Viewer, person: UUID, purpose: str, at: datetime) -> str:
    """The reference of a record that the viewer may read for this purpose; nothing for any other."""
    found = persons_for(viewer, (person,), purpose, at).get(person)
    return found.reference if found else ""


def row_for(viewer: Viewer, person: UUID, purpose: str, at: datetime) -> Person:
    """Its row, locked, for a verb: of one's own organisation alone; raises Missing."""
    person_for(viewer, person, purpose, at)
    rows = seen(viewer, Person, BUSINESS).select_for_update()
    row = rows.filter(pk=person, holder=viewer.organisation).first()
    if row is None:
        raise Missing("This record is another organisation's.", instead="Ask them to put it right.")
    return row


def same_row(viewer: Viewer, same: UUID) -> SamePerson:
    """The row that says two records are one person, locked for a verb; raises Missing."""
    row = seen(viewer, SamePerson, BUSINESS).select_for_update().filter(pk=same).first()
    if row is None:
        raise Missing(NOTHING_HERE, instead="Look them up again, and say what for.")
    return row


def by_reference(viewer: Viewer, reference: str) -> UUID | None:
    """The record of that reference, if there is one in the partnership; whether it may be read is asked elsewhere."""
    rows = seen(viewer, Person, BUSINESS).filter(reference=reference.strip().upper())
    return rows.values_list("pk", flat=True).first()


def record_called(viewer: Viewer, reference: str, purpose: str, at: datetime) -> UUID:
    """The record of that reference that this viewer reads for this purpose; raises Missing as `person_for` does."""
    found = by_reference(viewer, reference)
    if found is None:
        raise Missing(NOTHING_HERE, instead="Look them up again, and say what for.")
    return person_for(viewer, found, purpose, at).id


def _detail(person: UUID, row: UUID, said: Mapping[str, Any]) -> DetailSeen:
    words = opened_of_person(person, "PersonDetail", row, "words", said["words"])
    return DetailSeen(**{**said, "id": row, "words": words})


def _same(viewer: Viewer, found: PersonSeen, purpose: str, at: datetime) -> tuple[SameSeen, ...]:
    """Both ways, and only where the viewer reads the other record too."""
    rows = list(
        seen(viewer, SamePerson, BUSINESS).filter(Q(goes_by=found.id) | Q(other=found.id)).order_by("made_at", "pk")
    )
    others = {row.other_id if row.goes_by_id == found.id else row.goes_by_id for row in rows}
    read = persons_for(viewer, others, purpose, at)
    return tuple(_seen(row, found.id, read) for row in rows if {row.other_id, row.goes_by_id} - {found.id} <= set(read))


def _seen(row: SamePerson, own: UUID, read: dict[UUID, PersonSeen]) -> SameSeen:
    other = row.other_id if row.goes_by_id == own else row.goes_by_id
    typed = {
        each: opened_of_person(row.goes_by_id, "SamePerson", row.pk, each, getattr(row, each))
        for each in ("because", "undone_because")
    }
    return SameSeen(
        id=row.pk,
        person=other,
        reference=read[other].reference,
        goes_by_other=row.goes_by_id == other,
        made_at=row.made_at,
        made_by=row.made_by,
        undone_at=row.undone_at,
        undone_by=row.undone_by,
        **typed,
    )
