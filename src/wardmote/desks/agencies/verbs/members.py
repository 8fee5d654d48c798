"""Making members and what is true of them."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from wardmote.desks.agencies.models import Member, Organisation, RoleHeld
from wardmote.errors import Invalid
from wardmote.foundation import audit
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.now import day_of


@dataclass(frozen=True)
class NewMember:
    """Somebody to be a member: `organisation` is the name of a body of the partnership."""

    name: str
    email: str
    organisation: str
    roles: tuple[str, ...]


@transaction.atomic
def add_demo_member(*, member: NewMember, by: Viewer, at: datetime) -> Member:
    """Make a demonstration's member with these roles; nothing changes if the address is there already.

    Nobody can sign in as them with a password: they have none.
    """
    return _member(member, by, at, is_demo=True)


@transaction.atomic
def add_member(*, member: NewMember, by: Viewer, at: datetime) -> Member:
    """Make a member with these roles, who has no password until invited; raises Invalid for a known address."""
    if Member.objects.filter(email__iexact=member.email.strip()).exists():
        raise Invalid(f"There is a member with the address {member.email} already.", instead="Invite them instead.")
    return _member(member, by, at, is_demo=False)


def _member(member: NewMember, by: Viewer, at: datetime, *, is_demo: bool) -> Member:
    organisation = Organisation.objects.filter(name=member.organisation).first()
    if organisation is None:
        raise Invalid(f"There is no organisation called {member.organisation}.", instead="Load the pack first.")
    made = {
        "partnership_id": by.tenant.id,
        "organisation": organisation,
        "name": member.name,
        "is_demo": is_demo,
        "password": make_password(None),
        "made_at": at,
        "made_by": by.name,
    }
    row = audit.put(Member, by=by, key={"email": member.email.strip().lower()}, said={}, made=made)
    for role in member.roles:
        title_of(role)
        if not RoleHeld.objects.filter(member=row, role=role).exists():
            held = RoleHeld.objects.create(partnership_id=by.tenant.id, member=row, role=role, starts=day_of(at))
            audit.record(by=by, what="made", of=("agencies", "RoleHeld", held.pk), fields=("member", "role", "starts"))
    return row
