"""May this viewer open this? Every address is under a declared rule; where there is none the answer is no."""

from wardmote.foundation.access.addresses import address
from wardmote.foundation.access.classes import BUSINESS, PUBLIC_CLASS, class_of, may_see
from wardmote.foundation.access.people import People, Person, opens_to, people
from wardmote.foundation.access.rules import ENTRANCE, MEMBERS, PUBLIC, Rule, check_may_open, for_roles
from wardmote.foundation.access.scope import seen
from wardmote.foundation.access.standing import Leave, Standing
from wardmote.foundation.access.viewer import Tenant, Viewer, the_mailbox, the_public, the_system

__all__ = [
    "BUSINESS",
    "ENTRANCE",
    "MEMBERS",
    "PUBLIC",
    "PUBLIC_CLASS",
    "Leave",
    "People",
    "Person",
    "Rule",
    "Standing",
    "Tenant",
    "Viewer",
    "address",
    "check_may_open",
    "class_of",
    "for_roles",
    "may_see",
    "opens_to",
    "people",
    "seen",
    "the_mailbox",
    "the_public",
    "the_system",
]
