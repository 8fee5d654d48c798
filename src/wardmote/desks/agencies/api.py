"""What other desks may ask of agencies."""

from wardmote.desks.agencies.queries import MemberSeen, OrganisationSeen, members_for, organisations_for
from wardmote.desks.agencies.verbs import NewMember, add_demo_member, load_organisations

__all__ = [
    "MemberSeen",
    "NewMember",
    "OrganisationSeen",
    "add_demo_member",
    "load_organisations",
    "members_for",
    "organisations_for",
]
