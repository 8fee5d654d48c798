"""What an agreement is called and where it is read, for whoever names it."""

from uuid import UUID

from django.urls import reverse

from wardmote.desks.sharing.queries.agreements import agreements_for
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import today
from wardmote.foundation.records import Found


def finds(viewer: Viewer, table: str, record: UUID) -> Found | None:
    """The agreement of that id, or that a party's id is of; None where there is none to see."""
    for each in agreements_for(viewer, today()):
        parties = {one.id for version in each.versions for one in version.parties}
        if (table == "Agreement" and each.id == record) or (table == "AgreementParty" and record in parties):
            return Found(each.title, reverse("show-agreement", kwargs={"reference": each.reference}))
    return None
