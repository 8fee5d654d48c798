"""The only writers of organisations and members."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from wardmote.desks.agencies.models import Capacity, Member, Organisation, RoleHeld
from wardmote.desks.places.api import areas_for
from wardmote.errors import Invalid
from wardmote.foundation import audit
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.now import day_of
from wardmote.reports import packs


@dataclass(frozen=True)
class NewMember:
    """Somebody to be a member: `organisation` is the name of a body of the partnership."""

    name: str
    email: str
    organisation: str
    roles: tuple[str, ...]


@transaction.atomic
def load_organisations(*, pack: packs.Pack, by: Viewer) -> int:
    """Make the pack's organisations and their capacities, or bring them up to date; how many there are."""
    areas = {area.slug: area for area in areas_for(by)}
    known = {}
    for each in pack.organisations:
        known[each.slug] = organisation = _organisation(each, by)
        for slug in each.areas or tuple(areas):
            said = {
                "organisation": organisation,
                "kind": each.capacity,
                "limb": each.limb,
                "starts": each.starts,
                "ends": each.ends,
                "section": each.section,
                "note": each.note,
            }
            key = {"partnership_id": by.tenant.id, "statutory_area_id": areas[slug].id, "pack_slug": each.slug}
            audit.put(Capacity, by=by, key=key, said=said)
    for each in pack.organisations:
        if each.successor:
            audit.put(Organisation, by=by, key={"pk": known[each.slug].pk}, said={"successor": known[each.successor]})
    return len(pack.organisations)


def _organisation(entry: packs.Organisation, by: Viewer) -> Organisation:
    """The row of this body: found through the partnership first, so that a new name is not a new body; else by name."""
    held = Capacity.objects.filter(partnership=by.tenant.id, pack_slug=entry.slug).first()
    if held:
        said = {"name": entry.name, "sector": entry.sector}
        return audit.put(Organisation, by=by, key={"pk": held.organisation_id}, said=said)
    # A body that another partnership brought keeps what was said of it there.
    return audit.put(Organisation, by=by, key={"name": entry.name}, said={}, made={"sector": entry.sector})


@transaction.atomic
def add_demo_member(*, member: NewMember, by: Viewer, at: datetime) -> Member:
    """Make a demonstration's member with these roles; nothing changes if the address is there already.

    Nobody can sign in as them with a password: they have none.
    """
    organisation = Organisation.objects.filter(name=member.organisation).first()
    if organisation is None:
        raise Invalid(f"There is no organisation called {member.organisation}.", instead="Load the pack first.")
    made = {
        "partnership_id": by.tenant.id,
        "organisation": organisation,
        "name": member.name,
        "is_demo": True,
        "password": make_password(None),
        "made_at": at,
        "made_by": by.name,
    }
    row = audit.put(Member, by=by, key={"email": member.email}, said={}, made=made)
    for role in member.roles:
        title_of(role)
        if not RoleHeld.objects.filter(member=row, role=role).exists():
            held = RoleHeld.objects.create(partnership_id=by.tenant.id, member=row, role=role, starts=day_of(at))
            audit.record(by=by, what="made", of=("agencies", "RoleHeld", held.pk), fields=("member", "role", "starts"))
    return row
