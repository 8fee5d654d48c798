"""The commands about the store, run as a person runs them."""

import csv
import io
import json

import pytest

from wardmote.evidence.store.tests.street_files import street_file
from wardmote.project.command import main
from wardmote.project.options import read


@pytest.fixture
def run(tmp_path, capsys):
    """Run `wardmote evidence …` on a store of this test's own; returns exit code, what it said and its errors."""

    def ran(command, *words):
        code = main(["evidence", command, *map(str, words), "--store", str(tmp_path / "store")])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return code, said.out, said.err

    return ran


def test_add_accounts_for_every_row(run, tmp_path):
    path = street_file(tmp_path, 1)
    path.write_text(path.read_text(encoding="utf-8") + "broken\n", encoding="utf-8")
    code, out, _ = run("add", path)
    assert code == 0
    assert "1 monthly file of Lancashire Constabulary" in out
    assert "41  rows in the files" in out
    assert "40  kept" in out
    assert f"Set aside from {path}, line 42: 1 value where 12 are expected." in out
    assert run("add", path)[1].startswith("Nothing new was taken in.")


def test_add_in_json_gives_every_count(run, tmp_path):
    told = json.loads(run("add", street_file(tmp_path, 1), "--format", "json")[1])
    assert told["sums"]["rows"] == told["sums"]["kept"] == 40
    assert told["files"][0]["extract"]["id"] == "police_uk/lancashire/2021-04"


def test_add_tells_what_a_new_issue_changed(run, tmp_path):
    run("add", street_file(tmp_path / "a", 1, rows=100))
    _, out, _ = run("add", street_file(tmp_path / "b", 2, rows=90))
    assert "1 of them supersede" in out
    assert "100 rows before, 90 now" in out


def test_a_refusal_is_a_sentence_and_an_exit_code(run, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"")
    code, out, err = run("add", bad)
    assert (code, out) == (65, "")
    assert err.startswith("wardmote: ")
    assert "bad.csv is empty" in err
    code, out, err = run("add", bad, street_file(tmp_path, 1), "--keep-going")
    assert code == 65
    assert "40  kept" in out
    assert "bad.csv is empty" in err


def test_list_show_and_verify(run, tmp_path):
    run("add", street_file(tmp_path / "a", 1, rows=100))
    run("add", street_file(tmp_path / "b", 2, rows=101))
    assert "101 rows in 1 extract." in run("list")[1]
    assert len(json.loads(run("list", "--format", "json")[1])) == 1
    assert len(list(csv.reader(io.StringIO(run("list", "--format", "csv")[1])))) == 2
    code, out, _ = run("show", "police_uk/lancashire/2021-04")
    assert code == 0
    assert out.count("2021-04-lancashire-street.csv") == 3
    assert len(json.loads(run("show", "police_uk/lancashire/2021-04", "--format", "json")[1])["versions"]) == 2
    assert run("show", "police_uk/kent/2021-04")[0] == 66
    assert "The store is sound: 2 commits" in run("verify")[1]
    part = next((tmp_path / "store" / "parts").iterdir())
    part.write_bytes(part.read_bytes()[:-1])
    code, out, _ = run("verify")
    assert code == 70
    assert "NOT sound" in out


def test_what_is_invented_is_of_no_publisher_and_under_no_licence(run, tmp_path):
    path = street_file(tmp_path, 1)
    invented = path.read_text(encoding="utf-8").replace("Lancashire Constabulary", "Mereshire Constabulary (made up)")
    path.write_text(invented, encoding="utf-8")
    run("add", path)
    out = run("show", "police_uk/mereshire-made-up/2021-04")[1]
    assert "nobody: invented, in the layout of data.police.uk" in out
    assert "none: invented, and nothing in it is real" in out
    assert "Open Government Licence" not in out


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A folder to run commands in, with no setting of ours."""
    monkeypatch.chdir(tmp_path)
    for name in ("WARDMOTE_DATA", "WARDMOTE_VAR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("settings", "store"),
    [
        ({}, "var/data/store"),
        ({"WARDMOTE_VAR": "here"}, "here/data/store"),
        ({"WARDMOTE_VAR": "here", "WARDMOTE_DATA": "there"}, "there/store"),
        ({"WARDMOTE_VAR": " ", "WARDMOTE_DATA": ""}, "var/data/store"),
    ],
)
def test_commands_keep_evidence_where_the_site_looks_for_it(elsewhere, monkeypatch, settings, store):
    """The oracle is the site's own reading of its settings."""
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert main(["evidence", "add", str(street_file(elsewhere / "files", 1))]) == 0
    assert (elsewhere / store / "commits" / "000001.json").exists()
    assert read(settings).data / "store" == elsewhere / store


