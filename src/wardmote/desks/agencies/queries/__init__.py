"""The only readers of organisations, members and contacts."""

from wardmote.desks.agencies.queries.contacts import MailboxSeen, mailbox_for, mailboxes_for, reader_of
from wardmote.desks.agencies.queries.identity import demo_people, specimens, viewer_of
from wardmote.desks.agencies.queries.members import MemberSeen, members_for, names_of
from wardmote.desks.agencies.queries.organisations import OrganisationSeen, organisations_for

__all__ = [
    "MailboxSeen",
    "MemberSeen",
    "OrganisationSeen",
    "demo_people",
    "mailbox_for",
    "mailboxes_for",
    "members_for",
    "names_of",
    "organisations_for",
    "reader_of",
    "specimens",
    "viewer_of",
]
