"""Writes an outline extract: the JSON that `wardmote.evidence.geography.outlines` reads."""

import json
from collections.abc import Iterable
from pathlib import Path


def write(path: Path, about: dict[str, str], shapes: Iterable[tuple[str, str, Iterable]]) -> None:
    """Write (code, name, rings) of each shape, one a line, so that a change can be read. Metres become whole."""
    head = json.dumps({"format": 1, "grid": "EPSG:27700", **about}, ensure_ascii=False, indent=1)[:-2]
    lines = [
        json.dumps(
            {"code": code, "name": name, "rings": [[[int(x), int(y)] for x, y in ring] for ring in rings]},
            separators=(",", ":"),
            ensure_ascii=False,
        )
        for code, name, rings in shapes
    ]
    path.write_text(head + ',\n "shapes": [\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")