@pytest.mark.parametrize(("setting", "former"), [("", "var/evidence"), ("there", "there")])
def test_evidence_where_the_first_release_kept_it_is_pointed_out(elsewhere, monkeypatch, capsys, setting, former):
    monkeypatch.setenv("WARDMOTE_DATA", setting)
    files = street_file(elsewhere / "files", 1)
    assert main(["evidence", "add", str(files), "--store", former]) == 0
    for command in (["add", str(files)], ["list"]):
        capsys.readouterr()
        assert main(["evidence", *command]) == 66
        assert f"The evidence in {former} is where Wardmote 0.1.0 kept it" in capsys.readouterr().err
    assert main(["evidence", "list", "--store", former]) == 0


def test_table_as_promised(run, tmp_path):
    run("add", street_file(tmp_path, 1))
    words = ("--source", "police_uk", "--by", "month,district,kind", "--area", "E07000118,E07000126", "--format", "csv")
    code, out, _ = run("table", *words)
    assert code == 0
    assert out.splitlines()[0] == "month,district_code,district,kind,rows"
    assert json.loads(run("table", *words[:-1], "json")[1])
    assert run("table", "--as-at", "2020-01-01", "--format", "csv")[1] == "month,district_code,district,kind,rows\n"
    assert run("table", "--source", "police_fr")[0] == 66
    assert run("table", "--area", "E99")[0] == 66
    assert run("table", "--period", "yesterday")[0] == 65


def test_questions_to_no_store_say_so(run):
    for command in ("list", "verify", "table"):
        code, _, err = run(command)
        assert code == 66
        assert "wardmote evidence add" in err


def test_geography_is_taken_in_listed_and_counted_by(run, tmp_path):
    """Notes stand below the text of a table, and beside data (on stderr) when it is asked for as data."""
    ward = tmp_path / "LSOA11_to_wards_2022-12.csv"
    ward.write_text(
        "LSOA11CD,WD22CD,WD22NM\nE01024915,E05013064,Adlington\nE01024916,E05013064,Adlington\nnone,,\n",
        encoding="utf-8",
    )
    assert run("geography")[0] == 66
    code, out, _ = run("add", street_file(tmp_path / "a", 1, rows=100), ward)
    assert code == 0
    assert f"LSOAs of 2011 to wards, 2022-12, from {ward}: 3 lines read, 2 kept, 1 set aside." in out
    assert "set aside, line 4: “none” is no code of LSOAs." in out
    assert "LSOAs of 2011 to wards, 2022-12  2 rows" in run("geography")[1]
    assert json.loads(run("geography", "--format", "json")[1])[0]["vintage"] == "2022-12"
    assert run("geography", "--format", "csv")[1].startswith("id,kind,title,vintage")
    code, out, err = run("table", "--by", "month,ward", "--ward-vintage", "2022-12", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert sum(int(row["rows"]) for row in rows) == 100
    assert err.startswith("Wards as they stood in 2022-12: all rows of an LSOA are in one ward (best fit)")
    assert run("table", "--by", "ward", "--ward-vintage", "2020-01")[0] == 66


def test_geography_alone_says_what_became_of_it(run, tmp_path):
    people = tmp_path / "people.csv"
    people.write_text("lsoa_code,total_population\nE01024915,1500\n", encoding="utf-8")
    code, out, err = run("add", people)
    assert (code, out) == (65, "")
    assert "Add it by itself with --vintage YYYY-MM." in err
    code, out, _ = run("add", people, "--vintage", "2019-06")
    assert code == 0
    assert out.startswith("Geography: population of LSOAs, 2019-06")
    assert "Already here: 1 file." in run("add", people, "--vintage", "2019-06")[1]
