"""On what basis somebody reads of a person: they look after or keep the record, or a search of theirs lasts.

What is protected is open to who looks after it alone. The same facts make a member's standing: whoever reads on a
basis has said that they have no interest of their own.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from wardmote.desks.people.models import Person, PersonFound, PersonSearch
from wardmote.desks.people.queries.protection import hidden_from, looked_after_by
from wardmote.foundation.access import BUSINESS, Standing, Viewer, seen

#: Words of the audit's: by what a record was open.
BY_CUSTODY, BY_KEEPING, BY_SEARCH = "looking after it", "keeping it", "search"
_PERSON = ("people", "Person")


def standing(viewer: Viewer, at: datetime) -> Standing:
    """The records that this member looks after or keeps, and those that searches of theirs found and that last."""
    if viewer.member_id is None:
        return Standing()
    ids = {*looked_after_by(viewer), *_kept(viewer), *(person for person, _ in _found(viewer, at))}
    names = frozenset((*_PERSON, each) for each in ids)
    return Standing(on=names, clear=names)


def basis_of(viewer: Viewer, ids: Collection[UUID], purpose: str, at: datetime) -> dict[UUID, str]:
    """Those of these records that the viewer has a basis to read for this purpose, each with it."""
    if viewer.member_id is None:
        return {}
    found = {person: BY_SEARCH for person, chosen in _found(viewer, at) if chosen == purpose}
    kept = dict.fromkeys(_kept(viewer), BY_KEEPING)
    told = {**found, **kept, **dict.fromkeys(looked_after_by(viewer), BY_CUSTODY)}
    return {each: told[each] for each in ids if each in told}


def _kept(viewer: Viewer) -> list[UUID]:
    rows = seen(viewer, Person, BUSINESS).filter(keeper=viewer.member_id)
    return list(rows.exclude(pk__in=hidden_from(viewer)).values_list("pk", flat=True))


def _found(viewer: Viewer, at: datetime) -> list[tuple[UUID, str]]:
    searches = seen(viewer, PersonSearch, BUSINESS).filter(member=viewer.member_id, made_at__lte=at, until__gt=at)
    rows = seen(viewer, PersonFound, BUSINESS).filter(search__in=searches)
    return list(rows.exclude(person__in=hidden_from(viewer)).values_list("person", "search__purpose"))
