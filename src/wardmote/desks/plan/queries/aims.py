"""Every aim that something may rest on: of the plans written here, and of the pack's where an area has none."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from wardmote.desks.places.api import areas_for
from wardmote.desks.plan.models import Aim
from wardmote.desks.plan.queries.plans import latest_plan
from wardmote.foundation.access import BUSINESS, Viewer, seen


@dataclass(frozen=True)
class AimNamed:
    """An aim with the plan and the priority it is in, and where it is read."""

    id: UUID
    text: str
    plan: str
    priority: str
    href: str


def aims_for(viewer: Viewer) -> tuple[AimNamed, ...]:
    """Those that are not left out, in the plans' order."""
    rows = seen(viewer, Aim, BUSINESS).filter(withdrawn_at__isnull=True, priority__withdrawn_at__isnull=True)
    told = list(rows.select_related("plan", "priority").order_by("plan__starts", "priority__order", "order", "id"))
    written = [row for row in told if row.plan.statutory_area_id]
    bare = {each.id for each in areas_for(viewer)} - {row.plan.statutory_area_id for row in written}
    pack = latest_plan(viewer) if bare else None
    of_pack = [row for row in told if pack and row.plan_id == pack.id]
    return tuple(
        AimNamed(row.id, row.text, row.plan.title, row.priority.title, _href(viewer, row))
        for row in (*written, *of_pack)
    )


def _href(viewer: Viewer, row: Aim) -> str:
    priority = row.priority.slug.replace("_", "-")
    if row.plan.statutory_area_id:
        of = {"reference": row.plan.reference, "priority": priority}
        return reverse("show-next-priority", kwargs=of)
    return reverse("show-priority", kwargs={"partnership": viewer.tenant.slug, "priority": priority}) + "#aims"
