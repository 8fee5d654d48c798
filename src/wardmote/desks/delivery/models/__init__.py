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
from wardmote.desks.delivery.models.schools import School, SchoolTalk, school_reference, talk_reference

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
    "School",
    "SchoolTalk",
    "activity_reference",
    "bid_reference",
    "fund_reference",
    "project_reference",
    "school_reference",
    "talk_reference",
]
