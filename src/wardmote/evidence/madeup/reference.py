"""Invented geography: wards, people, deprivation and outlines of the made-up land, as publishers lay them out."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from wardmote.evidence.geography.outlines import Outline
from wardmote.evidence.madeup.land import lsoas
from wardmote.evidence.madeup.wards import ward_of, wards
from wardmote.evidence.madeup.writing import as_csv
from wardmote.evidence.periods import Month

FOLDER = "geography"
LOOK_UP = ("LSOA11CD", "LSOA11NM", "WD24CD", "WD24NM", "LAD24CD", "LAD24NM")
PEOPLE = ("LSOA11CD", "LSOA11NM", "All Ages")
DEPRIVATION = (
    "LSOA code (2011)",
    "LSOA name (2011)",
    "Index of Multiple Deprivation (IMD) Score",
    "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)",
    "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)",
)
TENTHS = 10
GRID = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}


def geography_files(seed: int, first: Month, last: Month) -> Iterator[tuple[str, bytes]]:
    """The land's look-up, people, index and outlines: their names and their bytes. They are the same for every seed and
    all months, for the land is."""
    land = lsoas()
    placed = [(each, ward_of()[each.code]) for each in land]
    look_up = [(a.code, a.name, ward.code, ward.name, a.district.code, a.district.name) for a, ward in placed]
    yield f"{FOLDER}/made-up-lsoa11-to-ward-december-2024-to-district.csv", as_csv(LOOK_UP, look_up)
    yield f"{FOLDER}/made-up-population-mid-2024-lsoa11.csv", as_csv(PEOPLE, [(a.code, a.name, a.people) for a in land])
    yield f"{FOLDER}/made-up-index-of-multiple-deprivation.csv", as_csv(DEPRIVATION, _deprivation())
    yield f"{FOLDER}/made-up-wards-december-2024.geojson", _drawn("WD24", (each.outline for each in wards()))
    yield f"{FOLDER}/made-up-lsoa-december-2011.geojson", _drawn("LSOA11", (each.outline for each in land))


def _deprivation() -> list[tuple[Any, ...]]:
    """The more happens in a place for each person, the more deprived it is said to be."""
    ranked = sorted(lsoas(), key=lambda each: -each.weight)
    rank = {each.code: number for number, each in enumerate(ranked, start=1)}
    return [
        (each.code, each.name, f"{15 * each.weight:.3f}", number, 1 + TENTHS * (number - 1) // len(ranked))
        for each in lsoas()
        for number in [rank[each.code]]
    ]


def _drawn(prefix: str, outlines: Iterable[Outline]) -> bytes:
    features = [
        {
            "type": "Feature",
            "properties": {f"{prefix}CD": each.code, f"{prefix}NM": each.name},
            "geometry": {"type": "Polygon", "coordinates": [list(map(list, ring)) for ring in each.rings]},
        }
        for each in outlines
    ]
    whole = {"type": "FeatureCollection", "name": "made up", "crs": GRID, "features": features}
    return json.dumps(whole, separators=(",", ":")).encode()
