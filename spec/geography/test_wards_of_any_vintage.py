"""Geography / Wards of any vintage

Rows say which LSOA they lie in, and a look-up says which ward that LSOA is counted in. Wards are drawn anew more often
than LSOAs, and LSOAs after each census, so a table says as of when its wards are, by which look-up, and what could not
be placed.
"""

import csv
import gzip
from collections import Counter
from datetime import UTC, datetime

import pytest

from wardmote.errors import Invalid, Missing
from wardmote.evidence import Store, table
from wardmote.evidence.geography.placing import NO_WARD
from wardmote.evidence.store.tests.street_files import HEADER

NOW = datetime(2026, 1, 1, tzinfo=UTC)
# Of 2011: A and B in one ward each; C split in 2021 into C1 and C2; D and E merged into F; G in no look-up.
A, B, C, D, E, G = ("E01024915", "E01024916", "E01024917", "E01024918", "E01024919", "E01024920")
C1, C2, F = "E01034901", "E01034902", "E01034903"
NORTH, SOUTH, EAST = "E05013064", "E05013065", "E05005165"


def file(folder, name, *lines):
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def incidents(folder, month, lsoas, kind="Burglary"):
    """A street-level file with one row for each LSOA given; an empty one is a row without a place."""
    rows = [
        [
            f"{month}-{n}",
            month,
            "Lancashire Constabulary",
            "Lancashire Constabulary",
            "-2.6",
            "53.6",
            "On or near",
            lsoa,
            f"Chorley 01{n % 9}A" if lsoa else "",
            kind,
            "",
            "",
        ]
        for n, lsoa in enumerate(lsoas)
    ]
    with (folder / f"{month}-lancashire-street.csv").open("w", newline="", encoding="utf-8") as handle:
        csv.writer(handle).writerows([HEADER.split(","), *rows])
    return folder / f"{month}-lancashire-street.csv"


@pytest.fixture
def store(tmp_path):
    given = [
        incidents(tmp_path, "2022-01", [A, A, B, C, D, E, G, ""]),
        incidents(tmp_path, "2025-01", [A, C1, C2, F, ""]),
        file(tmp_path, "wards2022.csv", "LSOA11CD,WD22CD,WD22NM,share",
             f"{A},{NORTH},North,1", f"{B},{NORTH},North,0.7", f"{B},{SOUTH},South,0.3", f"{C},{SOUTH},South,1",
             f"{D},{NORTH},North,1", f"{E},{SOUTH},South,1"),
        file(tmp_path, "wards2019.csv", "LSOA11CD,WD19CD,WD19NM",
             *(f"{lsoa},{EAST},East" for lsoa in (A, B, C, D, E, G))),
        file(tmp_path, "changes.csv", "LSOA11CD,LSOA21CD,CHGIND",
             f"{A},{A},U", f"{C},{C1},S", f"{C},{C2},S", f"{D},{F},M", f"{E},{F},M"),
    ]  # fmt: skip
    store = Store.open(tmp_path / "store")
    store.add(given, at=NOW)
    return store


def by_ward(made):
    return {row[:-1]: row[-1] for row in made.rows}


def test_rows_are_counted_in_the_ward_of_their_lsoa(store):
    """
    2022-01 | North: A A B D | South: C E | G in no ward | one row without a place
    """
    made = table(store, by=("month", "ward"), ward_vintage="2022-12")
    assert made.columns == ("month", "ward_code", "ward", "rows")
    found = by_ward(made)
    assert found["2022-01", NORTH, "North"] == 4
    assert found["2022-01", SOUTH, "South"] == 2
    assert found["2022-01", "", NO_WARD] == 1
    assert found["2022-01", "", "unlocated"] == 1


def test_lsoas_of_the_next_census_go_by_those_they_came_of(store):
    """
    2025-01 | C1 and C2 came of C, which is in South | F came of D (North) and E (South): there is no telling
    """
    found = by_ward(table(store, by=("month", "ward"), ward_vintage="2022-12"))
    assert found["2025-01", NORTH, "North"] == 1
    assert found["2025-01", SOUTH, "South"] == 2
    assert found["2025-01", "", NO_WARD] == 1


