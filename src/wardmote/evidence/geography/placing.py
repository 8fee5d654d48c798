"""Which ward an LSOA's rows are counted in, by best fit, whichever census drew the LSOA."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

How = Literal["look-up", "forerunners", "successors", "none"]
NO_WARD = "no ward known"
# Shares of an LSOA that are as good as the whole of it: what is left is a sliver between two drawings of one line.
WHOLE = 0.99


@dataclass(frozen=True)
class Placed:
    """A ward, and how it was found. `whole` is false where some of the LSOA is known to lie in another ward."""

    code: str
    name: str
    how: How
    whole: bool = True


NOWHERE = Placed("", NO_WARD, "none")


@dataclass(frozen=True)
class WardLookUp:
    """Wards of one vintage. `direct` leads from LSOAs to wards with their names and shares (`None` where a look-up
    gives none); `back` and `forth` lead from LSOAs to those of the census before and after, with shares."""

    vintage: str
    files: tuple[str, ...]
    direct: Mapping[str, Mapping[str, tuple[str, float | None]]]
    back: Mapping[str, Mapping[str, float | None]]
    forth: Mapping[str, Mapping[str, float | None]]
    _found: dict[str, Placed] = field(default_factory=dict, compare=False)

    def ward(self, lsoa: str) -> Placed:
        """The ward of an LSOA: by the look-up, else by the LSOAs it came of, else by those it became."""
        if lsoa not in self._found:
            self._found[lsoa] = self._place(lsoa)
        return self._found[lsoa]

    @property
    def codes(self) -> frozenset[str]:
        """Every ward the look-up leads to."""
        return frozenset(ward for wards in self.direct.values() for ward in wards)

    def notes(self, lsoas: Iterable[str]) -> tuple[str, ...]:
        """What must be said beside a table that placed rows of these LSOAs."""
        placed = {lsoa: self.ward(lsoa) for lsoa in lsoas if lsoa}
        by = " and ".join(self.files)
        said = [f"Wards as they stood in {self.vintage}: all rows of an LSOA are in one ward (best fit), by {by}."]
        by_change = sum(each.how in ("forerunners", "successors") for each in placed.values())
        if by_change:
            said.append(
                f"{by_change:,} LSOAs are not in that look-up and are placed by those of the other census that they "
                "came of or became."
            )
        if parted := sum(not each.whole for each in placed.values()):
            said.append(f"{parted:,} LSOAs lie partly in another ward than the one their rows are counted in.")
        if lost := sum(each.how == "none" for each in placed.values()):
            said.append(f"{lost:,} LSOAs are in no ward of that look-up; their rows show as “{NO_WARD}”.")
        return tuple(said)

    def _place(self, lsoa: str) -> Placed:
        if found := self._best({lsoa: 1.0}, "look-up"):
            return found
        return (
            self._best(self.back.get(lsoa, {}), "forerunners")
            or self._best(self.forth.get(lsoa, {}), "successors")
            or NOWHERE
        )

    def _best(self, parts: Mapping[str, float | None], how: How) -> Placed | None:
        """The ward with most of the parts. Without shares, and with parts in several wards, there is no telling."""
        names: dict[str, str] = {}
        shares: dict[str, float] = defaultdict(float)
        told = all(share is not None for share in parts.values()) or len(parts) == 1
        for part, share in parts.items():
            wards = self.direct.get(part, {})
            alone = len(wards) == 1
            told = told and bool(wards) and (alone or all(each is not None for _, each in wards.values()))
            for code, (name, of_part) in wards.items():
                names[code] = name
                shares[code] += (1.0 if share is None else share) * (1.0 if of_part is None else of_part)
        if not shares or (len(shares) > 1 and not told):
            return None
        best = min(shares, key=lambda code: (-shares[code], code))
        everything = sum(1.0 if share is None else share for share in parts.values())
        return Placed(best, names[best], how, whole=shares[best] >= WHOLE * everything)
