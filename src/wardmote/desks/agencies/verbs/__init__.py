"""The only writers of organisations, members and contacts."""

from wardmote.desks.agencies.verbs.contacts import answer_mailbox, ask_to_confirm, register_mailbox
from wardmote.desks.agencies.verbs.loading import load_organisations
from wardmote.desks.agencies.verbs.members import NewMember, add_demo_member, add_member

__all__ = [
    "NewMember",
    "add_demo_member",
    "add_member",
    "answer_mailbox",
    "ask_to_confirm",
    "load_organisations",
    "register_mailbox",
]
