"""The tables of meetings: who meets, when and about what, what happened, and what is left of it."""

from wardmote.desks.meetings.models.groups import (
    Attended,
    Group,
    GroupAgreement,
    Seat,
    StandingItem,
    Terms,
    group_reference,
)
from wardmote.desks.meetings.models.meetings import Item, Meeting, Paper, meeting_reference
from wardmote.desks.meetings.models.minutes import CarriedOver, MeetingPack, Minutes
from wardmote.desks.meetings.models.sitting import Attendance, Decision, Declaration, Dissent, decision_reference

__all__ = [
    "Attendance",
    "Attended",
    "CarriedOver",
    "Decision",
    "Declaration",
    "Dissent",
    "Group",
    "GroupAgreement",
    "Item",
    "Meeting",
    "MeetingPack",
    "Minutes",
    "Paper",
    "Seat",
    "StandingItem",
    "Terms",
    "decision_reference",
    "group_reference",
    "meeting_reference",
]
