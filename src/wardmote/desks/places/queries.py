"""The only readers of places."""

from dataclasses import dataclass
from uuid import UUID

from wardmote.desks.places.models import Area, District, Partnership
from wardmote.errors import Missing
from wardmote.foundation.access import PUBLIC_CLASS, Tenant, Viewer, seen
from wardmote.foundation.once import once


@dataclass(frozen=True)
class AreaSeen:
    """A statutory area with its districts as (code, name)."""

    id: UUID
    slug: str
    name: str
    districts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PartnershipSeen:
    """A partnership as anybody may see it."""

    tenant: Tenant
    publisher: str
    summary: str
    force: str
    pack: str
    pair_slug: str
    pair_name: str
    areas: tuple[AreaSeen, ...]


def tenant_of(slug: str) -> Tenant:
    """The partnership an address names; raises Missing. Which partnerships there are is public."""
    row = Partnership.objects.filter(slug=slug).values("id", "slug", "name", "made_up", "pack").first()
    if row is None:
        raise Missing("There is no page here: this site has no partnership of that name.", instead="Start from home.")
    return Tenant(**row)


@once
def tenants() -> tuple[Tenant, ...]:
    """Every partnership of the installation, real ones first. Which there are is public."""
    rows = Partnership.objects.order_by("made_up", "name").values("id", "slug", "name", "made_up", "pack")
    return tuple(Tenant(**row) for row in rows)


def partnership_for(viewer: Viewer) -> PartnershipSeen:
    """The viewer's partnership with its areas, in the pack's order."""
    found = seen(viewer, Partnership, PUBLIC_CLASS).get(pk=viewer.tenant.id)
    return PartnershipSeen(
        tenant=viewer.tenant,
        publisher=found.publisher,
        summary=found.summary,
        force=found.force,
        pack=found.pack,
        pair_slug=found.pair_slug,
        pair_name=found.pair_name,
        areas=areas_for(viewer),
    )


@once
def areas_for(viewer: Viewer) -> tuple[AreaSeen, ...]:
    """The statutory areas of the viewer's partnership, in the pack's order."""
    districts: dict[UUID, list[tuple[str, str]]] = {}
    for row in seen(viewer, District, PUBLIC_CLASS).order_by("name").values_list("statutory_area", "code", "name"):
        districts.setdefault(row[0], []).append((row[1], row[2]))
    return tuple(AreaSeen(key, slug, name, tuple(districts.get(key, ()))) for key, slug, name in _areas(viewer))


def area_names_for(viewer: Viewer) -> tuple[str, ...]:
    """What they are called, without their districts."""
    return tuple(name for _key, _slug, name in _areas(viewer))


@once
def _areas(viewer: Viewer) -> tuple[tuple[UUID, str, str], ...]:
    return tuple(seen(viewer, Area, PUBLIC_CLASS).order_by("order").values_list("id", "slug", "name"))
