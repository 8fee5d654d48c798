"""Handing over what one member watches in the registers."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.governance.models import (
    Accreditation,
    Escalation,
    InformationRequest,
    Risk,
    Service,
    StaffPolicy,
    Strategy,
)
from wardmote.desks.governance.queries.chosen import check_member
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen

#: The tables whose rows a member watches, each with what its rows are called, one and many.
WATCHED = (
    (Accreditation, "accreditation", "accreditations"),
    (Escalation, "issue raised with the county", "issues raised with the county"),
    (InformationRequest, "request for information", "requests for information"),
    (Risk, "risk", "risks"),
    (Service, "service to keep checked", "services to keep checked"),
    (StaffPolicy, "policy for staff", "policies for staff"),
    (Strategy, "linked strategy", "linked strategies"),
)


@transaction.atomic
def hand_over(*, by: Viewer, member: UUID, to: UUID, at: datetime) -> str:
    """Give everything that one member watches to another; how many, in words."""
    check_member(by, to)
    said = []
    for table, one, many in WATCHED:
        rows = list(seen(by, table, BUSINESS).select_for_update().filter(owner=member))
        for row in rows:
            row.owner_id, row.edition = to, row.edition + 1
            row.save(update_fields=["owner", "edition"])
        ids = [row.pk for row in rows]
        audit.record(by=by, what="changed", of=("governance", table.__name__, ids), fields=("owner_id",))
        if rows:
            said.append(f"{len(rows)} {one if len(rows) == 1 else many}")
    return f"{' and '.join(said)} of the registers went with it." if said else ""
