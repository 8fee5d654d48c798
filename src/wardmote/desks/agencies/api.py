"""What other desks may ask of agencies."""

from wardmote.desks.agencies.queries import (
    MailboxSeen,
    MemberSeen,
    OrganisationSeen,
    mailboxes_for,
    members_for,
    organisations_for,
    reader_of,
)
from wardmote.desks.agencies.verbs import (
    NewMember,
    add_demo_member,
    add_member,
    ask_to_confirm,
    load_organisations,
    register_mailbox,
)

__all__ = [
    "MailboxSeen",
    "MemberSeen",
    "NewMember",
    "OrganisationSeen",
    "add_demo_member",
    "add_member",
    "ask_to_confirm",
    "load_organisations",
    "mailboxes_for",
    "members_for",
    "organisations_for",
    "reader_of",
    "register_mailbox",
]
