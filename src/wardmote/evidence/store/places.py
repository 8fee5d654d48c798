"""Where the rows of one file lie, by district, and which of them are odd."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from wardmote.evidence.geography import resolve

# A district with fewer than this share of a file's located rows is not one the force usually works in. The smallest of
# Lancashire's fourteen has 2.4 % and the largest stray 0.1 %, in 35 months of published files.
USUAL_SHARE = 0.005


@dataclass(frozen=True)
class Whereabouts:
    """Rows by district code; rows outside the force's usual districts, rows whose LSOA code and name lead to different
    districts, and rows whose LSOA is known to no look-up."""

    districts: Mapping[str, int]
    outside: Mapping[str, int]
    disagreements: int
    unknown: int


def whereabouts(places: Mapping[tuple[str, str], int]) -> Whereabouts:
    """Resolve each (LSOA code, name) pair once and add up its rows."""
    districts: Counter[str] = Counter()
    names: dict[str, str] = {}
    disagreements = unknown = 0
    for (code, name), rows in places.items():
        found = resolve(code, name)
        disagreements += rows if found.disagrees else 0
        if found.district is None:
            unknown += rows
        else:
            districts[found.district.code] += rows
            names[found.district.code] = found.district.name
    usual = usual_districts(districts)
    outside = {
        names[code]: districts[code]
        for code in sorted(districts, key=lambda c: (-districts[c], c))
        if code not in usual
    }
    return Whereabouts(dict(sorted(districts.items())), outside, disagreements, unknown)


def usual_districts(districts: Mapping[str, int]) -> frozenset[str]:
    """The districts that hold enough of a file's rows to be the force's own."""
    located = sum(districts.values())
    return frozenset(code for code, rows in districts.items() if rows >= located * USUAL_SHARE)
