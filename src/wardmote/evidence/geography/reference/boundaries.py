"""Boundaries from either file format, as outlines in British National Grid metres by the code of their place."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from wardmote.errors import Invalid
from wardmote.evidence.geography.national_grid_inverse import to_easting_northing
from wardmote.evidence.geography.reference import vintages
from wardmote.evidence.geography.reference.drafts import Draft, Found
from wardmote.evidence.geography.reference.levels import FINEST_FIRST, NAMES, level_of
from wardmote.evidence.geography.reference.tables import refuse_no_vintage

NATIONAL_GRID, WGS84 = "EPSG:27700", "WGS 84"
# The grid's metres over Great Britain, with room to spare; degrees lie far outside.
EAST, NORTH = (-100_000, 800_000), (-100_000, 1_400_000)
AREAS = ("Polygon", "MultiPolygon")


@dataclass(frozen=True)
class Shapes:
    """What a file of boundaries holds: for each shape its place in the file, its properties and its geometry.

    `grid` is what its coordinates are of. `told` is what else the file says of itself, to find its date in.
    """

    grid: str
    told: str
    properties: Sequence[Mapping[str, Any]]
    geometries: Sequence[Any]


def draft_of(shapes: Shapes, name: str, given: str) -> Draft:
    """The boundaries, repaired where they cross themselves. Raises Invalid when no property holds codes."""
    column, level = _codes(shapes, name)
    label = _names(shapes, column)
    outlines = _on_the_grid(shapes, name)
    rows: dict[str, list[Any]] = {}
    aside: list[Found] = []
    repaired = 0
    for number, (properties, outline) in enumerate(zip(shapes.properties, outlines, strict=True), start=1):
        code = str(properties.get(column) or "").strip()
        if level_of(code) != level:
            aside.append(Found(number, f"“{code[:40]}” is no code of {NAMES.get(level, level)}"))
        elif outline is None or outline.geom_type not in AREAS or outline.is_empty:
            aside.append(Found(number, f"{code} has no area"))
        elif code in rows:
            aside.append(Found(number, f"{code} is drawn by an earlier shape already"))
        else:
            sound = outline if outline.is_valid else shapely.make_valid(outline)
            repaired += sound is not outline
            rows[code] = [code, str(properties.get(label) or "") if label else "", shapely.to_wkb(sound)]
    if not rows:
        raise Invalid(f"{name}: not one of its {len(shapes.properties):,} shapes is an area with a code.")
    year = vintages.year_of_column(column)
    vintage = given or vintages.of_places(year, name, shapes.told)
    if not vintage:
        raise refuse_no_vintage(name, f"boundaries of {NAMES.get(level, level)}")
    remarks = ["Outlines are kept in British National Grid metres."]
    if shapes.grid == WGS84:
        remarks = [
            "Longitudes and latitudes were turned into National Grid metres, which is good to about five metres."
        ]
    if repaired:
        remarks.append(f"{repaired:,} outlines crossed themselves and were repaired.")
    return Draft(
        kind="boundaries",
        level=level,
        year=year or vintage[:4],
        vintage=vintage,
        title=f"boundaries of {NAMES.get(level, level)}",
        rows=list(rows.values()),
        read=len(shapes.properties),
        aside=tuple(aside),
        remarks=tuple(remarks),
    )


def _codes(shapes: Shapes, name: str) -> tuple[str, str]:
    """The property that holds the codes of what is drawn: of the finest level that nearly every shape has one of."""
    found: dict[str, tuple[str, int]] = {}
    for property_name in _property_names(shapes):
        values = [str(each.get(property_name) or "").strip() for each in shapes.properties]
        levels = Counter(filter(None, map(level_of, values)))
        if levels:
            level, many = levels.most_common(1)[0]
            # A place of its own for each shape: the code of what it lies in stands again and again.
            if many >= 0.7 * len(values) and len(set(values)) > 0.9 * many and level in FINEST_FIRST:
                found[property_name] = level, FINEST_FIRST.index(level)
    if not found:
        raise Invalid(
            f"{name}: no property of its shapes holds codes of wards, LSOAs, districts or other places.",
            instead="Give a file of the Office for National Statistics' boundaries, or one with their codes.",
        )
    best = min(found, key=lambda each: found[each][1])
    return best, found[best][0]


def _names(shapes: Shapes, codes: str) -> str:
    """The property with the names: text in nearly every shape, its own name like that of the codes or saying “name”."""
    stem = codes.upper().removesuffix("CD").removesuffix("_CODE")
    for wanted in (f"{stem}NM", f"{stem}_NAME", "NAME", "DISTRICT"):
        for property_name in _property_names(shapes):
            if property_name.upper() == wanted:
                return property_name
    return ""


def _property_names(shapes: Shapes) -> Iterator[str]:
    yield from dict.fromkeys(name for each in shapes.properties[:50] for name in each)


def _on_the_grid(shapes: Shapes, name: str) -> list[Any]:
    geometries = np.array(list(shapes.geometries), dtype=object)
    if shapes.grid == WGS84:
        geometries = shapely.transform(geometries, to_easting_northing)
    bounds = shapely.total_bounds(geometries)
    inside = not np.isfinite(bounds).all() or (
        EAST[0] <= bounds[0] <= bounds[2] <= EAST[1] and NORTH[0] <= bounds[1] <= bounds[3] <= NORTH[1]
    )
    if not inside:
        raise Invalid(
            f"{name}: its coordinates do not lie in Great Britain as {shapes.grid}.",
            instead="Give it in WGS 84 longitude and latitude, or in British National Grid metres, and let it say so.",
        )
    return list(geometries)
