"""How long rows have waited for a seal: what the health page asks."""

from datetime import datetime, timedelta

from wardmote.foundation.audit.models import AuditRow, Waiting

#: A row that waits longer than this has no sealer.
PATIENCE = timedelta(minutes=1)


def oldest_waiting(at: datetime) -> timedelta | None:
    """How long the oldest row without a seal has waited, or None where none does."""
    first = Waiting.objects.order_by("row").values_list("row", flat=True).first()
    when = AuditRow.objects.filter(pk=first).values_list("at", flat=True).first()
    return at - when if when else None
