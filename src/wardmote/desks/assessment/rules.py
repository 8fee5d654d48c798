"""What a draft changes, set against the last assessment of the place; and a figure's record in two. Plain Python."""

import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from wardmote.evidence.periods import Month, Period

#: Roles that put an assessment out, having read it; an analyst builds it.
ISSUES = ("csp_manager", "chair")
READS = ("analyst", *ISSUES)
YEAR = 12


def changes_between(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> dict[str, Any]:
    """What differs between two records (the content of assessment.json), the earlier of which may not be there.

    - `period`: the period of the earlier one, empty where there is none.
    - `extracts`: names of extracts with what became of each: "new", "issued again" or "no longer used".
    - `series`: figures' labels without place that only the later has, each once, and those only the earlier has.
    - `figures`: (id, label, value before, value after) of every figure whose value differs.
    """
    if before is None:
        return {"period": "", "extracts": [], "new": [], "gone": [], "figures": []}
    was, now = before["extracts"], after["extracts"]
    old = {each["id"]: each for each in before["figures"]}
    new = {each["id"]: each for each in after["figures"]}
    return {
        "period": before["assessment"]["period"],
        "extracts": [
            *([name, "new"] for name in sorted(now.keys() - was.keys())),
            *(
                [name, "issued again"]
                for name in sorted(now.keys() & was.keys())
                if was[name]["sha256"] != now[name]["sha256"]
            ),
            *([name, "no longer used"] for name in sorted(was.keys() - now.keys())),
        ],
        "new": [new[name]["label"] for name in new if name not in old],
        "gone": [old[name]["label"] for name in old if name not in new],
        "figures": [
            [name, new[name]["label"], old[name]["value"], new[name]["value"]]
            for name in new
            if name in old and old[name]["value"] != new[name]["value"]
        ],
    }


def period_to_assess(months: frozenset[str]) -> Period | None:
    """The year that ends with the latest month there is evidence of; None where there is none."""
    if not months:
        return None
    last = Month.parse(max(months))
    return Period(last - (YEAR - 1), last)


def apart(record: dict[str, Any]) -> tuple[dict[str, Any], list[str], bytes]:
    """A record without its cells, the kinds they count (none where one is of a small area), and the cells, packed."""
    provenance = record.get("provenance", {})
    cells = provenance.get("inputs", [])
    kinds = sorted({cell["kind"] for cell in cells}) if not any(cell.get("lsoa") for cell in cells) else []
    kept = {name: value for name, value in provenance.items() if name != "inputs"}
    return {**record, "provenance": kept}, kinds, zlib.compress(json.dumps(cells).encode(), 1)


def together(record: dict[str, Any], cells: bytes) -> dict[str, Any]:
    """The record as issued, from its two parts."""
    inputs = json.loads(zlib.decompress(cells))
    return {**record, "provenance": {**record["provenance"], "inputs": inputs}}


def still_open(gap: str, areas: Sequence[str], left: Mapping[str, Sequence[str] | None]) -> tuple[str, ...] | None:
    """In which areas a gap is still open: none named where in every one, None where in none.

    `areas` are those it bears on (none named: every one); `left` is, for each area that has an assessment, what its
    current one leaves open (None where it does not say).
    """
    concerned = tuple(areas) or tuple(left)
    still = tuple(area for area in concerned if (names := left.get(area)) is None or gap in names)
    if not still and concerned:
        return None
    return tuple(areas) if len(still) == len(concerned) else still
