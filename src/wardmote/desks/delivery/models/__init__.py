"""The tables of delivery."""

from wardmote.desks.delivery.models.activities import Activity, ActivityCount, ActivityEntry, activity_reference
from wardmote.desks.delivery.models.bids import Bid, BidEntry, bid_reference
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
    "Activity",
    "ActivityCount",
    "ActivityEntry",
    "Approval",
    "Bid",
    "BidEntry",
    "Fund",
    "MoneyEntry",
    "Project",
    "ProjectEntry",
    "ProjectResult",
    "activity_reference",
    "bid_reference",
    "fund_reference",
    "project_reference",
]
