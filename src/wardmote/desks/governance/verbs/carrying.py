"""What aims, commitments and priorities rest on, hang on and are served by goes along into the next plan."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.governance.models import Citation, HungCommitment, ServicePriority
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen


@transaction.atomic
def carry(*, by: Viewer, table: tuple[str, str], old: UUID, new: UUID, at: datetime) -> None:
    """Let an aim rest on what the one before it rests on, a commitment hang on what the one before it hangs on, or a
    priority have its services. What somebody took from the new one stays taken."""
    if table == ("plan", "Aim"):
        rows = seen(by, Citation, BUSINESS).filter(aim=old, withdrawn_at__isnull=True)
        for strategy in rows.filter(strategy__withdrawn_at__isnull=True).values_list("strategy", flat=True):
            _make(Citation, by, strategy_id=strategy, aim_id=new)
    elif table == ("plan", "Commitment"):
        hung = seen(by, HungCommitment, BUSINESS).filter(commitment=old, withdrawn_at__isnull=True)
        for register in hung.values_list("register", flat=True):
            _make(HungCommitment, by, register=register, commitment_id=new)
    elif table == ("plan", "Priority"):
        served = seen(by, ServicePriority, BUSINESS).filter(priority=old, service__retired_at__isnull=True)
        for service in served.values_list("service", flat=True):
            _make(ServicePriority, by, service_id=service, priority_id=new)


def _make(table: type[Citation] | type[HungCommitment] | type[ServicePriority], by: Viewer, **key: UUID | str) -> None:
    row, new = table._default_manager.get_or_create(partnership_id=by.tenant.id, **key)
    if new:
        audit.record(by=by, what="made", of=("governance", table.__name__, row.pk), fields=tuple(key))
