"""The only readers of organisations and members."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from wardmote.desks.agencies.models import Capacity, Member, RoleHeld
from wardmote.desks.places.api import tenants
from wardmote.errors import Refused
from wardmote.foundation.access import BUSINESS, PUBLIC_CLASS, Viewer, seen
from wardmote.foundation.access.roles import ROLES, title_of
from wardmote.foundation.accounts.people import DemoPerson
from wardmote.foundation.now import today

#: Roles are shown in the order in which the foundation lists them.
_ORDER = [role.slug for role in ROLES]


@dataclass(frozen=True)
class OrganisationSeen:
    """An organisation of a partnership: what it is there, by which limb, in which areas."""

    id: UUID
    slug: str
    name: str
    sector: str
    kind: str
    limb: str
    areas: tuple[str, ...]
    note: str
    ends: date | None = None


@dataclass(frozen=True)
class MemberSeen:
    """A member of a partnership as other members see them. `organisation` is its id."""

    id: UUID
    reference: str
    name: str
    organisation: UUID
    organisation_name: str
    active: bool
    email: str


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


def organisations_for(viewer: Viewer) -> tuple[OrganisationSeen, ...]:
    """The organisations of the viewer's partnership, responsible authorities first."""
    kinds = ("responsible", "co-operating", "participating", "other")
    rows = seen(viewer, Capacity, PUBLIC_CLASS).select_related("organisation", "statutory_area")
    together: dict[str, list[Capacity]] = {}
    for row in rows.order_by("statutory_area__order"):
        together.setdefault(row.pack_slug, []).append(row)
    found = [
        OrganisationSeen(
            id=first.organisation_id,
            slug=slug,
            name=first.organisation.name,
            sector=first.organisation.sector,
            kind=first.kind,
            limb=first.limb,
            areas=tuple(capacity.statutory_area.name for capacity in capacities),
            note=first.note,
            ends=first.ends,
        )
        for slug, capacities in together.items()
        for first in capacities[:1]
    ]
    return tuple(sorted(found, key=lambda each: (kinds.index(each.kind), each.name)))


def members_for(viewer: Viewer) -> tuple[MemberSeen, ...]:
    """The members of the viewer's partnership by name, those whose account is closed included."""
    rows = seen(viewer, Member, BUSINESS).select_related("organisation").order_by("name", "reference")
    return tuple(
        MemberSeen(
            row.id, row.reference, row.name, row.organisation_id, row.organisation.name, row.is_active, row.email
        )
        for row in rows
    )


def names_of(viewer: Viewer, ids: set[UUID]) -> dict[UUID, str]:
    """What these members of the viewer's partnership are called; others are left out."""
    return dict(seen(viewer, Member, BUSINESS).filter(pk__in=ids).values_list("pk", "name"))


def names_of(viewer: Viewer, ids: set[UUID]) -> dict[UUID, str]:
    """What these members of the viewer's partnership are called; others are left out."""
    return dict(seen(viewer, Member, BUSINESS).filter(pk__in=ids).values_list("pk", "name"))
