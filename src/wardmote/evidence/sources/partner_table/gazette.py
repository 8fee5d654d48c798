"""Finds the places that a partner's table names: by code, or by name among those there are."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from wardmote.errors import Missing
from wardmote.evidence.geography.districts import by_name, district, districts
from wardmote.evidence.geography.reference.levels import is_outward, level_of, outward_of
from wardmote.evidence.geography.resolution import resolve

#: From the coarsest to the finest; what is said of a grain is said of all that are finer.
GRAINS = (
    "country",
    "force",
    "county",
    "pair",
    "csp",
    "district",
    "outward postcode",
    "msoa",
    "ward",
    "lsoa",
    "oa",
    "sector",
    "postcode",
)
_KIND_OF_LEVEL = {"police force": "force", "region": "county"}
_TITLES = re.compile(
    r"\b(district|borough|city|metropolitan|county|unitary|council|of|the|csp|community safety partnership|la|area|"
    r"ward)\b"
)
_SECTOR = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? +[0-9]")
_FORCE = re.compile(r"\b(constabulary|police|police force|pfa)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Spot:
    """A place of a table: what kind it is of, its code where it has one, its name, and its district where that is
    known."""

    kind: str
    code: str
    name: str
    district_code: str = ""


@dataclass(frozen=True)
class Gazette:
    """The places a table may name. `wards` maps each ward's code to its name, `within` to its district; `areas` are the
    districts the table is of (codes; all when empty), `own` other places of the provider's by name, with their kind."""

    wards: Mapping[str, str] = field(default_factory=dict)
    within: Mapping[str, str] = field(default_factory=dict)
    areas: tuple[str, ...] = ()
    own: Mapping[str, str] = field(default_factory=dict)

    def find(self, given: str, kind: str = "") -> Spot | None:
        """The place of that code or name; `None` when there is none, or more than one, or of another kind than said."""
        text = " ".join(given.split())
        found = self._by_code(text.upper()) or self._own(text) or self._by_postcode(text.upper())
        found = found or self._by_name(text, kind)
        return found if found is None or not kind or found.kind == kind else None

    def _own(self, text: str) -> Spot | None:
        kinds = {name.casefold(): (name, kind) for name, kind in self.own.items()}
        named = kinds.get(text.casefold())
        return Spot(named[1], "", named[0]) if named else None

    def _by_code(self, code: str) -> Spot | None:
        level = level_of(code)
        if not level:
            return None
        kind = _KIND_OF_LEVEL.get(level, level)
        if kind == "district":
            return _district(code)
        if kind == "ward":
            return Spot(kind, code, self.wards.get(code, code), self.within.get(code, ""))
        if kind == "lsoa":
            found = resolve(code, "").district
            return Spot(kind, code, code, found.code if found else "")
        return Spot(kind, code, code)

    def _by_postcode(self, text: str) -> Spot | None:
        if outward_of(text):
            return Spot("postcode", "", "a whole postcode")
        if _SECTOR.fullmatch(text):
            return Spot("sector", "", text)
        return Spot("outward postcode", text, text) if is_outward(text) else None

    def _by_name(self, text: str, kind: str) -> Spot | None:
        plain = _plain(text)
        if kind in ("", "district", "csp") and (found := self._districts.get(plain)):
            return found if kind != "csp" else Spot("csp", "", found.name, found.district_code)
        if kind in ("", "ward") and len(found_wards := self._wards.get(plain, [])) == 1:
            return found_wards[0]
        if (
            kind in ("", "lsoa")
            and (resolved := resolve("", text).district) is not None
            and plain not in self._districts
        ):
            return Spot("lsoa", "", text, resolved.code)
        if kind in ("force", "county", "country", "pair"):
            return Spot(kind, "", text)
        return Spot("force", "", text) if not kind and _FORCE.search(text) else None

    def nearest(self, given: str) -> str:
        """The known name most like one that was not found; empty when none is."""
        names = {_plain(each.name): each.name for each in self._districts.values()}
        names |= {plain: spots[0].name for plain, spots in self._wards.items()}
        close = difflib.get_close_matches(_plain(given), names, n=1, cutoff=0.75)
        return names[close[0]] if close else ""

    @cached_property
    def _districts(self) -> dict[str, Spot]:
        found = {_plain(each.name): Spot("district", each.code, each.name, each.code) for each in districts()}
        found |= {_plain(name): Spot("district", each.code, each.name, each.code) for name, each in by_name().items()}
        return {name: spot for name, spot in found.items() if not self.areas or spot.code in self.areas} or found

    @cached_property
    def _wards(self) -> dict[str, list[Spot]]:
        found: dict[str, list[Spot]] = {}
        for code, name in self.wards.items():
            home = self.within.get(code, "")
            if not self.areas or home in self.areas:
                found.setdefault(_plain(name), []).append(Spot("ward", code, name, home))
        return found


def _district(code: str) -> Spot:
    try:
        return Spot("district", code, district(code).name, code)
    except Missing:
        return Spot("district", code, code, code)


def _plain(text: str) -> str:
    """A name as compared: lower case, "and" for its sign, without the words for what kind of place it is."""
    plain = text.casefold().replace("&", " and ").replace("’", "'").replace("-", " ").replace(".", " ")
    short = " ".join(_TITLES.sub(" ", plain).replace("'", "").split())
    return short or " ".join(plain.split())
