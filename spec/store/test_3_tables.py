"""Tables: rows counted by month, place and kind, in the publisher's words; rows without a place are always in sight.

Oracle: the rows themselves, counted by Python.
"""

import json
from collections import Counter
from datetime import UTC, datetime

import pytest

from wardmote.errors import Invalid
from wardmote.evidence import Store, table
from wardmote.evidence.periods import Period
from wardmote.evidence.store.tests.street_files import street_file, street_rows

MONTHS = ("2021-04", "2021-05", "2021-06")


@pytest.fixture(scope="module")
def rows():
    return [row for n, month in enumerate(MONTHS) for row in street_rows(n, month=month, rows=300)]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    for n, month in enumerate(MONTHS):
        street_file(folder / "in", n, month=month, rows=300)
    store = Store.open(folder / "store")
    store.add([folder / "in"], at=datetime(2026, 1, 1, tzinfo=UTC))
    return store


def district(row):
    return row[8].rpartition(" ")[0] or "unlocated"


def test_the_columns_are_as_promised(store):
    assert table(store).as_csv().splitlines()[0] == "month,district_code,district,kind,rows"


def test_every_cell_is_a_count_of_rows(store, rows):
    ours = {(month, name, kind): n for month, _, name, kind, n in table(store).rows}
    assert ours == dict(Counter((row[1], district(row), row[9]) for row in rows))


def test_an_area_keeps_the_rows_without_a_place_in_sight(store, rows):
    made = table(store, area=("E07000118",))
    assert {(code, name) for _, code, name, _, _ in made.rows} == {("", "unlocated"), ("E07000118", "Chorley")}
    assert sum(row[-1] for row in made.rows) == sum(district(row) in {"Chorley", "unlocated"} for row in rows)


def test_a_period_is_inclusive(store, rows):
    made = table(store, by=("month",), period=Period.parse("2021-05..2021-06"))
    assert made.rows == (("2021-05", 300), ("2021-06", 300))


@pytest.mark.parametrize(
    ("by", "columns"),
    [
        (("force",), ("force", "rows")),
        (("kind", "month"), ("kind", "month", "rows")),
        (("lsoa", "kind"), ("lsoa_code", "lsoa_name", "kind", "rows")),
        (("district", "lsoa"), ("district_code", "district", "lsoa_code", "lsoa_name", "rows")),
    ],
)
def test_any_dimensions_come_to_the_same_total(store, rows, by, columns):
    made = table(store, by=by)
    assert made.columns == columns
    assert sum(row[-1] for row in made.rows) == len(rows)
    assert list(made.rows) == sorted(made.rows)


def test_json_says_the_same_as_csv(store):
    made = table(store)
    records = json.loads(made.as_json())
    assert [tuple(record.values()) for record in records] == list(made.rows)


@pytest.mark.parametrize("by", [(), ("colour",), ("month", "month")])
def test_what_cannot_be_counted_by_is_refused(store, by):
    with pytest.raises(Invalid, match="hoose among month, district, kind, force, lsoa"):
        table(store, by=by)


def test_an_area_without_districts_is_refused(store):
    with pytest.raises(Invalid, match="Put district among --by"):
        table(store, by=("month",), area=("E07000118",))
