"""From the columns by which a record says where its rows were, to the district each lies in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wardmote.errors import Missing
from wardmote.evidence.geography.districts import district
from wardmote.evidence.geography.resolution import resolve

UNLOCATED = "unlocated"


@dataclass(frozen=True)
class Located:
    """District code and name; no code and the name “unlocated” where nothing tells.

    `unknown` says that a place was given and no look-up knows it; `disagrees`, that what was given leads two ways.
    """

    code: str
    name: str
    unknown: bool = False
    disagrees: bool = False


NOWHERE = Located("", UNLOCATED)
Locate = Callable[..., Located]


def locator(place: Sequence[str]) -> Locate:
    """How rows are located whose place stands in these columns: a function of their values, in the same order.

    By the code of a district where there is one, even one no look-up knows; else by the code and name of an LSOA; else
    a row of another kind of place has no district, and the place's own name.
    """
    if tuple(place) == ("lsoa_code", "lsoa_name"):
        return _by_lsoa
    return lambda *values: _by_columns(dict(zip(place, values, strict=True)))


def _by_lsoa(code: str, name: str = "") -> Located:
    if not code and not name:
        return NOWHERE
    found = resolve(code, name)
    if found.district is None:
        return Located("", UNLOCATED, unknown=True)
    return Located(found.district.code, found.district.name, disagrees=found.disagrees)


def _by_columns(given: dict[str, str]) -> Located:
    code = given.get("district_code", "").strip().upper()
    # Nine characters as the Office for National Statistics writes them; -1 and the like say nothing.
    if len(code) == NINE and code.isalnum():
        return _by_district(code)
    by_lsoa = _by_lsoa(given.get("lsoa_code", ""), given.get("lsoa_name", ""))
    return by_lsoa if by_lsoa.code or not given.get("place") else Located("", given["place"])


NINE = 9


def _by_district(code: str) -> Located:
    try:
        found = district(code)
    except Missing:
        return Located(code, code)
    return Located(found.code, found.name)
