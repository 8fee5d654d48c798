"""What other desks may ask of agencies."""

from wardmote.desks.agencies.queries import OrganisationSeen, organisations_for
from wardmote.desks.agencies.verbs import NewMember, add_demo_member, load_organisations

__all__ = ["NewMember", "OrganisationSeen", "add_demo_member", "load_organisations", "organisations_for"]
