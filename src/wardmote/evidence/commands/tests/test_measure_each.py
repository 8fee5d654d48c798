"""The command measures each indicator that made-up evidence feeds, in all formats, and knows footprints and groups."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest

from wardmote.errors import Invalid, Missing
from wardmote.evidence import Store, indicators
from wardmote.evidence.commands.tests.test_measure import run
from wardmote.evidence.madeup import SERIES, write_series
from wardmote.evidence.periods import Month
from wardmote.evidence.sources.tests import stats19_files

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ASKED = ("--area", "X07000001", "--period", "2023-01..2023-12")
FED = [one.slug for one in indicators.all() if one.source.startswith(("police_uk", "stats19"))]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made_up")
    written = write_series(folder / "files", tuple(SERIES), seed=1, first=Month(2023, 1), last=Month(2023, 12))
    Store.open(folder / "store").add(written, at=NOW)
    return folder / "store"


@pytest.mark.parametrize("slug", FED)
def test_every_format_says_the_same_of_each_indicator(store, slug):
    asked = ("--indicator", slug, *ASKED)
    told = json.loads(run(store, *asked, "--format", "json"))
    rows = list(csv.DictReader(io.StringIO(run(store, *asked, "--format", "csv"))))
    figures = [*told["lines"], *told["statistics"]]
    assert [row["kind"] for row in rows] == [each.get("kind") or each["name"] for each in figures]
    assert told["made_up"] is True
    text = run(store, *asked)
    assert all((each.get("kind") or each["name"]) in text for each in figures)
    assert "MADE UP" in text


def test_a_footprint_is_a_place_by_its_name(tmp_path):
    made = stats19_files.collisions(7, 2021, stats19_files.lancashire_2021())
    stats19_files.write_year(tmp_path / "files", made, 2021, old=False)
    Store.open(tmp_path / "store").add([tmp_path / "files"], at=NOW)
    asked = ("--indicator", "killed_or_seriously_injured", "--period", "2021-01..2021-12")
    said = run(tmp_path / "store", *asked, "--area", "lancashire_12")
    assert "Lancashire-12 (the county council's area)" in said
    assert "People killed or seriously injured: 749 people" in said
    with pytest.raises(Missing, match="no footprint called “lancashire_13”"):
        run(tmp_path / "store", *asked, "--area", "lancashire_13")


def test_groups_of_people_come_from_a_file(store, tmp_path):
    path = tmp_path / "groups.csv"
    path.write_text("group,people\nWhite,60000\nAsian,4000\n", encoding="utf-8")
    given = ("--population", "67000", "--population-source", "invented", "--population-groups", str(path))
    said = run(store, "--indicator", "stop_and_search", *ASKED, *given)
    assert "Asian beside White, rate of searches: " in said
    assert "Black beside White, rate of searches: not given" in said


@pytest.mark.parametrize(
    ("text", "words"),
    [("name,people\nWhite,1\n", "line 1: its columns are not"), ("group,people\nWhite,many\n", "line 2: “many”")],
)
def test_a_file_of_groups_that_cannot_be_read_is_refused(store, tmp_path, text, words):
    path = tmp_path / "groups.csv"
    path.write_text(text, encoding="utf-8")
    given = ("--population", "67000", "--population-source", "invented", "--population-groups", str(path))
    with pytest.raises(Invalid, match=words):
        run(store, "--indicator", "stop_and_search", *ASKED, *given)
