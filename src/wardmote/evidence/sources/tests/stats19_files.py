"""Writes a year of STATS19 files as the Department for Transport would, from a seed, in each generation of its names.

The numbers of each district are given and come out exactly: collisions, people killed and people seriously injured.
"""

import csv
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

LANCASHIRE_12 = {
    "E07000117": "Burnley",
    "E07000118": "Chorley",
    "E07000119": "Fylde",
    "E07000120": "Hyndburn",
    "E07000121": "Lancaster",
    "E07000122": "Pendle",
    "E07000123": "Preston",
    "E07000124": "Ribble Valley",
    "E07000125": "Rossendale",
    "E07000126": "South Ribble",
    "E07000127": "West Lancashire",
    "E07000128": "Wyre",
}
UNITARIES = {"E06000008": "Blackburn with Darwen", "E06000009": "Blackpool"}
# An LSOA of 2011 in some of the districts; elsewhere the files leave it out, as they do in Scotland.
LSOAS = {"E07000118": "E01024939", "E07000123": "E01025237", "E07000124": "E01025350", "E08000035": "E01011229"}
FORCES = {"E07": 4, "E06": 4, "E08": 13, "S12": 99}

NEW_COLLISION = (
    "collision_index,collision_year,collision_ref_no,location_easting_osgr,location_northing_osgr,longitude,latitude,"
    "police_force,collision_severity,number_of_vehicles,number_of_casualties,date,day_of_week,time,"
    "local_authority_district,local_authority_ons_district,local_authority_highway,local_authority_highway_current,"
    "first_road_class,first_road_number,road_type,speed_limit,junction_detail_historic,junction_detail,junction_control,"
    "second_road_class,second_road_number,pedestrian_crossing_human_control_historic,"
    "pedestrian_crossing_physical_facilities_historic,pedestrian_crossing,light_conditions,weather_conditions,"
    "road_surface_conditions,special_conditions_at_site,carriageway_hazards_historic,carriageway_hazards,"
    "urban_or_rural_area,did_police_officer_attend_scene_of_accident,trunk_road_flag,lsoa_of_accident_location,"
    "enhanced_severity_collision,collision_injury_based,collision_adjusted_severity_serious,"
    "collision_adjusted_severity_slight"
)
OLD_COLLISION = (
    "accident_index,accident_year,accident_reference,location_easting_osgr,location_northing_osgr,longitude,latitude,"
    "police_force,accident_severity,number_of_vehicles,number_of_casualties,date,day_of_week,time,"
    "local_authority_district,local_authority_ons_district,local_authority_highway,first_road_class,first_road_number,"
    "road_type,speed_limit,junction_detail,junction_control,second_road_class,second_road_number,"
    "pedestrian_crossing_human_control,pedestrian_crossing_physical_facilities,light_conditions,weather_conditions,"
    "road_surface_conditions,special_conditions_at_site,carriageway_hazards,urban_or_rural_area,"
    "did_police_officer_attend_scene_of_accident,trunk_road_flag,lsoa_of_accident_location"
)
NEW_CASUALTY = (
    "collision_index,collision_year,collision_ref_no,vehicle_reference,casualty_reference,casualty_class,"
    "sex_of_casualty,age_of_casualty,age_band_of_casualty,casualty_severity,pedestrian_location,pedestrian_movement,"
    "car_passenger,bus_or_coach_passenger,pedestrian_road_maintenance_worker,casualty_type,casualty_imd_decile,"
    "lsoa_of_casualty,enhanced_casualty_severity,casualty_injury_based,casualty_adjusted_severity_serious,"
    "casualty_adjusted_severity_slight,casualty_distance_banding"
)
OLD_CASUALTY = (
    "accident_index,accident_year,accident_reference,vehicle_reference,casualty_reference,casualty_class,"
    "sex_of_casualty,age_of_casualty,age_band_of_casualty,casualty_severity,pedestrian_location,pedestrian_movement,"
    "car_passenger,bus_or_coach_passenger,pedestrian_road_maintenance_worker,casualty_type,casualty_home_area_type,"
    "casualty_imd_decile"
)
NEW_VEHICLE = (
    "collision_index,collision_year,collision_ref_no,vehicle_reference,vehicle_type,towing_and_articulation,"
    "vehicle_manoeuvre_historic,vehicle_manoeuvre,vehicle_direction_from,vehicle_direction_to,junction_location,"
    "skidding_and_overturning,sex_of_driver,age_of_driver,age_band_of_driver,propulsion_code,age_of_vehicle,"
    "driver_imd_decile,escooter_flag"
)
OLD_VEHICLE = (
    "accident_index,accident_year,accident_reference,vehicle_reference,vehicle_type,towing_and_articulation,"
    "vehicle_manoeuvre,vehicle_direction_from,vehicle_direction_to,junction_location,skidding_and_overturning,"
    "sex_of_driver,age_of_driver,age_band_of_driver,propulsion_code,age_of_vehicle,driver_imd_decile"
)
ADJUSTMENT = "accident_index,Vehicle_Reference,Casualty_Reference,Adjusted_Serious,Adjusted_Slight,Injury_Based"


