"""Outcomes and stops are counted as they would be by hand. Oracle: counts of the written files by the csv module."""

import csv
from collections import Counter
from datetime import UTC, datetime

import pytest

from wardmote.errors import Invalid
from wardmote.evidence import Store, table
from wardmote.evidence.sources.tests import police_files as files
from wardmote.evidence.store.tests.street_files import street_file, street_rows, street_text

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_folder_of_all_three_series_is_taken_in_together(tmp_path):
    folder = tmp_path / "2021-07"
    street_file(folder, 1, month="2021-07")
    files.outcome_file(folder)
    files.stop_file(folder)
    store = Store.open(tmp_path / "store")
    taken = store.add([folder], at=NOW).taken
    assert [each.id for each in taken] == [
        "police_uk_outcomes/lancashire/2021-07",
        "police_uk_stops/lancashire/2021-07",
        "police_uk/lancashire/2021-07",
    ]
    assert {each.cover for each in taken} == {"Lancashire Constabulary"}
    assert store.verify().sound
    assert store.add([folder], at=NOW).commit == 0


def test_outcomes_are_counted_by_month_district_kind_and_force(tmp_path):
    paths = [files.outcome_file(tmp_path, n, f"2021-0{n}") for n in (6, 7, 8)]
    store = Store.open(tmp_path / "store")
    store.add(paths, at=NOW)
    by_hand = Counter()
    for row in (row for path in paths for row in rows_of(path)):
        district = row["LSOA name"].rsplit(" ", 1)[0] or "unlocated"
        by_hand[row["Month"], district, row["Outcome type"], row["Reported by"]] += 1
    counted = table(store, "police_uk_outcomes", by=("month", "district", "kind", "force"))
    assert {(month, name, kind, force): n for month, _, name, kind, force, n in counted.rows} == by_hand


def test_stops_are_counted_by_whatever_the_file_says(tmp_path):
    path = files.stop_file(tmp_path, rows=300)
    store = Store.open(tmp_path / "store")
    extract = store.add([path], at=NOW).taken[0]
    rows = rows_of(path)
    for name, column in (("self_defined_ethnicity", "Self-defined ethnicity"), ("legislation", "Legislation")):
        by_hand = Counter((row["Type"], row[column]) for row in rows)
        assert {
            (kind, value): n for kind, value, n in table(store, "police_uk_stops", by=("kind", name)).rows
        } == by_hand
    assert extract.unlocated == sum(not row["Latitude"] for row in rows)
    assert extract.kept == 300


def test_a_search_in_the_first_hour_of_a_summer_month_is_of_that_month(tmp_path):
    """Half past midnight on 1 July is 23:30 of 30 June by UTC, and stands in July's file."""
    rows = files.stop_rows(1, "2021-07", 5)
    rows[0][1] = "2021-06-30T23:30:00+00:00"
    store = Store.open(tmp_path / "store")
    store.add([files.write(tmp_path / "2021-07-lancashire-stop-and-search.csv", files.STOPS, rows)], at=NOW)
    assert {cell.month for cell in store.counts("police_uk_stops")} == {"2021-07"}


def test_a_search_of_another_month_than_the_name_says_is_refused(tmp_path):
    rows = files.stop_rows(1, "2021-07", 5)
    rows[3][1] = "2021-05-30T12:00:00+00:00"
    path = files.write(tmp_path / "2021-07-lancashire-stop-and-search.csv", files.STOPS, rows)
    with pytest.raises(Invalid, match="line 5: its month is 2021-05 where the lines above are of 2021-07"):
        Store.open(tmp_path / "store").add([path], at=NOW)


def test_a_search_without_a_date_is_set_aside(tmp_path):
    rows = files.stop_rows(1, "2021-07", 5)
    rows[3][1] = "yesterday"
    path = files.write(tmp_path / "2021-07-lancashire-stop-and-search.csv", files.STOPS, rows)
    extract = Store.open(tmp_path / "store").add([path], at=NOW).taken[0]
    assert [(each.lines, each.reason) for each in extract.asides] == [("5", "its month cannot be read")]
    assert (extract.rows, extract.kept) == (5, 4)


def test_a_renamed_file_of_stops_cannot_say_whose_it_is(tmp_path):
    path = files.write(tmp_path / "stops.csv", files.STOPS, files.stop_rows(1, "2021-07", 5))
    with pytest.raises(Invalid, match="Give it the name it had from the publisher"):
        Store.open(tmp_path / "store").add([path], at=NOW)


@pytest.mark.needs_data
def test_the_publishers_own_rows_are_read(public_data, tmp_path):
    store = Store.open(tmp_path / "store")
    for path in (public_data / "police_outcomes_stop_search_sample").glob("*.csv"):
        (tmp_path / path.name.replace("_SAMPLE", "")).write_bytes(path.read_bytes())
    taken = store.add(sorted(tmp_path.glob("*.csv")), at=NOW).taken
    assert {each.source: each.kept for each in taken} == {"police_uk_outcomes": 7, "police_uk_stops": 8}
    rows = {name: rows for _, name, rows in table(store, "police_uk_outcomes", by=("district",)).rows}
    assert rows == {"unlocated": 3, "Blackpool": 1, "Burnley": 1, "Preston": 2}


def test_searches_are_located_by_the_map_points_of_the_street_files(tmp_path):
    """Both series publish the same approximate points: what lies at one in the street files lies there for searches."""
    street = [list(row) for row in street_rows(1, month="2020-03", rows=30, unlocated=0)]
    stops = files.stop_rows(2, "2021-07", 40)
    for row, at in zip(stops, street, strict=False):
        row[4:6] = [at[5], at[4]]
    paths = [tmp_path / "2020-03-lancashire-street.csv", tmp_path / "2021-07-lancashire-stop-and-search.csv"]
    paths[0].write_text(street_text(street), encoding="utf-8")
    files.write(paths[1], files.STOPS, stops)
    store = Store.open(tmp_path / "store")
    store.add(paths[1:], at=NOW)
    assert {cell.district for cell in store.counts("police_uk_stops")} == {"unlocated"}
    store.add(paths[:1], at=NOW)
    by_hand = Counter(row[8].rsplit(" ", 1)[0] for row in street) + Counter({"unlocated": 10})
    found = Counter()
    for cell in store.counts("police_uk_stops"):
        found[cell.district] += cell.rows
    assert found == by_hand
    assert {cell.placed_by for cell in store.counts("police_uk_stops")} == {"", "police_uk/lancashire/2020-03"}
