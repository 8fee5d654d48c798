"""Local authority districts of England and Wales, dated, with the older and later names publishers still use.

The tables are in `data/`; `data/README.md` says what each is made from. They are read when first asked for.
"""

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

from wardmote.errors import Missing

LOOKUP_DATED = (
    "LSOA of 2011 to local authority district, and the names and codes of districts, as at May 2022: Office for "
    "National Statistics, postcode to output area, LSOA, MSOA and district look-up, May 2022. Districts formed on "
    "1 April 2023 are known by name only. Contains OS data © Crown copyright and database right 2022. Contains Royal "
    "Mail data © Royal Mail copyright and database right 2022. Source: Office for National Statistics licensed under "
    "the Open Government Licence v.3.0."
)


@dataclass(frozen=True, order=True)
class District:
    """A local authority district: nine-character code of the Office for National Statistics, and its name."""

    code: str
    name: str


class Somewhere(Protocol):
    """Rows of one place: the codes of its district and, where it was asked for, of its LSOA."""

    @property
    def district_code(self) -> str: ...
    @property
    def lsoa_code(self) -> str: ...


@dataclass(frozen=True)
class Place:
    """A statutory area, or several areas worked as one: what a report is about. `slug` goes into file names.

    A place within a district is of another `level` ("ward" or "lsoa"): `slug` is then its code, and `lsoas` are the
    codes of the small areas it is made of, of either census.
    """

    slug: str
    name: str
    districts: tuple[District, ...]
    level: str = "district"
    lsoas: frozenset[str] = frozenset()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its districts, in its own order."""
        return tuple(each.code for each in self.districts)

    @property
    def is_small(self) -> bool:
        """Whether it is a place within a district."""
        return self.level != "district"

    def holds(self, cell: Somewhere) -> bool:
        """Whether the rows of a cell lie in it. Of a small place, only cells that were asked for by LSOA can tell."""
        return cell.district_code in self.codes and (not self.is_small or cell.lsoa_code in self.lsoas)


@cache
def districts() -> tuple[District, ...]:
    """Every district of England and Wales in May 2022, by code. Made-up districts are not among them."""
    return tuple(District(row["code"], row["name"]) for row in table("districts.csv"))


@cache
def made_up_districts() -> tuple[District, ...]:
    """Districts that exist in invented evidence only. Their codes begin with X, as no real one does."""
    return tuple(District(row["code"], row["name"]) for row in table("made_up_districts.csv"))


def district(code: str) -> District:
    """The district of that code: present, formed later or made up; raises Missing when none has it."""
    found = _by_code().get(code.strip().upper())
    if found is None:
        raise Missing(
            f"No district of England or Wales has the code {code!r}.",
            instead="Give a nine-character code such as E07000118, as the Office for National Statistics writes it.",
        )
    return found


@cache
def later_districts() -> tuple[tuple[District, tuple[str, ...]], ...]:
    """Districts formed after the look-up was dated, each with the codes of those it replaced."""
    rows = tomllib.loads(files(__package__).joinpath("data/later_districts.toml").read_text("utf-8"))["district"]
    return tuple((District(row["code"], row["name"]), tuple(row["replaces"])) for row in rows)


@cache
def by_name() -> dict[str, District]:
    """Case-folded name to district: present names, names LSOAs still carry, later districts and made-up ones."""
    present = {each.code: each for each in districts()}
    names = {each.name.casefold(): each for each in districts()}
    names |= {row["name"].casefold(): present[row["district_code"]] for row in table("other_names.csv")}
    names |= {each.name.casefold(): each for each, _ in later_districts()}
    return names | {each.name.casefold(): each for each in made_up_districts()}


def table(name: str) -> list[dict[str, str]]:
    """The rows of a CSV of this package's data."""
    return list(csv.DictReader(files(__package__).joinpath("data", name).read_text("utf-8").splitlines()))


@cache
def _by_code() -> dict[str, District]:
    every = (*districts(), *(each for each, _ in later_districts()), *made_up_districts())
    return {each.code: each for each in every}
