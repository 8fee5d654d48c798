"""Organisations are global and never deleted; their capacities, members and contacts belong to a partnership."""

from wardmote.desks.agencies.models.contacts import Contact, Mailbox
from wardmote.desks.agencies.models.members import (
    AccountReview,
    Deputy,
    Member,
    MemberArea,
    Posting,
    RoleHeld,
    Training,
    member_reference,
)
from wardmote.desks.agencies.models.organisations import (
    Capacity,
    FormerName,
    Organisation,
    Succession,
    organisation_reference,
)

__all__ = [
    "AccountReview",
    "Capacity",
    "Contact",
    "Deputy",
    "FormerName",
    "Mailbox",
    "Member",
    "MemberArea",
    "Organisation",
    "Posting",
    "RoleHeld",
    "Succession",
    "Training",
    "member_reference",
    "organisation_reference",
]
