"""Invented collisions with their casualties and vehicles, in the layout of the Department for Transport's yearly files.

A column `made_up`, which no real file has, says that they are invented and of what land.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from wardmote.evidence.geography import District, made_up_districts
from wardmote.evidence.madeup.incidents import poisson
from wardmote.evidence.madeup.land import Lsoa, Street, lsoas, people
from wardmote.evidence.madeup.writing import as_csv
from wardmote.evidence.periods import Month

LAND = "Mereshire (made up)"
FILE_NAME = "road-casualties/dft-road-casualty-statistics-{table}-{year}.csv"
# Collisions a year for each 1,000 people, and the shares of severities of the worst hurt.
RATE = 1.7
SEVERITIES = ((1, 0.014), (2, 0.22), (3, 0.766))
SPEEDS = ((20, 0.15), (30, 0.55), (40, 0.12), (60, 0.18))
# How many are hurt beside the worst, and of what severity those are.
OTHERS = ((0, 0.74), (1, 0.18), (2, 0.06), (3, 0.02))
CLASSES, TYPES = ((1, 0.6), (2, 0.22), (3, 0.18)), ((0, 0.16), (1, 0.14), (5, 0.08), (9, 0.62))
VEHICLES = ((1, 0.08), (5, 0.06), (9, 0.76), (19, 0.1))
TABLES: Mapping[str, Sequence[str]] = {
    "collision": (
        "collision_index",
        "collision_year",
        "collision_ref_no",
        "longitude",
        "latitude",
        "police_force",
        "collision_severity",
        "number_of_vehicles",
        "number_of_casualties",
        "date",
        "day_of_week",
        "time",
        "local_authority_ons_district",
        "speed_limit",
        "light_conditions",
        "lsoa_of_collision_location",
        "collision_injury_based",
        "collision_adjusted_severity_serious",
        "collision_adjusted_severity_slight",
        "made_up",
    ),
    "casualty": (
        "collision_index",
        "collision_year",
        "collision_ref_no",
        "vehicle_reference",
        "casualty_reference",
        "casualty_class",
        "sex_of_casualty",
        "age_of_casualty",
        "casualty_severity",
        "casualty_type",
        "casualty_injury_based",
        "casualty_adjusted_severity_serious",
        "casualty_adjusted_severity_slight",
        "made_up",
    ),
    "vehicle": (
        "collision_index",
        "collision_year",
        "collision_ref_no",
        "vehicle_reference",
        "vehicle_type",
        "made_up",
    ),
}
# The publisher's files of adjusted severities apart, which end where the files of a year began to hold them.
ADJUSTMENTS_NAME = "road-casualties/made-up-{table}-adjustment-lookup-to-{year}.csv"
ADJUSTED = ("adjusted_severity_serious", "adjusted_severity_slight", "injury_based")
LAST_APART = 2023


@dataclass(frozen=True)
class Collision:
    """An invented collision; `hurt` are the severities of its casualties, 1 fatal to 3 slight, the worst first."""

    reference: str
    year: int
    month: int
    lsoa: Lsoa
    street: Street
    hurt: tuple[int, ...]
    vehicles: int


def collision_files(seed: int, first: Month, last: Month) -> Iterator[tuple[str, bytes]]:
    """The three files of each year of which December is among the months: their names and their bytes."""
    for year in _years(first, last):
        rows = _tables(seed, year)
        for table, columns in TABLES.items():
            yield FILE_NAME.format(table=table, year=year), _written(columns, rows[table])


def adjustment_files(seed: int, first: Month, last: Month) -> Iterator[tuple[str, bytes]]:
    """The adjusted severities of all collisions, and of all casualties, of the years they were issued apart for."""
    if years := [year for year in _years(first, last) if year <= LAST_APART]:
        made = [_tables(seed, year) for year in years]
        for table in ("collision", "casualty"):
            apart = tuple(f"{table}_{name}" for name in ADJUSTED)
            columns = tuple(each for each in TABLES[table] if each.endswith(("_index", "_year", "_reference"))) + apart
            rows = [row for each in made for row in each[table]]
            yield ADJUSTMENTS_NAME.format(table=table, year=years[-1]), _written((*columns, "made_up"), rows)


def _years(first: Month, last: Month) -> range:
    return range(first.year, last.year + (last.number == 12))


def _tables(seed: int, year: int) -> dict[str, list[dict[str, object]]]:
    """The rows of a year's three tables."""
    made = list(_collisions(seed, year))
    chance = Random(f"made-up casualties, seed {seed}, {year}")
    return {
        "collision": [_collision(chance, each) for each in made],
        "casualty": [row for each in made for row in _casualties(chance, each)],
        "vehicle": [row for each in made for row in _vehicles(chance, each)],
    }


