"""GeoJSON: shapes in WGS 84 unless the file says that they are on the British National Grid."""

import json
from pathlib import Path
from typing import Any

import shapely

from wardmote.errors import Invalid
from wardmote.evidence.geography.reference.boundaries import NATIONAL_GRID, WGS84, Shapes

REMEDY = "Fetch it again from the publisher, as GeoJSON."
# Degrees never reach this; grid metres nearly always do.
NO_DEGREES = 400


def read_geojson(path: Path, name: str) -> Shapes:
    """The shapes of a feature collection. Raises Invalid for a file that is none, or on a grid we do not know."""
    try:
        whole = json.loads(path.read_text("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        raise Invalid(f"{name} is not JSON in UTF-8 ({str(problem)[:80]}).", instead=REMEDY) from problem
    if isinstance(whole, dict) and whole.get("type") == "Topology":
        raise Invalid(f"{name} is TopoJSON, which is not read here.", instead="Give the same boundaries as GeoJSON.")
    features = whole.get("features") if isinstance(whole, dict) and whole.get("type") == "FeatureCollection" else None
    if not isinstance(features, list) or not features:
        raise Invalid(f"{name} is not a collection of shapes.", instead=REMEDY)
    geometries, properties = [], []
    for number, feature in enumerate(features, start=1):
        if not isinstance(feature, dict):
            raise Invalid(f"{name}, shape {number:,} is not a feature.", instead=REMEDY)
        geometries.append(_geometry(feature.get("geometry"), f"{name}, shape {number:,}"))
        told = feature.get("properties")
        properties.append(told if isinstance(told, dict) else {})
    said = {key: value for key, value in whole.items() if key not in ("features", "crs", "bbox")}
    return Shapes(_grid(whole.get("crs"), geometries, name), json.dumps(said), properties, geometries)


def _geometry(given: Any, where: str) -> Any:
    if given is None:
        return None
    try:
        return shapely.force_2d(shapely.from_geojson(json.dumps(given)))
    except (shapely.errors.ShapelyError, ValueError, TypeError) as problem:
        raise Invalid(f"{where} cannot be drawn ({str(problem)[:80]}).", instead=REMEDY) from problem


def _grid(crs: Any, geometries: list[Any], name: str) -> str:
    said = json.dumps(crs) if crs else ""
    if "27700" in said:
        return NATIONAL_GRID
    if said and not any(word in said for word in ("CRS84", "4326", "WGS84", "WGS 84")):
        raise Invalid(
            f"{name} is on a grid that is not read here ({said[:80]}).",
            instead="Give it in WGS 84 longitude and latitude, or on the British National Grid.",
        )
    far = max((abs(bound) for each in geometries if each is not None for bound in each.bounds), default=0)
    # Files from before 2016 may be on the grid and not say so.
    return NATIONAL_GRID if not said and far > NO_DEGREES else WGS84
