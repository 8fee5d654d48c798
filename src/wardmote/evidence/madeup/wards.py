"""The wards of the invented land: neighbouring LSOAs of a district, so that counts by ward can be made up too."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby

from wardmote.evidence.geography import District
from wardmote.evidence.geography.outlines import Outline
from wardmote.evidence.madeup import tessellation
from wardmote.evidence.madeup.land import Lsoa, lsoas

# Cells of a ward, across and up; a block with fewer LSOAs than this goes to its neighbour.
ACROSS, FEWEST = 3, 3
_FIRST = "Alder Barley Chandler Dunlin Ember Fallow Garner Hazel Ivory Juniper Kestrel Larch Mallow Nettle Osier Pewter"
_SECOND = "Mere Holt"


@dataclass(frozen=True)
class Ward:
    """An invented ward: whole LSOAs of one district."""

    code: str
    name: str
    district: District
    lsoas: tuple[Lsoa, ...]

    @property
    def outline(self) -> Outline:
        """The border of its LSOAs taken together."""
        return Outline(self.code, self.name, tessellation.dissolve([each.outline.rings[0] for each in self.lsoas]))


@cache
def wards() -> tuple[Ward, ...]:
    """Every ward of the land, by code, those beyond the force too."""
    blocks: list[tuple[Lsoa, ...]] = []
    for _, block in groupby(sorted(lsoas(), key=_block), key=_block):
        found = tuple(block)
        if blocks and len(found) < FEWEST and blocks[-1][0].district == found[0].district:
            blocks[-1] += found
        else:
            blocks.append(found)
    names = [f"{first} {second}" for second in _SECOND.split() for first in _FIRST.split()]
    return tuple(
        Ward(f"X05{number:06}", name, found[0].district, found)
        for number, (name, found) in enumerate(zip(names, blocks, strict=False), 1)
    )


@cache
def ward_of() -> dict[str, Ward]:
    """The ward of each LSOA, by the LSOA's code."""
    return {lsoa.code: ward for ward in wards() for lsoa in ward.lsoas}


def _block(lsoa: Lsoa) -> tuple[District, int, int]:
    column, row = lsoa.at
    return lsoa.district, column // ACROSS, row // ACROSS
