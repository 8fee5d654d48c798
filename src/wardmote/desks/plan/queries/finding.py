"""What a record of this desk is called and where its page is, for other desks that name it."""

from uuid import UUID

from django.urls import reverse

from wardmote.desks.plan.models import Commitment
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.records import Found


def finds(viewer: Viewer, table: str, record: UUID) -> Found | None:
    """A commitment, by its key."""
    if table != "Commitment":
        return None
    row = seen(viewer, Commitment, BUSINESS).filter(pk=record).select_related("priority", "plan").first()
    if row is None:
        return None
    return Found(row.text, commitment_href(viewer, row))


def commitment_href(viewer: Viewer, row: Commitment) -> str:
    """Where a commitment is read, by its row with its plan and priority."""
    priority = row.priority.slug.replace("_", "-")
    if row.plan.statutory_area_id:
        next_one = {"reference": row.plan.reference, "priority": priority}
        return f"{reverse('show-next-priority', kwargs=next_one)}#{row.item}"
    of = {"partnership": viewer.tenant.slug, "priority": priority}
    return f"{reverse('show-priority', kwargs=of)}#{row.item}"
