"""The Department for Transport's tables of a year, under both generations of names."""

import pytest

from wardmote.errors import Invalid, NotNow
from wardmote.evidence.fetch.tests.loopback import Document, Loopback
from wardmote.evidence.fetch.tests.publications import publish_tables, table
from wardmote.evidence.fetch.tests.visiting import final_names, roads

NAME = "dft-road-casualty-statistics-{}-{}.csv"
FOLDER = "/road-accidents-safety-data/"


@pytest.fixture
def place():
    with Loopback() as place:
        publish_tables(place, 2021)
        yield place


def test_the_three_tables_of_a_year(place, tmp_path):
    account = roads(place, tmp_path, 2021)
    tables = ("collision", "casualty", "vehicle")
    assert final_names(tmp_path / "stats19") == {NAME.format(each, 2021): table(each, 2021) for each in sorted(tables)}
    assert account.missing == account.notes == ()
    assert {each.checked for each in account.files} == {("length", "content", "nothing follows")}


def test_the_older_names_are_tried_after_the_newer(place, tmp_path):
    publish_tables(place, 2020, generation="accident")
    account = roads(place, tmp_path, 2020)
    assert account.paths[0].name == NAME.format("accident", 2020)
    assert len(account.files) == 3


def test_a_year_without_files_is_a_sentence_that_names_it(place, tmp_path):
    account = roads(place, tmp_path, 2012)
    assert account.files == ()
    assert len(account.missing) == 3
    assert "no file of its own for the table of collisions of 2012" in account.missing[0]


def test_an_older_year_is_in_the_complete_tables(place, tmp_path):
    for slug in ("collision", "casualty", "vehicle"):
        path = f"{FOLDER}dft-road-casualty-statistics-{slug}-1979-latest-published-year.csv"
        place.documents[path] = Document(table(slug, 1999), "text/csv")
    assert len(roads(place, tmp_path, 2012, complete=True).files) == 3


def test_adjustments_are_offered_and_fetched_where_the_tables_lack_them(place, tmp_path):
    publish_tables(place, 2021, adjusted=False)
    assert "--adjustments" in roads(place, tmp_path, 2021).notes[0]
    name = "dft-road-casualty-statistics-casualty-adjustment-lookup_2004-latest-published-year.csv"
    place.documents[FOLDER + name] = Document(b"accident_index,Adjusted_Serious\n20210400001,0.2\n", "text/csv")
    account = roads(place, tmp_path, 2021, adjustments=True)
    assert name in [path.name for path in account.paths]
    assert account.notes == ("The Department for Transport has no severity adjustments of collisions any longer.",)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b"something,else\n1,2\n", "not the table it should be"),
        (b"collision_index,year\n1,2021\n2\n", "its last line is not whole"),
        (b"collision_index,year\n1,2021\n\0\0\0\0,\n2,2021\n", "part of what came is empty"),
        (b"", "not the table it should be"),
        (b"\n  <html>", "a web page"),
    ],
)
def test_what_is_no_table_is_not_kept(place, tmp_path, body, fault):
    place.documents[FOLDER + NAME.format("collision", 2021)] = Document(body, "text/csv")
    with pytest.raises(NotNow, match=fault):
        roads(place, tmp_path, 2021)
    assert final_names(tmp_path) == {}


@pytest.mark.parametrize("year", [1978, 2026])
def test_a_year_there_cannot_be_is_refused(place, tmp_path, year):
    with pytest.raises(Invalid, match=f"no figures for {year}"):
        roads(place, tmp_path, year)
