"""Handing over what one member keeps of plans."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.agencies.api import members_for
from wardmote.desks.plan.models import Commitment, Outcome
from wardmote.errors import Invalid
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen


@transaction.atomic
def hand_over(*, by: Viewer, member: UUID, to: UUID, at: datetime) -> str:
    """Give every commitment that one member owns, and every answer asked of them, to another; how many, in words."""
    if to not in {each.id for each in members_for(by)}:
        raise Invalid("That person is not a member of this partnership.", instead="Choose somebody who is.")
    asked = seen(by, Outcome, BUSINESS).filter(owner=member, evaluation__signed_at__isnull=True)
    kept = seen(by, Commitment, BUSINESS).filter(owner=member, withdrawn_at__isnull=True)
    count = 0
    for table, rows in ((Outcome, asked), (Commitment, kept)):
        ids = list(rows.values_list("pk", flat=True))
        for row in table.objects.select_for_update().filter(pk__in=ids):
            row.owner_id, row.edition = to, row.edition + 1
            row.save(update_fields=["owner", "edition"])
        audit.record(by=by, what="changed", of=("plan", table.__name__, ids), fields=("owner_id",))
        count += len(ids)
    return f"{count} commitments of the plan were handed over." if count else ""
