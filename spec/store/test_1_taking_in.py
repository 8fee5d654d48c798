"""Taking in: every row of every file is accounted for.

    lines of a file = its header + rows kept + rows set aside

A row is set aside only when it cannot be read; a row that is odd is kept, and said to be odd.
Oracle: the files themselves, counted here by other means (gzip and newlines; Python's csv).
"""

import csv
import gzip
from collections import Counter
from datetime import UTC, datetime

import pytest

from wardmote.evidence import Store, table
from wardmote.evidence.store.tests.street_files import street_file, street_rows, street_text, street_zip

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FORCES = ("police_street_lancashire", "police_street_west_yorkshire")


@pytest.mark.parametrize(
    ("form", "given"),
    [
        ("a file", "2021-04-lancashire-street.csv"),
        ("a gzipped file", "2021-04-lancashire-street.csv.gz"),
        ("a folder by month", "2021-04/2021-04-lancashire-street.csv"),
        ("a file of another name", "crimes.txt"),
    ],
)
def test_a_file_is_known_by_what_is_in_it(tmp_path, form, given):
    path = street_file(tmp_path / "in", 1, name=given)
    account = Store.open(tmp_path / "store").add([path if form != "a folder by month" else tmp_path / "in"], at=NOW)
    assert [extract.id for extract in account.taken] == ["police_uk/lancashire/2021-04"], form
    assert account.total("rows") == account.total("kept") == 40


def test_a_whole_archive_is_taken_in_at_once(tmp_path):
    months = [f"2021-0{n}" for n in range(1, 7)]
    archive = street_zip(
        tmp_path / "archive.zip",
        {f"{m}/{m}-lancashire-street.csv": street_text(street_rows(n, month=m)).encode() for n, m in enumerate(months)},
    )
    store = Store.open(tmp_path / "store")
    account = store.add([archive], at=NOW)
    assert account.commit == 1
    assert sorted(store.months("police_uk")) == months


def test_the_same_bytes_again_change_nothing(tmp_path):
    store = Store.open(tmp_path / "store")
    plain = street_file(tmp_path, 1)
    store.add([plain], at=NOW)
    packed = street_file(tmp_path, 1, name="again.csv.gz")
    for path in (plain, packed):
        account = store.add([path], at=NOW)
        assert account.commit == 0
        assert "the same bytes as police_uk/lancashire/2021-04" in account.files[0].says
    assert len(store.log().commits) == 1


def test_the_same_bytes_twice_in_one_command_count_once(tmp_path):
    paths = [street_file(tmp_path, 1), street_file(tmp_path, 1, name="2021-04-lancashire-street.csv.gz")]
    store = Store.open(tmp_path / "store")
    account = store.add(paths, at=NOW)
    assert [each.outcome for each in account.files] == ["new", "same"]
    assert sum(cell.rows for cell in store.counts("police_uk")) == 40


@pytest.fixture(scope="module")
def real(public_data, tmp_path_factory):
    """Both forces' files in a store, and the account of taking them in."""
    store = Store.open(tmp_path_factory.mktemp("real") / "store")
    return store, store.add([public_data / force for force in FORCES], at=NOW)


def read(public_data, force):
    for path in sorted((public_data / force).glob("*.csv.gz")):
        with gzip.open(path, "rt", encoding="utf-8", newline="") as handle:
            yield path, list(csv.DictReader(handle))


@pytest.mark.needs_data
def test_the_rows_of_every_real_file_reconcile_to_its_lines(public_data, real):
    store, account = real
    files = [path for force in FORCES for path in sorted((public_data / force).glob("*.csv.gz"))]
    by_file = {each.file: each.extract for each in account.files if each.extract}
    for path in files:
        lines = gzip.decompress(path.read_bytes()).count(b"\n")
        extract = by_file[str(path)]
        assert extract.kept + extract.set_aside + 1 == lines, path.name
    print(f"{len(files)} files, {account.total('kept'):,} rows kept, {account.total('set_aside')} set aside")
    assert len(files) == len(store.extracts())


@pytest.mark.needs_data
def test_every_cell_of_the_golden_table_is_equal(public_data, real):
    with (public_data / "golden" / "police_uk_counts_by_month_district_crime_type.csv").open() as handle:
        golden = {(r["month"], r["district"], r["crime_type"]): int(r["rows"]) for r in csv.DictReader(handle)}
    made = table(real[0], area=("E07000118", "E07000126"))
    ours = {(month, name, kind): rows for month, code, name, kind, rows in made.rows if code}
    print(f"{len(golden)} cells")
    assert ours == golden


@pytest.mark.needs_data
def test_another_force_of_other_years_counts_as_its_names_say(public_data, real):
    """West Yorkshire, 2016 to 2018: districts by the words before the LSOA's number, counted row by row."""
    expected: Counter[tuple[str, str, str]] = Counter()
    for _, rows in read(public_data, "police_street_west_yorkshire"):
        for row in rows:
            district = row["LSOA name"].rpartition(" ")[0] or "unlocated"
            expected[row["Month"], district, row["Crime type"]] += 1
    force = [e.month for e in real[0].extracts() if "west-yorkshire" in e.id]
    ours = {tuple(row[i] for i in (0, 2, 3)): row[4] for row in table(real[0]).rows if row[0] in force}
    assert ours == dict(expected)


@pytest.mark.needs_data
def test_lsoas_of_2011_and_of_2021_find_their_districts(public_data, real):
    """By name, row by row: 2021-04 has LSOAs of 2011, 2025-03 those of 2021."""
    for month in ("2021-04", "2025-03"):
        (rows,) = (rows for path, rows in read(public_data, "police_street_lancashire") if path.name.startswith(month))
        expected = Counter(row["LSOA name"].rpartition(" ")[0] for row in rows)
        ours = Counter()
        for cell in real[0].counts("police_uk"):
            if cell.month == month:
                ours[cell.district] += cell.rows
        for district in ("Chorley", "South Ribble", "Preston", "Blackburn with Darwen"):
            assert ours[district] == expected[district], (month, district)
        assert ours["unlocated"] == expected[""]


@pytest.mark.needs_data
def test_the_traps_that_are_in_real_files_are_counted(public_data, real):
    """Repeats, crime identifiers met twice and rows without a place, in each Lancashire file, by Python."""
    by_id = {extract.id: extract for extract in real[0].extracts()}
    for path, rows in read(public_data, "police_street_lancashire"):
        extract = by_id[f"police_uk/lancashire/{path.name[:7]}"]
        ids = [row["Crime ID"] for row in rows if row["Crime ID"]]
        assert extract.repeated == len(rows) - len({tuple(row.values()) for row in rows}), path.name
        assert extract.repeated_references == len(ids) - len(set(ids)), path.name
        assert extract.unlocated == sum(not row["LSOA code"] for row in rows), path.name
