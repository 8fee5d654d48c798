"""From what a publisher says of an LSOA, its code and its name, to the district it lies in.

The code is looked up first. A code the look-up does not have (those new in 2021 are not in it) goes by the name: the
Office for National Statistics names an LSOA after its district, as "Chorley 014A".
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from wardmote.evidence.geography.districts import District, by_name, districts, later_districts, table

#: Distinct pairs of code and name in England and Wales, both vintages, are some 40,000.
PAIRS_KEPT = 2**16
#: No LSOA's name is half as long; what is longer is not one, and is not worth reading.
LONGEST_NAME = 100

_NAMED = re.compile(r"\s*(\S.*?)\s+[0-9]{3}[A-Z]{1,2}\s*")


@dataclass(frozen=True)
class Resolution:
    """Where an LSOA lies and how we know.

    `how` is "lookup" (by its code), "name" (by its name alone) or "none" (`district` is then None). `disagrees` is
    true when code and name lead to different districts and one is not the other's forerunner or successor; the code is
    then believed.
    """

    district: District | None
    how: Literal["lookup", "name", "none"]
    disagrees: bool = False


@lru_cache(maxsize=PAIRS_KEPT)
def resolve(lsoa_code: str, lsoa_name: str) -> Resolution:
    """The district of an LSOA, from its code or else its name. Never raises: what says nothing gives how="none"."""
    looked_up = _looked_up(lsoa_code.strip().upper())
    named = _named(lsoa_name)
    if looked_up is not None:
        return Resolution(looked_up, "lookup", disagrees=named is not None and not _agree(looked_up, named))
    return Resolution(named, "name") if named is not None else Resolution(None, "none")


def census_of(codes: Iterable[str]) -> str:
    """The census whose LSOAs these are: 2011 when its look-up knows every code, else 2021; empty for no codes at all.

    Most codes are of both. Those all of which lasted from one to the other are told as of 2011, and mean the same.
    """
    known = [_looked_up(code) is not None for code in codes]
    return "" if not known else "2011" if all(known) else "2021"


def lsoa_runs() -> tuple[tuple[str, str], ...]:
    """First and last code of each run of LSOAs that lie in one district, sorted. No two runs share a code."""
    firsts, lasts, _ = _runs()
    return tuple(zip(firsts, lasts, strict=True))


@cache
def _runs() -> tuple[list[str], list[str], list[District]]:
    """The look-up: first and last code of each run of LSOAs, and its district; sorted, so that it can be bisected."""
    known = {each.code: each for each in districts()}
    rows = table("lsoa_2011.csv")
    return [r["first"] for r in rows], [r["last"] for r in rows], [known[r["district_code"]] for r in rows]


def _looked_up(code: str) -> District | None:
    # Text sorts as numbers do only where the digits are digits: a letter in their place must not fall inside a run.
    if len(code) != 9 or not (code[3:].isascii() and code[3:].isdigit()):
        return None
    firsts, lasts, found = _runs()
    run = bisect_right(firsts, code) - 1
    return found[run] if run >= 0 and code <= lasts[run] else None


def _named(lsoa_name: str) -> District | None:
    named = _NAMED.fullmatch(lsoa_name) if len(lsoa_name) <= LONGEST_NAME else None
    return by_name().get(named[1].casefold()) if named else None


def _agree(looked_up: District, named: District) -> bool:
    return named == looked_up or looked_up.code in _replaced().get(named.code, ())


@cache
def _replaced() -> dict[str, tuple[str, ...]]:
    return {each.code: replaced for each, replaced in later_districts()}
