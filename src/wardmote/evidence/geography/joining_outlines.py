"""Outlines of larger places from those of the smaller ones they are made of, and from boundaries taken in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import reduce

import shapely

from wardmote.evidence.geography.outlines import Outline, Ring


def outlines_taken_in(boundaries: Mapping[str, bytes], names: Mapping[str, str]) -> dict[str, Outline]:
    """The outlines (WKB in National Grid metres) of those places that have a name here, by code."""
    return {
        code: Outline(code, name, _rings(shapely.from_wkb(boundaries[code])))
        for code, name in names.items()
        if code in boundaries
    }


def joined_outlines(
    outlines: Mapping[str, Outline], parts: Mapping[str, str], names: Mapping[str, str]
) -> dict[str, Outline]:
    """The outline of every place that smaller ones (code to that of the larger) make up, without what lies between."""
    members: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for code, larger in parts.items():
        if code in outlines:
            members[larger].append(_area(outlines[code].rings))
    return {
        code: Outline(code, names.get(code, code), _rings(shapely.union_all(found)))
        for code, found in sorted(members.items())
    }


def _area(rings: Iterable[Ring]) -> shapely.Geometry:
    """What closed rings fill by the even-odd rule."""
    polygons = (shapely.make_valid(shapely.Polygon(ring)) for ring in rings)
    return reduce(shapely.symmetric_difference, polygons, shapely.Polygon())


def _rings(area: shapely.Geometry) -> tuple[Ring, ...]:
    polygons = [each for each in shapely.get_parts(area) if each.geom_type == "Polygon"]
    lines = (line for each in polygons for line in (each.exterior, *each.interiors))
    return tuple(tuple((float(x), float(y)) for x, y in line.coords) for line in lines)
