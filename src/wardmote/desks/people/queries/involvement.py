"""Which other agencies work with the same person: that they do and who keeps the record, and nothing that it says.

Nobody is taken for the same here: it is only who may be asked. Where anybody protects a record that could be of this
person, whoever they are and whatever else is known, nothing is told.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from wardmote.desks.people.models import CaseLink, Person, PersonToken, Protection, SamePerson
from wardmote.desks.people.models.sealed import marks_of
from wardmote.desks.people.queries.persons import PersonSeen, persons_for
from wardmote.desks.people.rules.involvement import is_open
from wardmote.desks.people.rules.matching import exactly_as, looked_for_as
from wardmote.desks.people.rules.records import ALIAS, NAME, as_name
from wardmote.foundation import local_values
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.now import day_of

#: In which forms somebody is looked for, by given names, family name and date of birth.
Forms = Callable[[str, str, date | None], frozenset[str]]
#: For how many days after the last work on a record its agency counts as working with the person.
DAYS = "people.involved_days"


@dataclass(frozen=True)
class Involved:
    """That an agency works with somebody, and which member keeps its record. `record` is never told to who asks."""

    organisation: UUID
    record: UUID
    keeper: UUID


def involved_with(
    viewer: Viewer, person: UUID, purpose: str, *, agencies: Collection[UUID], classes: Collection[str], at: datetime
) -> tuple[Involved, ...]:
    """Which of these agencies have an open record of the same name and date of birth, made for this purpose and of the
    same class, for who reads a record of their own agency's for it. The latest worked on first, one of each agency."""
    read = persons_for(viewer, (person,), purpose, at).get(person)
    if read is None or read.record_class not in classes or read.holder != viewer.agency:
        return ()
    exact, alike = _marks(viewer, read, exactly_as), _marks(viewer, read, looked_for_as)
    rows = (
        seen(viewer, Person, BUSINESS)
        .filter(
            pk__in=seen(viewer, PersonToken, BUSINESS).filter(token__in=exact).values("person"),
            holder__in=tuple(agencies),
            purpose=purpose,
            record_class=read.record_class,
        )
        .exclude(holder=viewer.organisation)
        .annotate(was_in_case=Exists(_links(viewer)), in_case=Exists(_links(viewer).filter(ended_at__isnull=True)))
        .order_by("-used_on", "pk")
    )
    day, days = day_of(at), int(local_values.value_of(viewer, DAYS, day_of(at)))
    found: dict[UUID, Involved] = {}
    for row in rows:
        if is_open(in_case=row.in_case, was_in_case=row.was_in_case, used_on=row.used_on, day=day, days=days):
            found.setdefault(row.holder_id, Involved(row.holder_id, row.pk, row.keeper))
    near = protected_among(viewer, {person, *(each.record for each in found.values())})
    return () if near or _fits_protected(viewer, alike) else tuple(found.values())


def protected_among(viewer: Viewer, records: Collection[UUID]) -> frozenset[UUID]:
    """Those of these records that are protected, or said to be of one person with one that is. It is told to nobody:
    what hangs on them is hidden, as if it had never been."""
    protected = _protected(viewer)
    same = seen(viewer, SamePerson, BUSINESS).filter(undone_at__isnull=True)
    doubles = same.filter(goes_by__in=protected).values("other"), same.filter(other__in=protected).values("goes_by")
    hidden = Q(pk__in=protected) | Q(pk__in=doubles[0]) | Q(pk__in=doubles[1])
    rows = seen(viewer, Person, BUSINESS).filter(hidden, pk__in=tuple(records))
    return frozenset(rows.values_list("pk", flat=True))


def _fits_protected(viewer: Viewer, marks: Collection[str]) -> bool:
    """Whether anybody protects a record that could be of whoever is looked for like this."""
    rows = seen(viewer, PersonToken, BUSINESS).filter(token__in=tuple(marks), person__in=_protected(viewer))
    return rows.exists()


def _protected(viewer: Viewer) -> QuerySet:
    return seen(viewer, Protection, BUSINESS).filter(ended_at__isnull=True).values("person")


def _marks(viewer: Viewer, read: PersonSeen, forms_of: Forms) -> tuple[str, ...]:
    names = [as_name(each.words) for each in read.that_holds(NAME, ALIAS)]
    forms = sorted(frozenset().union(*(forms_of(given, family, read.born) for given, family in names)))
    return tuple(marks_of(viewer.tenant.id, forms))


def _links(viewer: Viewer) -> QuerySet[CaseLink]:
    return seen(viewer, CaseLink, BUSINESS).filter(person=OuterRef("pk"))
