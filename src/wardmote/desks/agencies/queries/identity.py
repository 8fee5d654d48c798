"""Who a signed-in member is, and whom a demonstration lets one sign in as. Asked before there is a viewer."""

from uuid import UUID

from django.db.models import Q

from wardmote.desks.agencies.models import Mailbox, Member, RoleHeld
from wardmote.desks.places.api import tenants
from wardmote.errors import Refused
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.roles import ROLES, title_of
from wardmote.foundation.accounts.people import DemoPerson
from wardmote.foundation.now import today

#: Roles are shown in the order in which the foundation lists them.
_ORDER = [role.slug for role in ROLES]


def viewer_of(member_id: UUID) -> Viewer:
    """The facts access needs about a member: partnership, agency, and the roles held today."""
    member = Member.objects.select_related("organisation").get(pk=member_id)
    if not member.is_active:
        raise Refused("This account is closed.", instead="Ask your CSP manager to open it again.")
    roles = _roles_today(member_id)
    return Viewer(
        kind="member",
        tenant=next(tenant for tenant in tenants() if tenant.id == member.partnership_id),
        member_id=member.id,
        name=member.name,
        agency=member.organisation.name,
        roles=roles,
        role_titles=tuple(title_of(role) for role in roles),
    )


def _roles_today(member_id: UUID) -> tuple[str, ...]:
    day = today()
    held = RoleHeld.objects.filter(Q(ends__isnull=True) | Q(ends__gte=day), member=member_id, starts__lte=day)
    return tuple(sorted(set(held.values_list("role", flat=True)), key=_ORDER.index))


def demo_people() -> tuple[DemoPerson, ...]:
    """Whom a demonstration lets one sign in as, in the order of their roles."""
    rows = Member.objects.filter(is_demo=True, is_active=True).select_related("organisation")
    people = [_demo_person(row) for row in rows]
    return tuple(sorted(people, key=lambda person: (person.order, person.name)))


def _demo_person(row: Member) -> DemoPerson:
    roles = _roles_today(row.id)
    return DemoPerson(
        member_id=row.id,
        reference=row.reference,
        name=row.name,
        agency=row.organisation.name,
        roles=tuple(title_of(role) for role in roles),
        order=min((_ORDER.index(role) for role in roles), default=len(_ORDER)),
    )


def specimens() -> dict[str, dict[str, str]]:
    """An example of every address of this desk that takes arguments."""
    mailbox = Mailbox.objects.order_by("made_at", "address").first()
    return {"ask-to-confirm": {"reference": mailbox.reference}} if mailbox else {}
