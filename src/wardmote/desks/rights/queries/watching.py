"""What requests for access are called for whoever reads who has looked, as far as they may know of them."""

from collections.abc import Collection, Iterable, Mapping

from wardmote.desks.rights.models import AccessPart, AccessRequest
from wardmote.desks.rights.queries.requests import requests_for
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.audit import Looked
from wardmote.foundation.records import as_key


def called(viewer: Viewer, ids: Collection[str]) -> Mapping[str, str | None]:
    """Requests and parts by the request's reference; None for what the viewer does not know of."""
    keys = tuple(filter(None, map(as_key, ids)))
    told: dict[str, str | None] = {
        str(pk): None
        for table in (AccessRequest, AccessPart)
        for pk in seen(viewer, table, BUSINESS).filter(pk__in=keys).values_list("pk", flat=True)
    }
    for each in requests_for(viewer):
        own = {str(each.id), each.reference, *(str(part.id) for part in each.parts)}
        told |= dict.fromkeys(own & set(ids), each.reference)
    return told


def ids_of(viewer: Viewer, reference: str) -> tuple[str, ...]:
    """By which the audit has the request of that reference, with the parts that the viewer may know of."""
    wanted = reference.strip().upper()
    for each in requests_for(viewer):
        if each.reference == wanted:
            return (str(each.id), each.reference, *(str(part.id) for part in each.parts))
    return ()


def why(viewer: Viewer, looks: Iterable[Looked]) -> Mapping[int, str]:
    """Nobody is asked why they look at a request that they handle."""
    return {}
