"""What records are called for whoever reads who has looked, and why somebody looked. What is protected is not there.

A protected record is named to who looks after it and to nobody else: for others a look at it is no look, as a search
for it finds nothing.
"""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.db.models import Q

from wardmote.desks.people.models import AddressMarker, Person, PersonFound, PersonSearch, ProtectedMatch, Protection
from wardmote.desks.people.models.sealed import opened_search
from wardmote.desks.people.queries.basis import BY_SEARCH
from wardmote.desks.people.queries.persons import by_reference
from wardmote.desks.people.queries.protection import hidden_from, looked_after_by
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.access.who_reads import audited_by
from wardmote.foundation.audit import Looked
from wardmote.foundation.now import today
from wardmote.foundation.records import as_key


def called(viewer: Viewer, ids: Collection[str]) -> Mapping[str, str | None]:
    """Records by their reference, searches by nothing; None for what the viewer is not to know of."""
    keys = tuple(filter(None, map(as_key, ids)))
    audited, own = audited_by(viewer.roles, today()), set(looked_after_by(viewer))
    hidden = set(hidden_from(viewer).values_list("person", flat=True))
    rows = seen(viewer, Person, BUSINESS).filter(pk__in=keys).values_list("pk", "reference", "record_class")
    told: dict[str, str | None] = {
        str(pk): reference if pk not in hidden and (kind in audited or pk in own) else None
        for pk, reference, kind in rows
    }
    told |= {str(pk): "" for table in (PersonSearch, AddressMarker) for pk in _those(viewer, table, keys)}
    return told | {str(pk): None for table in (ProtectedMatch, Protection) for pk in _those(viewer, table, keys)}


def ids_of(viewer: Viewer, reference: str) -> tuple[str, ...]:
    """The id of the record of that reference, where the viewer may know of it."""
    found = by_reference(viewer, reference)
    told = called(viewer, [str(found)]) if found else {}
    return tuple(each for each, name in told.items() if name)


def why(viewer: Viewer, looks: Iterable[Looked]) -> Mapping[int, str]:
    """What was typed as the reason of a search, for the search itself and for what was read on it."""
    if not audited_by(viewer.roles, today()):
        return {}
    wanted = [each for each in looks if each.table == "people.PersonSearch" or each.basis.endswith(f" by {BY_SEARCH}")]
    if not wanted:
        return {}
    rows = _searches(viewer, wanted)
    found: dict[UUID, set[str]] = {}
    pairs = seen(viewer, PersonFound, BUSINESS).filter(search__in=[row.pk for row in rows])
    for search, person in pairs.values_list("search", "person"):
        found.setdefault(search, set()).add(str(person))
    told = {}
    for each in wanted:
        row = next((row for row in rows if _is_of(each, row, found.get(row.pk, set()))), None)
        if row is not None:
            told[each.number] = opened_search(row.partnership_id, row.pk, "reason", row.reason)
    return told


def _searches(viewer: Viewer, looks: list[Looked]) -> list[PersonSearch]:
    """Searches that one of these looks may rest on, the latest first."""
    members, moments = {each.member for each in looks}, [each.at for each in looks]
    within = Q(made_at__lte=max(moments), until__gte=min(moments)) | Q(pk__in=filter(None, map(as_key, _ids(looks))))
    return list(seen(viewer, PersonSearch, BUSINESS).filter(within, member__in=members).order_by("-made_at", "pk"))


def _is_of(look: Looked, row: PersonSearch, found: set[str]) -> bool:
    if str(row.pk) in look.ids:
        return True
    purpose = look.basis.removesuffix(f" by {BY_SEARCH}")
    lasted = row.made_at <= look.at <= row.until
    # A record that was made after a search was not found by it.
    known = found | {str(row.person_id)}
    return row.member == look.member and row.purpose == purpose and lasted and not known.isdisjoint(look.ids)


def _ids(looks: Iterable[Looked]) -> set[str]:
    return {one for each in looks for one in each.ids}


def _those(viewer: Viewer, table: type, keys: tuple[UUID, ...]) -> Iterable[UUID]:
    return seen(viewer, table, BUSINESS).filter(pk__in=keys).values_list("pk", flat=True)
