"""Changing one row of other evidence: exactly the figures that name its cell change, for the roads and for a survey."""

import csv
import json

import pytest

from wardmote.evidence.sources.tests import stats19_files
from wardmote.evidence.sources.tests.partner_files import text_file
from wardmote.reports.strategic_assessment import build
from wardmote.reports.strategic_assessment.files import as_json
from wardmote.reports.strategic_assessment.tests.police_files import ADDED, store_of
from wardmote.reports.strategic_assessment.tests.test_what_people_said import HEADER, ROWS, SAID

CASUALTIES = "stats19_casualties/great-britain/2021-01..2021-12"
USERS = {"0": "Pedestrians", "1": "Cyclists", "9": "Car occupants"}


def figures_of(assessment) -> dict[str, dict]:
    return {each["id"]: each for each in json.loads(as_json(assessment))["figures"]}


def differing(before: dict[str, dict], after: dict[str, dict]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def naming(figures: dict[str, dict], extract: str, district: str, kinds: set[str], month: str = "") -> set[str]:
    """The figures that name a cell of those."""
    return {
        name
        for name, figure in figures.items()
        for cell in figure["provenance"]["inputs"]
        if (cell["extract"], cell["district"]) == (extract, district)
        and cell["kind"] in kinds
        and cell.get("month", month) == month
    }


@pytest.fixture(scope="module")
def road_year(tmp_path_factory):
    """A STATS19 year as written, and again with one slight casualty of Chorley made a serious one."""
    folder = tmp_path_factory.mktemp("one_casualty")
    made = stats19_files.collisions(7, 2021, stats19_files.lancashire_2021())
    stats19_files.write_year(folder / "before", made, 2021, old=False)
    files = stats19_files.write_year(folder / "after", made, 2021, old=False)
    here = {each.index: each.date for each in made if each.district == "E07000118"}
    with files["casualty"].open(newline="", encoding="utf-8") as handle:
        header, *rows = csv.reader(handle)
    at = {name: header.index(name) for name in ("collision_index", "casualty_severity", "casualty_type")}
    row = next(row for row in rows if row[at["collision_index"]] in here and row[at["casualty_severity"]] == "3")
    row[at["casualty_severity"]] = "2"
    row[header.index("casualty_adjusted_severity_serious")] = "1"
    row[header.index("casualty_adjusted_severity_slight")] = "0"
    text_file(files["casualty"], [header, *rows])
    _, month, year = here[row[at["collision_index"]]].split("/")
    return folder, f"{year}-{month}", USERS[row[at["casualty_type"]]]


def test_one_casualty_made_serious_changes_exactly_the_figures_that_name_it(
    tmp_path, police_files, pack, period, road_year
):
    folder, month, user = road_year
    found = []
    for files in ("before", "after"):
        store = store_of(police_files, tmp_path / files)
        store.add([folder / files], at=ADDED)
        found.append(figures_of(build(store, pack, pack.areas[0], period, ADDED.date())))
    before, after = found
    differ = differing(before, after)
    name_it = naming(before | after, CASUALTIES, "E07000118", {"Serious", "Slight", user}, month)
    assert differ == name_it
    serious = "chorley-killed-or-seriously-injured-lancashire-12-people-seriously-injured"
    assert after[serious]["value"] - before[serious]["value"] == 1
    assert not [name for name in differ if "-collisions-" in name]
    print(f"{len(differ)} of {len(before)} figures change")


def test_one_answer_more_changes_exactly_the_figures_that_name_it(tmp_path, police_files, pack, period):
    """One person who said speeding and not antisocial behaviour: those two answers, and nothing else."""
    other = [[*ROWS[0][:2], 6, *ROWS[0][3:]], [*ROWS[1][:2], 6, *ROWS[1][3:]]]
    found = []
    for name, rows in (("before", ROWS), ("after", other)):
        store = store_of(police_files, tmp_path / name)
        path = text_file(tmp_path / name / "survey.csv", [HEADER, *rows])
        trial = store.try_table(path, at=ADDED, said={**SAID, "data_class": "public"})
        store.keep_mapping(trial.mapping)
        store.add([path], at=ADDED)
        found.append(figures_of(build(store, pack, pack.areas[0], period, ADDED.date())))
    before, after = found
    values = {name: (before[name]["value"], after[name]["value"]) for name in differing(before, after)}
    assert {name.removeprefix("chorley-residents-views-residents-survey-chorley-1-") for name in values} == {
        "antisocial-behaviour",
        "antisocial-behaviour-share",
        "speeding",
        "speeding-share",
    }
