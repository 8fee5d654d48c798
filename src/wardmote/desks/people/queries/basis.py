"""On what basis somebody reads of a person: they look after or keep the record, are on a case of theirs, or looked.

What is protected is open to who looks after it and to who is on its case alone. The same facts make a member's
standing: whoever reads on a basis has said that they have no interest of their own.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from wardmote.desks.people.models import Person, PersonFound, PersonSearch
from wardmote.desks.people.queries.cases import elsewhere, links_in
from wardmote.desks.people.queries.protection import hidden_from, looked_after_by
from wardmote.foundation.access import BUSINESS, Standing, Viewer, seen
from wardmote.foundation.access.standing import Name
from wardmote.foundation.once import once

#: Words of the audit's: by what a record was open.
BY_CUSTODY, BY_KEEPING, BY_CASE, BY_GLASS, BY_SEARCH = (
    "looking after it",
    "keeping it",
    "being on its case",
    "break-glass",
    "search",
)


def standing(viewer: Viewer, at: datetime, of: frozenset[UUID] | None = None) -> Standing:
    """The records that this member looks after or keeps, that searches of theirs found (of all, or `of` these), and
    those of their cases."""
    if viewer.member_id is None:
        return Standing()
    own = {*looked_after_by(viewer), *_kept(viewer, of), *(person for person, _ in _found(viewer, at, of))}
    stands = elsewhere(viewer, at)
    glass = stands.broken | stands.agreed
    links = links_in(viewer, {*stands.on, *stands.conflicted, *(case for case, _ in glass)})

    def linked(cases: Collection[Name]) -> frozenset[Name]:
        return frozenset(_name(each.person) for each in links if each.case in cases)

    names = frozenset(map(_name, own))
    return Standing(
        on=names | linked(stands.on),
        clear=names | linked(stands.clear),
        conflicted=linked(stands.conflicted),
        broken=frozenset((who, purpose) for case, purpose in stands.broken for who in linked({case})),
        agreed=frozenset((who, purpose) for case, purpose in stands.agreed for who in linked({case})),
    )


def basis_of(viewer: Viewer, ids: Collection[UUID], purpose: str, at: datetime) -> dict[UUID, str]:
    """Those of these records that the viewer has a basis to read for this purpose, each with it."""
    if viewer.member_id is None:
        return {}
    stands, wanted = elsewhere(viewer, at), frozenset(ids)
    broken = {case for case, chosen in stands.broken if chosen == purpose}
    told = {person: BY_SEARCH for person, chosen in _found(viewer, at, wanted) if chosen == purpose}
    told |= {each.person: BY_GLASS for each in links_in(viewer, broken)}
    told |= {each.person: BY_CASE for each in links_in(viewer, stands.on)}
    told |= dict.fromkeys(_kept(viewer, wanted), BY_KEEPING) | dict.fromkeys(looked_after_by(viewer), BY_CUSTODY)
    return {each: told[each] for each in ids if each in told}


def of_cases(viewer: Viewer, at: datetime) -> set[UUID]:
    """Everybody who is in a case that the viewer is on."""
    return {each.person for each in links_in(viewer, elsewhere(viewer, at).on)}


def _name(person: UUID) -> Name:
    return ("people", "Person", person)


@once
def _kept(viewer: Viewer, of: frozenset[UUID] | None) -> tuple[UUID, ...]:
    rows = seen(viewer, Person, BUSINESS).filter(keeper=viewer.member_id)
    rows = rows if of is None else rows.filter(pk__in=of)
    return tuple(rows.exclude(pk__in=hidden_from(viewer)).values_list("pk", flat=True))


@once
def _found(viewer: Viewer, at: datetime, of: frozenset[UUID] | None) -> tuple[tuple[UUID, str], ...]:
    searches = seen(viewer, PersonSearch, BUSINESS).filter(member=viewer.member_id, made_at__lte=at, until__gt=at)
    rows = seen(viewer, PersonFound, BUSINESS).filter(search__in=searches)
    rows = rows if of is None else rows.filter(person__in=of)
    return tuple(rows.exclude(person__in=hidden_from(viewer)).values_list("person", "search__purpose"))
