"""`wardmote evidence map`, run as a person runs it."""

import json

import pytest

from wardmote.evidence.sources.tests.partner_files import text_file, workbook
from wardmote.project.command import main

ROWS = [["Domestic abuse, 2024"], [], ["District", "Jan-24", "Rate"], ["Chorley", "1,204", 9.5], ["Nowhere", 3, 1.5]]
SAID = ("--series", "da", "--provider", "Lancashire Constabulary", "--definition", "Flagged crimes")


@pytest.fixture
def run(tmp_path, capsys):
    def ran(command, *words):
        code = main(["evidence", command, *map(str, words), "--store", str(tmp_path / "store")])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return code, said.out, said.err

    return ran


@pytest.fixture
def path(tmp_path):
    return workbook(tmp_path / "da.xlsx", {"Table 1": ROWS, "Raw": [["x"]]}, hidden=["Raw"])


def test_a_dry_run_shows_everything_and_keeps_nothing(run, path, tmp_path):
    code, out, _ = run("map", path)
    assert code == 0
    for said in (
        "sheet “Table 1”",
        "Sheets that are not read: “Raw” (hidden).",
        "The names of its columns stand in line 3.",
        "Domestic abuse, 2024",
        "C   Rate                                     ignored",
        "set aside, line 5: “Nowhere” is no place known here.",
        "Chorley (district), January 2024, Da: 1,204",
        "give the same command with --provider TEXT --definition TEXT --save.",
    ):
        assert said in out
    assert not (tmp_path / "store").exists()


def test_what_is_saved_is_used_by_the_next_add(run, path, tmp_path):
    code, _, err = run("map", path, "--save")
    assert code == 65
    assert "--provider and --definition is missing. Nothing was remembered." in err
    assert "Remembered in" in run("map", path, *SAID, "--save")[1]
    assert "remembered" in run("map", path)[1]
    code, out, _ = run("add", path, "--received", "2024-02-01")
    assert code == 0
    assert "read as da." in out
    assert "Hidden sheets were not read (Raw)" in out
    shown = run("show", "partner_table/da/2024-01")[1]
    assert "Received:                2024-02-01" in shown
    assert "Sheet:                   Table 1" in shown


def test_data_say_the_same(run, path):
    told = json.loads(run("map", path, "--format", "json")[1])
    assert {fate: many for fate, many in told["lines"].items() if many} == {
        "above": 2,
        "heading": 1,
        "kept": 1,
        "set aside": 1,
    }
    assert told["unsaid"] == ["provider", "definition"]
    assert [each["role"] for each in told["columns"]] == ["place", "count", "ignored"]


def test_a_table_that_is_refused_says_why_and_fails(run, tmp_path):
    path = text_file(tmp_path / "p.csv", [["Area", "Surname", "Apr-24"], ["Chorley", "zzz", 1]])
    code, out, _ = run("map", path)
    assert code == 65
    assert "It cannot be read so:" in out
    assert "column B (“Surname”) looks as if it holds names of people" in out
    assert "zzz" not in out
    code, _, err = run("map", path, *SAID, "--save")
    assert code == 65
    assert "Nothing was remembered." in err


def test_a_role_is_given_by_name(run, path):
    assert run("map", path, "--column", "Rate")[2].startswith("wardmote: --column Rate says no role.")
    assert "ignored" in run("map", path, "--column", "B=ignored", "--column", "Rate=count", "--period", "2024")[1]
