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
    if row.plan.statutory_area_id:
        told = {"reference": row.plan.reference, "priority": row.priority.slug.replace("_", "-")}
        return Found(row.text, f"{reverse('show-next-priority', kwargs=told)}#{row.item}")
    of = {"partnership": viewer.tenant.slug, "priority": row.priority.slug.replace("_", "-")}
    return Found(row.text, f"{reverse('show-priority', kwargs=of)}#{row.item}")
