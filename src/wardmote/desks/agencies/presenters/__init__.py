"""The words of the agencies' pages."""

from wardmote.desks.agencies.presenters.contacts import contacts_page, contacts_table, side
from wardmote.desks.agencies.presenters.handing import handover_page
from wardmote.desks.agencies.presenters.mailboxes import mailbox_question, mailbox_recorded
from wardmote.desks.agencies.presenters.members import (
    last_used,
    member_page,
    members_page,
    stale_page,
    training_page,
    training_table,
)
from wardmote.desks.agencies.presenters.organisations import (
    agencies_page,
    agency_page,
    banner,
    initial_capacity,
    lacking_in_words,
)

__all__ = [
    "agencies_page",
    "agency_page",
    "banner",
    "contacts_page",
    "contacts_table",
    "handover_page",
    "initial_capacity",
    "lacking_in_words",
    "last_used",
    "mailbox_question",
    "mailbox_recorded",
    "member_page",
    "members_page",
    "side",
    "stale_page",
    "training_page",
    "training_table",
]
