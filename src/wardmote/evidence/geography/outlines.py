"""Outlines of places in British National Grid metres, from the small JSON extracts that packs ship.

An extract is one JSON object: `format` (1), `grid` ("EPSG:27700"), `title`, `dated`, `made_from`, `licence`,
`attribution` and `shapes`, a list of objects with `code`, `name` and `rings`. A ring is a closed list of [easting,
northing] in whole metres. A shape of several parts, or with holes, has several rings and is filled by the even-odd
rule. Neighbours share the very points of their border.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wardmote.errors import Invalid, Missing

FORMAT = 1
GRID = "EPSG:27700"

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Outline:
    """The outline of one place: closed rings of (easting, northing) in metres, filled by the even-odd rule."""

    code: str
    name: str
    rings: tuple[Ring, ...]


def read_outlines(path: Path) -> dict[str, Outline]:
    """Code to outline, in the file's order. Raises Missing or Invalid (file, shape, remedy)."""
    return {outline.code: outline for outline in _outlines(path)}


def _outlines(path: Path) -> Iterator[Outline]:
    whole = _whole(path)
    seen: set[str] = set()
    for number, shape in enumerate(whole["shapes"], 1):
        where = f"{path}, shape {number}"
        if not isinstance(shape, dict) or not {"code", "name", "rings"} <= set(shape):
            raise Invalid(f"{where} is not an object with a code, a name and rings.", instead=_REMEDY)
        if shape["code"] in seen:
            raise Invalid(f"{where}: the code {shape['code']} stands twice.", instead="Join the two into one shape.")
        seen.add(shape["code"])
        yield Outline(shape["code"], shape["name"], tuple(_ring(ring, where) for ring in shape["rings"]))


_REMEDY = "Make the extract again, or take an earlier copy of it."


def _whole(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise Missing(f"There is no outline extract {path}.", instead="Name one that the pack has.")
    try:
        whole = json.loads(path.read_text("utf-8"))
    except ValueError as problem:
        raise Invalid(f"{path} is not JSON in UTF-8: {problem}.", instead=_REMEDY) from problem
    if not isinstance(whole, dict) or (whole.get("format"), whole.get("grid")) != (FORMAT, GRID):
        raise Invalid(f"{path} is not an outline extract of format {FORMAT} in {GRID}.", instead=_REMEDY)
    if not isinstance(whole.get("shapes"), list):
        raise Invalid(f"{path} has no list of shapes.", instead=_REMEDY)
    return whole


def _ring(ring: Any, where: str) -> Ring:
    try:
        points = tuple((float(easting), float(northing)) for easting, northing in ring)
    except (TypeError, ValueError) as problem:
        raise Invalid(f"{where} has a ring that is not pairs of numbers.", instead=_REMEDY) from problem
    if len(points) < 4 or points[0] != points[-1]:
        raise Invalid(f"{where} has a ring that does not come back to where it began.", instead=_REMEDY)
    return points
