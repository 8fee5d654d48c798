"""Records of people and searches as retention needs them: whose they are and since when, and no word of them."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from wardmote.desks.people.models import (
    AddressMarker,
    CaseLink,
    Person,
    PersonFound,
    PersonSearch,
    ProtectedMatch,
    Protection,
    SafetyMarker,
    SamePerson,
)
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.now import day_of
from wardmote.foundation.retention.over import Name, Over, Wanted

_PERSON = ("people", "Person")


def kept_persons(viewer: Viewer, wanted: Wanted) -> Iterable[Over]:
    """Records of people. One that is in an open case, or of which a marker still holds, is in use.

    A protected one is known to its custodian and deputy alone.
    """
    rows = _chosen(seen(viewer, Person, BUSINESS), wanted)
    if wanted.reference:
        rows = rows.filter(reference=wanted.reference)
    if wanted.record_class:
        rows = rows.filter(record_class=wanted.record_class)
    if wanted.before is not None:
        links = seen(viewer, CaseLink, BUSINESS).filter(person=OuterRef("pk"), ended_at__isnull=True)
        markers = seen(viewer, SafetyMarker, BUSINESS).filter(person=OuterRef("pk"), ended_at__isnull=True)
        rows = rows.filter(~Exists(links), ~Exists(markers), used_on__lt=wanted.before)
    found = list(rows.select_related("holder").order_by("used_on", "pk"))
    ids = [row.pk for row in found]
    guarded = {
        each.person_id: each for each in seen(viewer, Protection, BUSINESS).filter(person__in=ids, ended_at=None)
    }
    beside = _beside(viewer, ids)
    for row in found:
        kept_by = guarded.get(row.pk)
        yield Over(
            row.pk,
            row.reference,
            row.record_class,
            row.used_on,
            agencies=((row.holder_id, row.holder.name),),
            keepers=frozenset({row.keeper}),
            only=frozenset({kept_by.custodian, kept_by.deputy} - {None}) if kept_by else None,
            names=beside[row.pk],
        )


def kept_searches(viewer: Viewer, wanted: Wanted) -> Iterable[Over]:
    """Searches: what was looked for, and whose records were found. One whose custodian has not answered yet stays."""
    rows = _chosen(seen(viewer, PersonSearch, BUSINESS), wanted)
    if wanted.reference or wanted.record_class:
        return
    if wanted.moment is not None:
        open_ = seen(viewer, ProtectedMatch, BUSINESS).filter(search=OuterRef("pk"), answered_at__isnull=True)
        rows = rows.filter(~Exists(open_), made_at__lt=wanted.moment)
    found = list(rows.select_related("holder").order_by("made_at", "pk"))
    shown: dict[UUID, set[Name]] = {row.pk: set() for row in found}
    for search, person in seen(viewer, PersonFound, BUSINESS).filter(search__in=shown).values_list("search", "person"):
        shown[search].add((*_PERSON, person))
    for row in found:
        yield Over(
            row.pk,
            "",
            "",
            day_of(row.made_at),
            agencies=((row.holder_id, row.holder.name),),
            keepers=frozenset({row.member}),
            names=frozenset(shown[row.pk]),
        )


def kept_address_markers(viewer: Viewer, wanted: Wanted) -> Iterable[Over]:
    """Markers of addresses that hold no more."""
    rows = _chosen(seen(viewer, AddressMarker, BUSINESS), wanted).filter(ended_at__isnull=False)
    if wanted.reference or wanted.record_class:
        return
    if wanted.moment is not None:
        rows = rows.filter(ended_at__lt=wanted.moment)
    for row in rows.select_related("holder").order_by("ended_at", "pk"):
        yield Over(
            row.pk,
            "",
            "",
            day_of(row.ended_at or row.made_at),
            agencies=((row.holder_id, row.holder.name),),
            keepers=frozenset({row.owner}),
        )


def _chosen(rows: QuerySet, wanted: Wanted) -> QuerySet:
    return rows if wanted.records is None else rows.filter(pk__in=wanted.records)


def _beside(viewer: Viewer, ids: list[UUID]) -> dict[UUID, frozenset[Name]]:
    """The cases each was ever linked to, and the records that are said to be of the same person.

    Not one that is protected: a hold on that one would tell, on its double's page, that there is another.
    """
    found: dict[UUID, set[Name]] = {each: set() for each in ids}
    for link in seen(viewer, CaseLink, BUSINESS).filter(person__in=ids).select_related("side"):
        found[link.person_id].add((link.side.desk, link.side.table, link.side.record))
    same = seen(viewer, SamePerson, BUSINESS).filter(Q(goes_by__in=ids) | Q(other__in=ids), undone_at__isnull=True)
    hidden = seen(viewer, Protection, BUSINESS).filter(ended_at__isnull=True).values("person")
    same = same.exclude(Q(goes_by__in=hidden) | Q(other__in=hidden))
    for one, other in same.values_list("goes_by", "other"):
        for mine, theirs in ((one, other), (other, one)):
            if mine in found:
                found[mine].add((*_PERSON, theirs))
    return {each: frozenset(names) for each, names in found.items()}
