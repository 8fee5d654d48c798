"""wardmote evidence fetch, from its words to its exit code."""

import io
import json

import pytest

from wardmote.errors import Invalid, Refused
from wardmote.evidence.commands import fetch as command
from wardmote.evidence.fetch.tests.loopback import Loopback
from wardmote.evidence.fetch.tests.publications import archive, publish_archives, publish_tables
from wardmote.evidence.fetch.tests.visiting import HASTY, NOW, Time
from wardmote.evidence.periods import Month
from wardmote.evidence.store.store import Store
from wardmote.project.command import parser

MARCH = Month.parse("2025-03")


@pytest.fixture
def place():
    with Loopback() as place:
        publish_archives(place, {MARCH: archive(MARCH)})
        publish_tables(place, 2021)
        yield place


def run(*words) -> tuple[int, str, str]:
    args = parser().parse_args(["evidence", "fetch", *map(str, words), "--quiet"])
    out, err = io.StringIO(), io.StringIO()
    code = command.run(args, now=NOW, out=out, err=err, watch=Time().watch(), patience=HASTY)
    return code, out.getvalue(), err.getvalue()


def months(first: str, last: str) -> list[str]:
    return ["police.uk", "--force", "lancashire", "--from", first, "--to", last]


def test_a_year_is_fetched_and_added(place, tmp_path):
    where = ["--into", tmp_path / "into", "--store", tmp_path / "store", "--address", place.base]
    code, out, err = run(*months("2024-04", "2025-03"), *where)
    assert (code, err) == (0, "")
    assert "12 files fetched" in out
    assert "Taken in: 12 monthly files of Lancashire Constabulary, 2024-04 to 2025-03." in out
    assert len(Store.open(tmp_path / "store").extracts()) == 12
    code, out, _ = run(*months("2024-04", "2025-03"), *where)
    assert code == 0
    assert "12 files here already, unchanged" in out
    assert "Nothing new was taken in." in out


def test_without_a_store_nothing_is_added(place, tmp_path):
    code, out, _ = run("stats19", "--year", 2021, "--into", tmp_path, "--address", place.base)
    assert code == 0
    assert out.startswith("    3 files fetched (")
    assert [each.name for each in tmp_path.iterdir()] == ["stats19"]


def test_a_month_missing_is_named_and_nothing_is_added(place, tmp_path):
    where = ["--into", tmp_path / "into", "--store", tmp_path / "store", "--address", place.base]
    code, _, err = run(*months("2025-03", "2025-04"), *where)
    assert code == 66
    assert "wardmote: data.police.uk has not published April 2025: no archive of its holds it.\n" in err
    assert "Nothing was added to the store" in err
    assert not (tmp_path / "store").exists()
    code, _, err = run(*months("2025-03", "2025-04"), *where, "--keep-going")
    assert code == 66
    assert "Nothing was added" not in err
    assert len(Store.open(tmp_path / "store").extracts()) == 1


def test_json_says_it_all(place, tmp_path):
    _, out, _ = run(*months("2025-03", "2025-03"), "--into", tmp_path, "--address", place.base, "--format", "json")
    told = json.loads(out)
    assert told["files"][0]["outcome"] == "new"
    assert told["archives"][0]["checked"] == ["length", "md5", "content"]
    assert told["added"] is None


def test_wrong_words_are_sentences(place, tmp_path):
    with pytest.raises(Refused, match="is not https"):
        run(*months("2025-03", "2025-03"), "--into", tmp_path, "--address", "http://mirror.example.org")
    with pytest.raises(Invalid, match="not a month"):
        run(*months("2025-3", "2025-03"), "--into", tmp_path, "--address", place.base)
