"""Rows of plans that are written here, locked for a verb to change."""

from wardmote.desks.plan.models import Plan, Priority
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen


def plan_row(viewer: Viewer, reference: str) -> Plan:
    """The row of a plan that is written here, locked for a verb to change; raises Missing."""
    rows = seen(viewer, Plan, BUSINESS).select_for_update(of=("self",)).select_related("succeeds")
    found = rows.filter(reference=reference, statutory_area__isnull=False).first()
    if found is None:
        raise Missing("No such plan is written here.", instead="Choose one from the list of plans.")
    return found


def priority_row(viewer: Viewer, reference: str, slug: str) -> Priority:
    """The row of a priority of a plan that is written here, locked; raises Missing."""
    rows = seen(viewer, Priority, BUSINESS).select_for_update().filter(plan=plan_row(viewer, reference), slug=slug)
    found = rows.first()
    if found is None:
        raise Missing("The plan has no such priority.", instead="Choose one from the plan.")
    return found