def test_where_all_it_came_of_are_in_one_ward_a_merged_lsoa_is_too(store):
    found = by_ward(table(store, by=("month", "ward"), ward_vintage="2019"))
    assert found["2025-01", EAST, "East"] == 4
    assert found["2022-01", EAST, "East"] == 7


def test_nothing_is_lost_and_nothing_counted_twice(store):
    for vintage in ("2019", "2022-12", None):
        for by in (("ward",), ("force", "ward", "kind"), ("district", "ward"), ("lsoa", "ward")):
            assert sum(row[-1] for row in table(store, by=by, ward_vintage=vintage).rows) == 13


def test_the_latest_wards_are_meant_when_no_vintage_is_named(store):
    assert table(store, by=("ward",)).rows == table(store, by=("ward",), ward_vintage="2025-01").rows
    assert "Wards as they stood in 2022" in table(store, by=("ward",)).notes[0]


def test_a_table_says_how_its_rows_were_placed(store):
    first, *rest = table(store, by=("ward",), ward_vintage="2022-12").notes
    assert first == "Wards as they stood in 2022: all rows of an LSOA are in one ward (best fit), by wards2022.csv."
    assert any(note.startswith("2 LSOAs are not in that look-up and are placed by") for note in rest)
    assert any(note.startswith("1 LSOAs lie partly in another ward") for note in rest)
    assert any(note.startswith("2 LSOAs are in no ward of that look-up") for note in rest)
    assert table(store, by=("kind",)).notes == ()


def test_notes_stand_below_the_text_and_not_in_the_data(store):
    made = table(store, by=("ward",))
    assert made.as_text().endswith(made.notes[-1] + "\n")
    assert not any(made.notes[0] in data for data in (made.as_csv(), made.as_json()))


@pytest.mark.parametrize("vintage", ["2018-12", "1999"])
def test_wards_older_than_every_look_up_are_refused_with_those_there_are(store, vintage):
    with pytest.raises(Missing, match="It holds those of 2019, 2022"):
        table(store, by=("ward",), ward_vintage=vintage)


def test_a_vintage_that_is_none_is_refused(store):
    with pytest.raises(Invalid, match="Write it as year and month"):
        table(store, by=("ward",), ward_vintage="May 2022")


def test_without_a_look_up_there_are_no_wards(tmp_path):
    store = Store.open(tmp_path / "store")
    store.add([incidents(tmp_path, "2022-01", [A])], at=NOW)
    with pytest.raises(Missing, match="no look-up from LSOAs to wards"):
        table(store, by=("ward",))


def test_a_year_may_be_asked_for_where_a_look_up_tells_no_month(store):
    assert "2022" in table(store, by=("ward",), ward_vintage="2022-03").notes[0]


def test_the_same_look_up_twice_is_one(store, tmp_path):
    again = store.add([tmp_path / "wards2022.csv"], at=NOW)
    assert (again.commit, again.files[0].outcome) == (0, "same")
    copies = [file(tmp_path, name, "LSOA11CD,WD23CD", f"{A},{NORTH}") for name in ("a.csv", "b.csv")]
    assert [each.outcome for each in store.add(copies, at=NOW).files] == ["new", "same"]


def test_what_a_later_file_says_of_an_lsoa_goes_before_an_earlier_one(store, tmp_path):
    """A correction of one LSOA moves that one and no other."""
    store.add([file(tmp_path, "corrected.csv", "LSOA11CD,WD22CD,WD22NM", f"{G},{SOUTH},South")], at=NOW)
    found = by_ward(table(store, by=("month", "ward"), ward_vintage="2022-12"))
    assert found["2022-01", SOUTH, "South"] == 3
    assert ("2022-01", "", NO_WARD) not in found


def test_a_table_can_be_asked_as_the_store_stood_before(store, tmp_path):
    store.add(
        [file(tmp_path, "wards2024.csv", "LSOA11CD,WD24CD,WD24NM", f"{A},E05019999,Newest")],
        at=datetime(2026, 3, 1, tzinfo=UTC),
    )
    assert "2024" in table(store, by=("ward",)).notes[0]
    assert "2022" in table(store, by=("ward",), as_at=NOW.date()).notes[0]