@dataclass(frozen=True)
class Wanted:
    """How many of each a district is to have."""

    collisions: int
    killed: int
    serious: int
    slight: int


@dataclass
class Collision:
    """A collision and the severities (1 fatal, 2 serious, 3 slight) of its casualties, in order."""

    index: str
    district: str
    date: str
    hurt: list[int] = field(default_factory=list)


def lancashire_2021() -> dict[str, Wanted]:
    """Lancashire-12 as published for 2021 (2,068 collisions, 32 killed, 717 seriously injured), and its neighbours."""
    wanted = {}
    left = Wanted(2068, 32, 717, 1900)
    for n, code in enumerate(LANCASHIRE_12):
        rest = len(LANCASHIRE_12) - n
        share = {name: getattr(left, name) // rest for name in ("collisions", "killed", "serious", "slight")}
        wanted[code] = Wanted(**share)
        left = Wanted(**{name: getattr(left, name) - took for name, took in share.items()})
    wanted |= {"E06000008": Wanted(210, 2, 60, 190), "E06000009": Wanted(190, 1, 55, 180)}
    return wanted | {"E08000035": Wanted(300, 5, 90, 320), "S12000036": Wanted(150, 1, 40, 140)}


def collisions(seed: int, year: int, wanted: Mapping[str, Wanted]) -> list[Collision]:
    """Every district's collisions, each with somebody hurt, in an order of no meaning."""
    chance = random.Random(seed)
    made: list[Collision] = []
    for code, numbers in wanted.items():
        severities = [1] * numbers.killed + [2] * numbers.serious + [3] * numbers.slight
        chance.shuffle(severities)
        force = FORCES[code[:3]]
        here = []
        for n in range(numbers.collisions):
            day = f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{year}"
            here.append(Collision(f"{year}{force:02}{code[-3:]}{n:05}", code, day, [severities.pop()]))
        for each in severities:
            chance.choice(here).hurt.append(each)
        made += here
    chance.shuffle(made)
    return made


def write_year(folder: Path, made: list[Collision], year: int, *, old: bool, seed: int = 1) -> dict[str, Path]:
    """Write the files of a year by table, in the old or the new names; with the old come the adjustments apart."""
    chance = random.Random(seed)
    word = "accident" if old else "collision"
    tables = {
        word: (OLD_COLLISION if old else NEW_COLLISION, [_collision(chance, each) for each in made]),
        "casualty": (
            OLD_CASUALTY if old else NEW_CASUALTY,
            [row for each in made for row in _casualties(chance, each)],
        ),
        "vehicle": (OLD_VEHICLE if old else NEW_VEHICLE, [row for each in made for row in _vehicles(chance, each)]),
    }
    names = {table: f"dft-road-casualty-statistics-{table}-{year}.csv" for table in tables}
    if old:
        rows = [row for row in tables["casualty"][1] if row["casualty_severity"] != 1]
        tables["adjustment"] = (ADJUSTMENT, rows)
        names["adjustment"] = "dft-road-casualty-statistics-casualty-adjustment-lookup_2004-latest-published-year.csv"
    folder.mkdir(parents=True, exist_ok=True)
    return {table: write(folder / names[table], *told) for table, told in tables.items()}


def write(path: Path, header: str, rows: list[dict]) -> Path:
    names = header.split(",")
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(names)
        # A column that the generator has nothing to say of is not known.
        writer.writerows([row.get(name.lower(), row.get(name, -1)) for name in names] for row in rows)
    return path


def _keys(each: Collision) -> dict:
    year, reference = each.index[:4], each.index[4:]
    return {
        **{f"{word}_index": each.index for word in ("collision", "accident")},
        **{f"{word}_year": year for word in ("collision", "accident")},
        "collision_ref_no": reference,
        "accident_reference": reference,
    }


def _collision(chance: random.Random, each: Collision) -> dict:
    worst = min(each.hurt)
    nowhere = chance.random() < 0.01
    serious, slight = _adjusted(each, worst)
    return {
        **_keys(each),
        "location_easting_osgr": "NULL" if nowhere else 350000 + chance.randint(0, 9999),
        "location_northing_osgr": "NULL" if nowhere else 420000 + chance.randint(0, 9999),
        "longitude": "NULL" if nowhere else f"{-2.7 + chance.random() / 10:.6f}",
        "latitude": "NULL" if nowhere else f"{53.6 + chance.random() / 10:.6f}",
        "police_force": FORCES[each.district[:3]],
        "collision_severity": worst,
        "accident_severity": worst,
        "number_of_vehicles": 1,
        "number_of_casualties": len(each.hurt),
        "date": each.date,
        "day_of_week": 1,
        "time": "17:30",
        "local_authority_ons_district": each.district,
        "local_authority_highway": "E10000017",
        "first_road_class": 3,
        "first_road_number": 6,
        "speed_limit": chance.choice((20, 30, 40, 60)),
        "road_type": 6,
        "junction_detail": 0,
        "light_conditions": chance.choice((1, 4)),
        "lsoa_of_accident_location": LSOAS.get(each.district, ""),
        "collision_injury_based": _by_injuries(each),
        "collision_adjusted_severity_serious": serious,
        "collision_adjusted_severity_slight": slight,
    }


def _casualties(chance: random.Random, each: Collision) -> Iterator[dict]:
    for n, severity in enumerate(each.hurt, start=1):
        serious, slight = _adjusted(each, severity)
        yield {
            **_keys(each),
            "vehicle_reference": 1,
            "casualty_reference": n,
            "casualty_class": chance.choice((1, 2, 3)),
            "sex_of_casualty": chance.choice((1, 2, -1)),
            "age_of_casualty": chance.randint(-1, 90),
            "casualty_severity": severity,
            "casualty_type": chance.choice((0, 1, 9)),
            "casualty_injury_based": _by_injuries(each),
            "injury_based": _by_injuries(each),
            "casualty_adjusted_severity_serious": serious,
            "casualty_adjusted_severity_slight": slight,
            "adjusted_serious": serious,
            "adjusted_slight": slight,
        }


def _vehicles(chance: random.Random, each: Collision) -> Iterator[dict]:
    yield {**_keys(each), "vehicle_reference": 1, "vehicle_type": chance.choice((1, 9, 19)), "vehicle_manoeuvre": 18}


def _by_injuries(each: Collision) -> int:
    """Lancashire's force records injuries; Leeds's and Edinburgh's do not here."""
    return int(each.district.startswith(("E07", "E06")))


def _adjusted(each: Collision, severity: int) -> tuple[float, float]:
    if severity == 1:
        return 0, 0
    if _by_injuries(each):
        return int(severity == 2), int(severity == 3)
    return (1, 0) if severity == 2 else (0.125, 0.875)
