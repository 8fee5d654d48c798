"""May this viewer open this? Every address is under a declared rule; where there is none the answer is no."""

from wardmote.foundation.access.addresses import address
from wardmote.foundation.access.rules import MEMBERS, PUBLIC, Rule, check_may_open, for_roles
from wardmote.foundation.access.viewer import Tenant, Viewer, the_public, the_system

__all__ = [
    "MEMBERS",
    "PUBLIC",
    "Rule",
    "Tenant",
    "Viewer",
    "address",
    "check_may_open",
    "for_roles",
    "the_public",
    "the_system",
]