def _written(columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> bytes:
    return as_csv(columns, [[row[column] for column in columns] for row in rows], "\n")


def _collisions(seed: int, year: int) -> Iterator[Collision]:
    chance = Random(f"made-up collisions, seed {seed}, {year}")
    number = 0
    for district in made_up_districts()[:-1]:
        places, reach = _places(district)
        count = poisson(chance, RATE * people(district.code) / 1000)
        for lsoa, street in chance.choices(places, cum_weights=reach, k=count):
            number += 1
            worst = _one(chance, SEVERITIES)
            rest = sorted(max(worst, _one(chance, SEVERITIES)) for _ in range(_one(chance, OTHERS)))
            month, vehicles = 1 + int(12 * chance.random()), 1 + (chance.random() < 0.7)
            yield Collision(f"X0{number:06}", year, month, lsoa, street, (worst, *rest), vehicles)


def _places(district: District) -> tuple[list[tuple[Lsoa, Street]], list[float]]:
    places = [(lsoa, street) for lsoa in lsoas() if lsoa.district == district for street in lsoa.streets]
    return places, list(accumulate(lsoa.people for lsoa, _ in places))


def _keys(each: Collision) -> dict[str, object]:
    return {
        "collision_index": f"{each.year}{each.reference}",
        "collision_year": each.year,
        "collision_ref_no": each.reference,
        "made_up": LAND,
    }


def _collision(chance: Random, each: Collision) -> dict[str, object]:
    serious, slight = _adjusted(each.hurt[0])
    return {
        **_keys(each),
        "longitude": each.street.longitude,
        "latitude": each.street.latitude,
        "police_force": LAND,
        "collision_severity": each.hurt[0],
        "number_of_vehicles": each.vehicles,
        "number_of_casualties": len(each.hurt),
        "date": f"{1 + int(28 * chance.random()):02}/{each.month:02}/{each.year}",
        "day_of_week": 1 + int(7 * chance.random()),
        "time": f"{int(24 * chance.random()):02}:{int(60 * chance.random()):02}",
        "local_authority_ons_district": each.lsoa.district.code,
        "speed_limit": _one(chance, SPEEDS),
        "light_conditions": _one(chance, ((1, 0.7), (4, 0.2), (6, 0.1))),
        "lsoa_of_collision_location": each.lsoa.code,
        "collision_injury_based": 1,
        "collision_adjusted_severity_serious": serious,
        "collision_adjusted_severity_slight": slight,
    }


def _casualties(chance: Random, each: Collision) -> Iterator[dict[str, object]]:
    for number, severity in enumerate(each.hurt, start=1):
        serious, slight = _adjusted(severity)
        yield {
            **_keys(each),
            "vehicle_reference": 1 + int(each.vehicles * chance.random()),
            "casualty_reference": number,
            "casualty_class": _one(chance, CLASSES),
            "sex_of_casualty": 1 + (chance.random() < 0.4),
            "age_of_casualty": int(90 * chance.random()),
            "casualty_severity": severity,
            "casualty_type": _one(chance, TYPES),
            "casualty_injury_based": 1,
            "casualty_adjusted_severity_serious": serious,
            "casualty_adjusted_severity_slight": slight,
        }


def _vehicles(chance: Random, each: Collision) -> Iterator[dict[str, object]]:
    for number in range(1, each.vehicles + 1):
        yield {**_keys(each), "vehicle_reference": number, "vehicle_type": _one(chance, VEHICLES)}


def _adjusted(severity: int) -> tuple[int, int]:
    """The invented force records injuries, so its severities need no adjustment."""
    return int(severity == 2), int(severity == 3)


def _one(chance: Random, among: Sequence[tuple[int, float]]) -> int:
    """One of these by its share."""
    return chance.choices([each for each, _ in among], [share for _, share in among])[0]
