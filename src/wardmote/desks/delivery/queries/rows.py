"""Rows of funds and projects, locked for a verb to change, so that two cannot spend the same money."""

from uuid import UUID

from wardmote.desks.delivery.models import Fund, Project
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen


def fund_row(viewer: Viewer, fund: UUID) -> Fund:
    """The row of a fund, locked; raises Missing."""
    row = seen(viewer, Fund, BUSINESS).select_for_update().filter(pk=fund).first()
    if row is None:
        raise Missing("There is no such fund here.", instead="Look for it on the page about money.")
    return row


def project_row(viewer: Viewer, project: UUID) -> Project:
    """The row of a project, locked with its fund; raises Missing."""
    row = seen(viewer, Project, BUSINESS).select_for_update().filter(pk=project).first()
    if row is None:
        raise Missing("There is no such project here.", instead="Look for it on the page about money.")
    fund_row(viewer, row.fund_id)
    return row
