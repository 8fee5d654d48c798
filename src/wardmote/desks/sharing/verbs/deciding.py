"""Storing what the protocol decided on a request."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from wardmote.desks.sharing.models import StoredDecision
from wardmote.desks.sharing.queries.deciding import decision_on
from wardmote.desks.sharing.queries.request_seen import RequestSeen
from wardmote.foundation import audit
from wardmote.foundation.access import Viewer
from wardmote.protocol import Decision


@transaction.atomic
def store_decision(
    *, found: RequestSeen, more: Mapping[str, Any], step: str, only: Collection[str] = (), by: Viewer, at: datetime
) -> tuple[Decision, StoredDecision]:
    """Decide on a request by its own facts and `more`, of all its fields or of `only`, and store the decision."""
    decision, kept = decision_on(by, found, more, at, only)
    row = StoredDecision.objects.create(
        partnership_id=by.tenant.id,
        request_id=found.id,
        step=step,
        version=decision.version,
        answer=decision.answer,
        kept=kept,
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="made", of=("sharing", "StoredDecision", row.pk), fields=("request", "version", "answer"))
    return decision, row
