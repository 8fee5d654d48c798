"""What other desks, and who sets an installation up, may ask of meetings."""

from wardmote.desks.meetings.queries.groups import GroupSeen, groups_for
from wardmote.desks.meetings.queries.meetings import MeetingSeen, agenda_for, meeting_for, meetings_for
from wardmote.desks.meetings.queries.sitting import places_of
from wardmote.desks.meetings.verbs.attended import promise_there, record_attended
from wardmote.desks.meetings.verbs.cases import name_agreement, share_about_case
from wardmote.desks.meetings.verbs.groups import (
    GroupSaid,
    SeatWanted,
    add_seat,
    add_standing,
    change_group,
    load_groups,
    make_group,
    write_terms,
)
from wardmote.desks.meetings.verbs.meetings import ItemSaid, MeetingSaid, add_item, plan_meeting
from wardmote.desks.meetings.verbs.minutes import close
from wardmote.desks.meetings.verbs.packs import send_pack
from wardmote.desks.meetings.verbs.papers import attach_file
from wardmote.desks.meetings.verbs.sitting import (
    DecisionSaid,
    accept_confidentiality,
    begin,
    capture_action,
    decide,
    declare,
    mark_place,
    write_note,
)

__all__ = [
    "DecisionSaid",
    "GroupSaid",
    "GroupSeen",
    "ItemSaid",
    "MeetingSaid",
    "MeetingSeen",
    "SeatWanted",
    "accept_confidentiality",
    "add_item",
    "add_seat",
    "add_standing",
    "agenda_for",
    "attach_file",
    "begin",
    "capture_action",
    "change_group",
    "close",
    "decide",
    "declare",
    "groups_for",
    "load_groups",
    "make_group",
    "mark_place",
    "meeting_for",
    "meetings_for",
    "name_agreement",
    "places_of",
    "plan_meeting",
    "promise_there",
    "record_attended",
    "send_pack",
    "share_about_case",
    "write_note",
    "write_terms",
]
