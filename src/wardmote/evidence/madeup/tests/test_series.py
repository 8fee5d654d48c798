"""Made-up outcomes, searches and collisions: from a seed, of one land, taken in by the real commands and marked."""

import csv
import re
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime

import pytest

from wardmote.errors import Invalid, Missing, NotNow
from wardmote.evidence import Store, indicators
from wardmote.evidence.geography import District, Place
from wardmote.evidence.indicators import Denominator
from wardmote.evidence.madeup import SERIES, write_series
from wardmote.evidence.periods import Month, Period

FIRST, LAST = Month(2022, 1), Month(2023, 12)
YEAR = Period.parse("2023-01..2023-12")
NETHERWICK = Place("netherwick", "Netherwick", (District("X07000001", "Netherwick"),))
GROUPS = (("White", 60_000), ("Asian", 4_000), ("Black", 900), ("Mixed", 1_500), ("Other", 500))


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return write_series(tmp_path_factory.mktemp("made_up"), tuple(SERIES), seed=1, first=FIRST, last=LAST)


@pytest.fixture(scope="module")
def store(written, tmp_path_factory):
    held = Store.open(tmp_path_factory.mktemp("store"))
    held.add(written, at=datetime(2026, 1, 1, tzinfo=UTC))
    return held


def read(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def of(written, ending):
    return [row for path in written if path.name.endswith(ending) for row in read(path)]


def test_every_series_is_written_for_its_months_and_years(written):
    names = Counter(
        path.name.split("-mereshire")[-1] if "mereshire" in path.name else re.sub(r"-[0-9]{4}$", "", path.stem)
        for path in written
    )
    assert names == {
        "-street.csv": 24,
        "-outcomes.csv": 24,
        "-made-up-stop-and-search.csv": 24,
        "dft-road-casualty-statistics-collision": 2,
        "dft-road-casualty-statistics-casualty": 2,
        "dft-road-casualty-statistics-vehicle": 2,
        "made-up-collision-adjustment-lookup-to": 1,
        "made-up-casualty-adjustment-lookup-to": 1,
        "made-up-table-c2-year-ending-march": 1,
        "made-up-lsoa11-to-ward-december-2024-to-district": 1,
        "made-up-population-mid-2024-lsoa11": 1,
        "made-up-index-of-multiple-deprivation": 1,
        "made-up-wards-december": 1,
        "made-up-lsoa-december": 1,
    }


def test_they_are_the_same_in_another_process(written, tmp_path):
    code = (
        "from pathlib import Path; from wardmote.evidence.madeup import write_series; "
        "from wardmote.evidence.periods import Month; "
        f"write_series(Path({str(tmp_path)!r}), ('outcomes', 'stops', 'collisions'), seed=1, "
        "first=Month(2023, 1), last=Month(2023, 12))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONHASHSEED": "7", "PYTHONPATH": "src"})
    same = {path.name: path.read_bytes() for path in written}
    alone = sorted(tmp_path.rglob("*.csv"))
    assert len(alone) == 27
    assert all(path.read_bytes() == same[path.name] for path in alone)


def test_every_outcome_is_of_a_made_up_crime_of_no_more_than_three_months_before(written):
    crimes = {row["Crime ID"]: row["Month"] for row in of(written, "-street.csv") if row["Crime ID"]}
    outcomes = [row for row in of(written, "-outcomes.csv") if Month.parse(row["Month"]) > Month(2022, 3)]
    assert len(outcomes) > 1000
    gaps = {Month.parse(row["Month"]) - Month.parse(crimes[row["Crime ID"]]) for row in outcomes}
    assert gaps == {0, 1, 2, 3}
    assert len({row["Crime ID"] for row in outcomes}) == len(outcomes)


def test_casualties_and_vehicles_are_of_the_collisions(written):
    collisions = {row["collision_index"]: row for row in of(written, "collision-2023.csv")}
    hurt = Counter(row["collision_index"] for row in of(written, "casualty-2023.csv"))
    assert hurt == {index: int(row["number_of_casualties"]) for index, row in collisions.items()}
    worst = {}
    for row in of(written, "casualty-2023.csv"):
        worst[row["collision_index"]] = min(worst.get(row["collision_index"], "3"), row["casualty_severity"])
    assert worst == {index: row["collision_severity"] for index, row in collisions.items()}


def test_all_are_marked_as_made_up_and_nothing_real_is(store):
    assert all(each.made_up for each in store.extracts())
    assert {each.source for each in store.extracts()} == {
        "police_uk",
        "police_uk_outcomes",
        "police_uk_stops",
        "stats19_collisions",
        "stats19_casualties",
        "stats19_vehicles",
        "stats19_collision_adjustments",
        "stats19_casualty_adjustments",
        "csp_recorded_crime",
    }
    assert {each.cover for each in store.extracts()} == {"Mereshire Constabulary (made up)", "Mereshire (made up)"}
    held = (*store.extracts(), *store.references())
    assert len(store.references()) == 5
    assert all(each.made_up for each in held)
    assert {each.licence for each in held} == {"none: invented, and nothing in it is real"}


@pytest.mark.parametrize("slug", [one.slug for one in indicators.all() if one.source != "partner_table"])
def test_every_indicator_of_these_sources_can_be_measured(store, slug):
    people = Denominator(67_000, "people", "invented", groups=GROUPS)
    period = Period.parse("2022-04..2023-03") if indicators.get(slug).source == "csp_recorded_crime" else YEAR
    one = indicators.get(slug).measure(store, place=NETHERWICK, period=period, denominator=people)
    assert one.made_up
    assert sum(line.level.count for line in one.lines) > 0


def test_searches_are_found_where_they_were(store):
    districts = {cell.district for cell in store.counts("police_uk_stops")}
    assert districts == {"Netherwick", "Saltmere", "Highmoor Forest", "unlocated"}


def test_what_cannot_be_written_is_refused(tmp_path):
    with pytest.raises(Missing, match="no made-up series called weather"):
        write_series(tmp_path, ("weather",), seed=1, first=FIRST, last=LAST)
    with pytest.raises(Invalid, match="is before"):
        write_series(tmp_path, ("stops",), seed=1, first=LAST, last=FIRST)
    write_series(tmp_path, ("stops",), seed=1, first=FIRST, last=FIRST)
    with pytest.raises(NotNow, match="seed 2 makes another"):
        write_series(tmp_path, ("stops",), seed=2, first=FIRST, last=FIRST)
