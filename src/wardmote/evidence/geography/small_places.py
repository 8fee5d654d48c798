"""The places within districts that figures can be asked of: LSOAs, and the wards their rows are counted in."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from wardmote.errors import Missing
from wardmote.evidence.geography.districts import District, Place
from wardmote.evidence.geography.placing import WardLookUp

LEVELS = ("ward", "lsoa")


@dataclass(frozen=True)
class SmallPlaces:
    """The LSOAs of some districts, of either census, by code with name and district; wards where a look-up is held."""

    lsoas: Mapping[str, tuple[str, District]]
    wards: WardLookUp | None = None

    @cached_property
    def of_wards(self) -> Mapping[str, frozenset[str]]:
        """Ward to the LSOAs whose rows are counted in it."""
        found: dict[str, set[str]] = defaultdict(set)
        for lsoa in self.lsoas if self.wards else ():
            if ward := self.wards.ward(lsoa).code if self.wards else "":
                found[ward].add(lsoa)
        return {ward: frozenset(lsoas) for ward, lsoas in sorted(found.items())}

    @property
    def levels(self) -> tuple[str, ...]:
        """The kinds of place that figures can be asked of, the larger first."""
        return LEVELS if self.of_wards else LEVELS[1:] if self.lsoas else ()

    def codes(self, level: str) -> tuple[str, ...]:
        """Every place of that level, by code."""
        return tuple(sorted(self.of_wards if level == "ward" else self.lsoas))

    def name(self, code: str) -> str:
        """What a place is called; its code where nothing says."""
        if code in self.lsoas:
            return self.lsoas[code][0] or code
        home = self.of_wards.get(code)
        return self.wards.ward(min(home)).name if home and self.wards else code

    def place(self, code: str) -> Place:
        """The ward or LSOA of that code as a place; raises Missing."""
        if code in self.lsoas:
            return Place(code, self.name(code), (self.lsoas[code][1],), "lsoa", frozenset({code}))
        if code not in self.of_wards:
            raise Missing(f"No ward or LSOA known here has the code {code}.", instead="Find it by its name.")
        lsoas = self.of_wards[code]
        return Place(code, self.name(code), tuple(sorted({self.lsoas[each][1] for each in lsoas})), "ward", lsoas)

    def parts(self, place: Place, level: str) -> dict[str, str]:
        """Each LSOA of a place, and the part of that level that its rows are counted in: itself, or its ward."""
        here = [
            code
            for code, (_, district) in self.lsoas.items()
            if (code in place.lsoas if place.is_small else district in place.districts)
        ]
        if level == "lsoa" or self.wards is None:
            return {code: code for code in here}
        return {code: ward for code in here if (ward := self.wards.ward(code).code)}
