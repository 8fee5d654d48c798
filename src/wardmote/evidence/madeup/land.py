"""The invented land: an island in the open North Sea, cut into LSOAs of three districts, with a skerry beyond.

It is always the same, whatever the seed of the incidents, so that a pack can ship its outlines. It lies where the
National Grid has only water, so that a map of it can be taken for no real place.
"""

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from random import Random
from string import ascii_uppercase

from wardmote.evidence.geography import District, made_up_districts
from wardmote.evidence.geography.national_grid import to_longitude_latitude
from wardmote.evidence.geography.outlines import Outline
from wardmote.evidence.madeup import tessellation
from wardmote.evidence.madeup.tessellation import Cell

#: A word no real street has: where it turns up in a log or an address, made-up evidence has leaked.
CANARY = "Wexquill"

#: The seed of the land itself, apart from the seed of what happens on it.
LAND = "land of Mereshire"

STREETS_AN_LSOA = 12
_FIRST = "Alder Barley Chandler Dunlin Ember Fallow Garner Hazel Ivory Juniper Kestrel Larch Mallow Nettle Osier Pewter"
_SECOND = (
    "Bank Close Court Drove Garth Green Hill Lane Mews Parade Quay Rise Road Row Street Terrace Walk Way Wharf Yard"
)
_AGAIN = "Old New Upper Lower North South East West"
_COMMON = (
    "Parking Area",
    "Supermarket",
    "Sports/Recreation Area",
    "Petrol Station",
    "Shopping Area",
    "Park/Open Space",
)


@dataclass(frozen=True)
class Street:
    """A point that incidents are put at, as publishers do instead of the place itself. Degrees on WGS84."""

    name: str
    longitude: float
    latitude: float


@dataclass(frozen=True)
class Lsoa:
    """An invented LSOA. `weight` is how much happens there for each person, 1 being the usual.

    `at` is the column and row of its cell.
    """

    code: str
    name: str
    district: District
    people: int
    weight: float
    streets: tuple[Street, ...]
    outline: Outline
    at: tuple[int, int]


@cache
def lsoas() -> tuple[Lsoa, ...]:
    """Every LSOA of the land, by code; those of the last district lie outside the force."""
    cells = sorted(tessellation.cells(LAND), key=lambda cell: (cell.district, cell.block, cell.column, cell.row))
    named = [
        (f"{district.name} {number:03}{letter}", district, cell)
        for index, district in enumerate(made_up_districts())
        for number, (_, block) in enumerate(groupby(_of(cells, index), key=lambda cell: cell.block), 1)
        for letter, cell in zip(ascii_uppercase, block, strict=False)
    ]
    return tuple(_lsoa(f"X01{number:06}", *each) for number, each in enumerate(named, 1))


def people(district_code: str) -> int:
    """How many made-up people live in a made-up district."""
    return sum(each.people for each in lsoas() if each.district.code == district_code)


def district_outlines() -> tuple[Outline, ...]:
    """The outline of each district: the border of its LSOAs taken together."""
    return tuple(
        Outline(
            each.code,
            each.name,
            tessellation.dissolve([lsoa.outline.rings[0] for lsoa in lsoas() if lsoa.district == each]),
        )
        for each in made_up_districts()
    )


def _of(cells: list[Cell], district: int) -> list[Cell]:
    return [cell for cell in cells if cell.district == district]


def _lsoa(code: str, name: str, district: District, cell: Cell) -> Lsoa:
    chance = Random(f"{LAND}, {code}")
    head_count = 1_300 + int(600 * chance.random())
    weight = cell.centrality * (0.6 + 0.8 * chance.random())
    streets = tuple(_street(code, number, cell, chance) for number in range(STREETS_AN_LSOA))
    outline, at = Outline(code, name, (cell.ring,)), (cell.column, cell.row)
    return Lsoa(code, name, district, head_count, weight, streets, outline, at)


def _street(code: str, number: int, cell: Cell, chance: Random) -> Street:
    """A street inside the cell: somewhere on the way from its middle to a point of its border."""
    first, second = _FIRST.split(), _SECOND.split()
    place = int(code[3:]) * STREETS_AN_LSOA + number
    name = f"{CANARY} {first[place % len(first)]} {second[place // len(first) % len(second)]}"
    if place >= len(first) * len(second):
        name = f"{_AGAIN.split()[place // (len(first) * len(second)) - 1]} {name}"
    if number == 0:
        name = f"{_COMMON[place // STREETS_AN_LSOA % len(_COMMON)]} ({name})"
    out = 0.1 + 0.6 * chance.random()
    far = cell.ring[int(chance.random() * (len(cell.ring) - 1))]
    middle = cell.middle
    longitude, latitude = to_longitude_latitude(
        middle[0] + out * (far[0] - middle[0]), middle[1] + out * (far[1] - middle[1])
    )
    return Street(name, round(longitude, 6), round(latitude, 6))
