"""The only writers of organisations, members and contacts."""

from wardmote.desks.agencies.verbs.contacts import (
    add_contact,
    answer_mailbox,
    ask_to_confirm,
    end_contact,
    register_mailbox,
)
from wardmote.desks.agencies.verbs.facts import (
    add_deputy,
    end_deputy,
    end_role,
    give_role,
    keep_account,
    record_training,
    set_areas,
    take_back_training,
)
from wardmote.desks.agencies.verbs.loading import load_organisations
from wardmote.desks.agencies.verbs.members import (
    NewMember,
    add_demo_member,
    add_member,
    change_member,
    close_account,
    invite_member,
    move_member,
    open_account,
)

__all__ = [
    "NewMember",
    "add_contact",
    "add_demo_member",
    "add_deputy",
    "add_member",
    "answer_mailbox",
    "ask_to_confirm",
    "change_member",
    "close_account",
    "end_contact",
    "end_deputy",
    "end_role",
    "give_role",
    "invite_member",
    "keep_account",
    "load_organisations",
    "move_member",
    "open_account",
    "record_training",
    "register_mailbox",
    "set_areas",
    "take_back_training",
]
