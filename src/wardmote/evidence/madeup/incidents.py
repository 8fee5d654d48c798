"""What happens in one invented month: counts with season, trend and more than chance's spread, then rows."""

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from math import cos, exp, pi
from random import Random

from wardmote.evidence.geography import District, made_up_districts
from wardmote.evidence.madeup.land import Lsoa, Street, lsoas, people
from wardmote.evidence.periods import Month

TREND_YEAR, TREND_LASTS = 2024, 5
#: Shares of rows, near what police files show: without a place; the same in one month of the year that went wrong;
#: at an LSOA outside the force; at a coordinate that cannot be; listed twice under one id; antisocial behaviour twice.
UNLOCATED, UNLOCATED_BADLY = 0.055, 0.145
OUTSIDE, ODD, TWICE, REPEATED = 0.008, 0.002, 0.004, 0.03
ODD_COORDINATES = ((-6.889, 49.911), (1.729, 52.481), (0.0, 0.0))
OUTCOMES = (
    ("Unable to prosecute suspect", 0.37),
    ("Investigation complete; no suspect identified", 0.27),
    ("Status update unavailable", 0.19),
    ("Awaiting court outcome", 0.05),
    ("Court result unavailable", 0.05),
    ("Local resolution", 0.04),
    ("Further investigation is not in the public interest", 0.02),
    ("Action to be taken by another organisation", 0.01),
)


@dataclass(frozen=True)
class Kind:
    """A kind of incident; `kinds.toml` says what the numbers mean."""

    name: str
    rate: float
    season: float
    peak: int
    yearly: float
    dispersion: float
    town: float
    outcomes: bool


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind, in the publisher's words."""
    return tuple(Kind(**each) for each in tomllib.loads(files(__package__).joinpath("kinds.toml").read_text())["kind"])


def rows(seed: int, month: Month, force: str) -> Iterator[tuple[str, ...]]:
    """The rows of a month in the order a publisher has them: by LSOA, those without a place last.

    Columns are those of a police street file. A month is the same whichever months are made with it.
    """
    chance = Random(f"made-up incidents, seed {seed}, {month}")
    share = UNLOCATED_BADLY if _goes_wrong(seed, month) else UNLOCATED
    made = [row for kind in kinds() for row in _of_a_kind(seed, chance, month, force, kind, share)]
    return iter(sorted(made, key=lambda row: (not row[7], row[7], row[0], row[9], row[6])))


def expected(kind: Kind, month: Month, district: District) -> float:
    """How many of a kind a district is to expect in a month: people, season and trend, before any chance."""
    season = 1 + kind.season * cos(2 * pi * (month.number - kind.peak) / 12)
    years = month.year + (month.number - 0.5) / 12 - TREND_YEAR
    levelled = max(-TREND_LASTS, min(TREND_LASTS, years))
    return kind.rate * people(district.code) / 1000 * season * (1 + kind.yearly) ** levelled


def _of_a_kind(
    seed: int, chance: Random, month: Month, force: str, kind: Kind, unlocated: float
) -> Iterator[tuple[str, ...]]:
    for district in made_up_districts()[:-1]:
        mean = expected(kind, month, district)
        # A gamma-distributed level for the month makes the counts vary more than Poisson's: variance / mean.
        shape = mean / (kind.dispersion - 1)
        count = poisson(chance, chance.gammavariate(shape, mean / shape))
        places, reach = _places(kind, district), _reach(kind, district)
        for place in chance.choices(places, cum_weights=reach, k=count):
            if chance.random() < OUTSIDE:
                place = _outside(chance)
            number = hashlib.sha256(f"{seed} {month} {kind.name} {chance.random()}".encode()).hexdigest()
            row = _row(chance, number if kind.outcomes else "", month, force, kind, place, unlocated)
            yield row
            if chance.random() < (TWICE if kind.outcomes else REPEATED):
                yield (*row[:10], _outcome(chance), "") if kind.outcomes else row


def _row(
    chance: Random, number: str, month: Month, force: str, kind: Kind, place: tuple[Lsoa, Street], unlocated: float
) -> tuple[str, ...]:
    lsoa, street = place
    outcome = _outcome(chance) if kind.outcomes else ""
    if chance.random() < unlocated:
        return (number, str(month), force, force, "", "", "No Location", "", "", kind.name, outcome, "")
    longitude, latitude = street.longitude, street.latitude
    if chance.random() < ODD:
        longitude, latitude = ODD_COORDINATES[int(chance.random() * len(ODD_COORDINATES))]
    where = (f"{longitude:.6f}", f"{latitude:.6f}", f"On or near {street.name}", lsoa.code, lsoa.name)
    return (number, str(month), force, force, *where, kind.name, outcome, "")


@cache
def _places(kind: Kind, district: District) -> list[tuple[Lsoa, Street]]:
    """Every street of a district with its LSOA. The kind is asked for so that it pairs with `_reach`."""
    return [(lsoa, street) for lsoa in lsoas() if lsoa.district == district for street in lsoa.streets]


@cache
def _reach(kind: Kind, district: District) -> list[float]:
    """Cumulative weights of those streets: people, and how strongly the kind gathers in towns."""
    return list(accumulate(lsoa.people * lsoa.weight**kind.town for lsoa, _ in _places(kind, district)))


def _outside(chance: Random) -> tuple[Lsoa, Street]:
    beyond = [lsoa for lsoa in lsoas() if lsoa.district == made_up_districts()[-1]]
    lsoa = beyond[int(chance.random() * len(beyond))]
    return lsoa, lsoa.streets[int(chance.random() * len(lsoa.streets))]


def _outcome(chance: Random) -> str:
    return chance.choices([name for name, _ in OUTCOMES], [share for _, share in OUTCOMES])[0]


def _goes_wrong(seed: int, month: Month) -> bool:
    """One month of each year comes with far fewer places, as really happens."""
    return month.number == 1 + int(12 * Random(f"made-up places, seed {seed}, {month.year}").random())


def poisson(chance: Random, mean: float) -> int:
    """A Poisson count, by counting arrivals in steps short enough for the exponential not to vanish."""
    count = 0
    while mean > 0:
        step = min(mean, 500.0)
        mean -= step
        threshold, product = exp(-step), chance.random()
        while product > threshold:
            count += 1
            product *= chance.random()
    return count
