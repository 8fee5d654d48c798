"""The tables of delivery."""

from wardmote.desks.delivery.models.money import (
    Approval,
    Fund,
    MoneyEntry,
    Project,
    ProjectEntry,
    ProjectResult,
    fund_reference,
    project_reference,
)

__all__ = [
    "Approval",
    "Fund",
    "MoneyEntry",
    "Project",
    "ProjectEntry",
    "ProjectResult",
    "fund_reference",
    "project_reference",
]
