"""A request that is being written, as its writer reads it."""

from wardmote.desks.sharing.models import DisclosureRequest, RequestedField
from wardmote.desks.sharing.models.sealed import opened_in
from wardmote.desks.sharing.queries.request_seen import RequestSeen
from wardmote.desks.sharing.queries.requests import request_for
from wardmote.desks.sharing.queries.telling import subject_of
from wardmote.desks.sharing.rules.asking import Written
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen


def writing_for(viewer: Viewer, reference: str) -> RequestSeen:
    """A request that this member is writing; raises Missing where it was sent or is another's."""
    found = request_for(viewer, reference)
    if found.asker != viewer.member_id or found.asked_at is not None or found.withdrawn_at is not None:
        raise Missing("You are not writing such a request.", instead="Look for it in the list of requests.")
    return found


def written_of(viewer: Viewer, found: RequestSeen) -> Written:
    """How far it is written."""
    row = seen(viewer, DisclosureRequest, BUSINESS).get(pk=found.id)
    return Written(
        holder=found.holder is not None,
        purpose=bool(found.purpose),
        about=bool(row.about) or found.case is not None,
        fields=bool(found.fields),
        why=bool(row.why),
        facts=found.facts,
    )


def reasons_of(viewer: Viewer, found: RequestSeen) -> dict[str, str]:
    """Why each field is asked for, for who may read whom the request is about; raises Refused for others."""
    subject_of(viewer, found)
    rows = seen(viewer, RequestedField, BUSINESS).filter(request=found.id)
    return {
        row.name: opened_in("DisclosureRequest", found.id, "RequestedField", row.pk, "why", row.why)
        for row in rows
        if row.why
    }
