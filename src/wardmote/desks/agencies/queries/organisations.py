"""The organisations of a partnership and what they are in it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wardmote.desks.agencies.models import Capacity
from wardmote.foundation.access import PUBLIC_CLASS, Viewer, seen

#: Kinds of capacity, in the order of their weight in law.
KINDS = ("responsible", "co-operating", "participating", "observer", "other")


@dataclass(frozen=True)
class OrganisationSeen:
    """An organisation of a partnership: what it is there, by which limb, in which areas.

    `slug` is what the pack calls it, or its reference where it was entered in the site.
    """

    id: UUID
    slug: str
    name: str
    sector: str
    kind: str
    limb: str
    areas: tuple[str, ...]
    note: str
    ends: date | None = None


def organisations_for(viewer: Viewer) -> tuple[OrganisationSeen, ...]:
    """The organisations of the viewer's partnership, responsible authorities first."""
    rows = seen(viewer, Capacity, PUBLIC_CLASS).select_related("organisation", "statutory_area")
    together: dict[str, list[Capacity]] = {}
    for row in rows.order_by("statutory_area__order"):
        together.setdefault(row.pack_slug or row.organisation.reference, []).append(row)
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
    return tuple(sorted(found, key=lambda each: (KINDS.index(each.kind), each.name)))
