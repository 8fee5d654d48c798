"""What other desks may ask of places."""

from wardmote.desks.places.queries import (
    AreaSeen,
    PartnershipSeen,
    area_names_for,
    areas_for,
    partnership_for,
    tenant_of,
    tenants,
)
from wardmote.desks.places.verbs import set_up_partnership

__all__ = [
    "AreaSeen",
    "PartnershipSeen",
    "area_names_for",
    "areas_for",
    "partnership_for",
    "set_up_partnership",
    "tenant_of",
    "tenants",
]
