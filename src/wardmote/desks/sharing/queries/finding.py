"""What an agreement is called and where it is read, for whoever names it."""

from uuid import UUID

from django.urls import reverse

from wardmote.desks.sharing.queries.agreements import agreements_for
from wardmote.desks.sharing.queries.requests import request_of_id, requests_told
from wardmote.errors import Missing
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import today
from wardmote.foundation.records import Found


def finds(viewer: Viewer, table: str, record: UUID) -> Found | None:
    """The agreement of that id, or that a party's id is of; the request of that id, or on which something was told.

    None where there is none to see.
    """
    if table in ("DisclosureRequest", "Disclosure"):
        return _request(viewer, table, record)
    for each in agreements_for(viewer, today()):
        parties = {one.id for version in each.versions for one in version.parties}
        if (table == "Agreement" and each.id == record) or (table == "AgreementParty" and record in parties):
            return Found(each.title, reverse("show-agreement", kwargs={"reference": each.reference}))
    return None


def _request(viewer: Viewer, table: str, record: UUID) -> Found | None:
    try:
        found = requests_told(viewer, [record]).get(record) if table == "Disclosure" else request_of_id(viewer, record)
    except Missing:
        return None
    return Found(found.reference, found.href) if found else None
