"""The grants that the partnership's pack tells of: how much a year, for which areas, and where that is said."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.places.api import areas_for, partnership_for
from wardmote.errors import Missing
from wardmote.foundation.access import Viewer
from wardmote.reports.pack_shapes import Grant
from wardmote.reports.packs import load_pack


@dataclass(frozen=True)
class GrantSeen:
    """Money each year of one funder for one area, and where the pack says so."""

    slug: str
    title: str
    funder: UUID
    funder_name: str
    area: UUID
    area_name: str
    pence: int
    source: str


def grants_for(viewer: Viewer) -> tuple[GrantSeen, ...]:
    """Every grant of the pack for every area it is for; none where the pack is no longer here."""
    bodies = {each.slug: each for each in organisations_for(viewer)}
    areas = {each.slug: each for each in areas_for(viewer)}
    pack = partnership_for(viewer).pack
    return tuple(
        GrantSeen(
            slug=grant.slug,
            title=grant.title,
            funder=bodies[grant.funder].id,
            funder_name=bodies[grant.funder].name,
            area=areas[slug].id,
            area_name=areas[slug].name,
            pence=grant.pounds_a_year * 100,
            source=f"{grant.title}, as the pack {pack} says: {grant.section}",
        )
        for grant in _of_pack(pack)
        for slug in grant.areas
        if grant.funder in bodies and slug in areas
    )


@lru_cache(maxsize=16)
def _of_pack(slug: str) -> tuple[Grant, ...]:
    try:
        return load_pack(slug).grants
    except Missing:
        return ()