def test_what_was_taken_in_is_catalogued_and_can_be_verified(store):
    held = store.references()
    assert [each.id.rpartition("/")[0] for each in held] == [
        "look-up/lsoa2011-ward/2022", "look-up/lsoa2011-ward/2019", "look-up/lsoa2021-lsoa/2011",
    ]  # fmt: skip
    assert all(each.rows == each.kept + each.set_aside and len(each.sha256) == 64 and each.licence for each in held)
    assert store.verify().sound
    (store.path / held[0].part).write_bytes(b"spoilt")
    assert not store.verify().sound


def test_people_of_a_ward_come_from_its_estimate_or_else_from_its_lsoas(store, tmp_path):
    store.add(
        [
            file(tmp_path, "lsoa_mid2019.csv", "lsoa_code,total_population",
                 f"{A},1000", f"{B},500", f"{C},700", f"{D},300", f"{E},900"),
            file(tmp_path, "ward_mid2020.csv", "ward_code,total_population", f"{SOUTH},1650"),
        ],
        at=NOW,
    )  # fmt: skip
    atlas = store.atlas()
    north, south = atlas.people("ward", NORTH), atlas.people("ward", SOUTH)
    assert (north.value, north.vintage, north.what) == (1800, "2019-06", "people of its LSOAs, by best fit")
    assert (south.value, south.vintage, south.what) == (1650, "2020-06", "people")
    assert atlas.people("lsoa", A).value == 1000
    with pytest.raises(Missing, match="no population of E05999999"):
        atlas.people("ward", "E05999999")
    with pytest.raises(Missing):
        atlas.people("ward", SOUTH, vintage="2018-01")


def test_rows_can_be_told_apart_by_how_deprived_their_lsoa_is(store, tmp_path):
    """C1 and C2 have the decile of C; F came of two that differ, and G is in no index."""
    store.add(
        [
            file(tmp_path, "imd.csv", "LSOA code (2011),Index of Multiple Deprivation (IMD) Decile",
                 f"{A},1", f"{B},10", f"{C},4", f"{D},1", f"{E},2"),
        ],
        at=NOW,
    )  # fmt: skip
    made = table(store, by=("month", "decile"))
    assert by_ward(made) == {
        ("2022-01", "01"): 3, ("2022-01", "02"): 1, ("2022-01", "04"): 1, ("2022-01", "10"): 1, ("2022-01", ""): 2,
        ("2025-01", "01"): 1, ("2025-01", "04"): 2, ("2025-01", ""): 2,
    }  # fmt: skip
    assert "01 is the most deprived tenth" in made.notes[0]


def test_outlines_are_those_of_the_month_asked_for(store, tmp_path):
    with pytest.raises(Missing, match="no boundaries of that kind"):
        store.atlas().outlines("ward")


@pytest.mark.needs_data
def test_a_real_month_by_ward_is_what_counting_its_rows_gives(public_data, tmp_path):
    """Oracle: the rows of the file and of the look-up, read by Python's csv and put together by code."""
    crimes = public_data / "police_street_lancashire" / "2022-01-lancashire-street.csv.gz"
    look_up = public_data / "lookups" / "lsoa11_to_ward2022_bestfit_by_area_DERIVED.csv"
    with look_up.open(newline="", encoding="utf-8") as lines:
        ward = {row["LSOA11CD"]: row["ward_code"] for row in csv.DictReader(lines)}
    with gzip.open(crimes, "rt", newline="", encoding="utf-8") as lines:
        counted = Counter(
            (row["Reported by"], ward.get(row["LSOA code"], ""), row["Crime type"]) for row in csv.DictReader(lines)
        )
    store = Store.open(tmp_path / "store")
    store.add([crimes, look_up], at=NOW)
    found = Counter()
    for force, code, _, kind, rows in table(store, by=("force", "ward", "kind")).rows:
        found[force, code, kind] += rows
    assert found == counted
    assert len(found) > 2000
