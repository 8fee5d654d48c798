"""STATS19 files are counted as they would be by hand, in the names of every generation.

Oracles: the figures published for Lancashire in 2021, which the generator is told to make; and counts of the written
files by the csv module alone, which join casualties to collisions by their index.
"""

import csv
from collections import Counter
from datetime import UTC, datetime

import pytest

from wardmote.errors import Invalid
from wardmote.evidence import Store, table
from wardmote.evidence.periods import Period
from wardmote.evidence.sources.tests import stats19_files as files

NOW = datetime(2026, 1, 1, tzinfo=UTC)
YEAR = Period.parse("2021-01..2021-12")
TWELVE = list(files.LANCASHIRE_12)


@pytest.fixture(scope="module", params=["old names", "new names"])
def year(request, tmp_path_factory):
    """The files of a year by table, and a store they were taken into."""
    folder = tmp_path_factory.mktemp("stats19")
    made = files.collisions(7, 2021, files.lancashire_2021())
    written = files.write_year(folder / "files", made, 2021, old=request.param == "old names")
    store = Store.open(folder / "store")
    store.add([folder / "files"], at=NOW)
    return written, store


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_lancashire_12_of_2021_is_what_was_published(year):
    """
    2,068 collisions | 32 people killed | 717 people seriously injured
    """
    _, store = year
    collisions = store.counts("stats19_collisions", period=YEAR, districts=TWELVE)
    casualties = store.counts("stats19_casualties", period=YEAR, districts=TWELVE)
    people = Counter()
    for cell in casualties:
        people[cell.kind] += cell.rows
    assert sum(cell.rows for cell in collisions) == 2068
    assert (people["Fatal"], people["Serious"]) == (32, 717)
    assert not [cell for cell in (*collisions, *casualties) if not cell.district_code]


def test_collisions_are_counted_by_force_district_month_and_severity_as_by_hand(year):
    written, store = year
    path = written.get("accident") or written["collision"]
    force = {"4": "Lancashire", "13": "West Yorkshire", "99": "Police Scotland"}
    severity = {"1": "Fatal", "2": "Serious", "3": "Slight"}
    by_hand = Counter()
    for row in rows_of(path):
        worst = row.get("accident_severity") or row["collision_severity"]
        month = "-".join(reversed(row["date"].split("/")[1:]))
        by_hand[month, row["local_authority_ons_district"], severity[worst], force[row["police_force"]]] += 1
    counted = table(store, "stats19_collisions", by=("month", "district", "kind", "force"))
    assert counted.columns == ("month", "district_code", "district", "kind", "force", "rows")
    assert {(month, code, kind, by): n for month, code, _, kind, by, n in counted.rows} == by_hand


def test_casualties_and_vehicles_are_counted_where_and_when_their_collision_was(year):
    written, store = year
    where = {}
    for row in rows_of(written.get("accident") or written["collision"]):
        month = "-".join(reversed(row["date"].split("/")[1:]))
        where[row.get("accident_index") or row["collision_index"]] = month, row["local_authority_ons_district"]
    for name, column, source in (
        ("casualty", "casualty_severity", "stats19_casualties"),
        ("vehicle", "vehicle_type", "stats19_vehicles"),
    ):
        by_hand = Counter()
        for row in rows_of(written[name]):
            by_hand[*where[row.get("accident_index") or row["collision_index"]], row[column]] += 1
        counted = Counter()
        for cell in store.counts(source):
            counted[cell.month, cell.district_code, cell.kind] += cell.rows
        assert sorted(counted.values()) == sorted(by_hand.values())
        assert {key[:2] for key in counted} == {key[:2] for key in by_hand}
        assert {cell.placed_by for cell in store.counts(source)} == {
            "stats19_collisions/great-britain/2021-01..2021-12"
        }


def test_adjusted_severities_come_with_the_files_or_apart(year):
    """Lancashire records injuries, so its figures stay; Leeds does not: each slight casualty is 1/8 serious."""
    _, store = year
    found = store.counts(
        "stats19_casualties",
        period=YEAR,
        districts=[*TWELVE, "E08000035"],
        sums=("adjusted_serious", "adjusted_slight"),
    )
    here = [cell for cell in found if cell.district_code in TWELVE]
    leeds = [cell for cell in found if cell.district_code == "E08000035"]
    assert sum(cell.sums[0] for cell in here if cell.kind != "Fatal") == 717
    assert sum(cell.sums[0] for cell in leeds) == 90 + 320 / 8
    assert sum(cell.sums[1] for cell in leeds) == 320 * 7 / 8
    assert all(cell.known[0] == cell.rows for cell in found if cell.kind != "Fatal")


def test_codes_are_kept_as_the_publishers_words(year):
    _, store = year
    counted = table(store, "stats19_casualties", by=("casualty_class", "sex"))
    assert {row[0] for row in counted.rows} == {"Driver or rider", "Passenger", "Pedestrian"}
    assert {row[1] for row in counted.rows} == {"Male", "Female", "Data missing or out of range"}
    assert {row[0] for row in table(store, "stats19_collisions", by=("light_conditions",)).rows} == {
        "Daylight",
        "Darkness - lights lit",
    }


def test_the_store_is_sound_and_the_same_files_change_nothing(year):
    written, store = year
    assert store.verify().sound
    again = store.add(list(written.values()), at=NOW)
    assert again.commit == 0
    assert {each.outcome for each in again.files} == {"same"}
    assert all(each.rows == each.kept + each.set_aside for each in store.extracts())


def test_casualties_taken_in_before_their_collisions_have_no_place_until_then(tmp_path):
    made = files.collisions(3, 2021, {"E07000118": files.Wanted(20, 1, 5, 20)})
    written = files.write_year(tmp_path / "files", made, 2021, old=False)
    store = Store.open(tmp_path / "store")
    store.add([written["casualty"]], at=NOW)
    assert {(cell.month, cell.district) for cell in store.counts("stats19_casualties")} == {("2021", "unlocated")}
    store.add([written["collision"]], at=NOW)
    assert {cell.district for cell in store.counts("stats19_casualties")} == {"Chorley"}
    assert sum(cell.rows for cell in store.counts("stats19_casualties")) == 26


@pytest.fixture
def two_years(tmp_path):
    """Files that hold two years together, as the publisher's of the last five do, and each year's lines apart."""
    wanted = {"E07000118": files.Wanted(90, 1, 20, 90), "E08000035": files.Wanted(60, 2, 15, 70)}
    made = [each for year in (2020, 2021) for each in files.collisions(year, year, wanted)]
    whole = files.write_year(tmp_path / "whole", made, 2021, old=False)
    apart = []
    for name, path in whole.items():
        header, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        for year in ("2020", "2021"):
            apart.append(tmp_path / f"{name}-{year}.csv")
            apart[-1].write_text(header + "".join(line for line in lines if line.startswith(year)), encoding="utf-8")
    return whole, apart


def test_a_file_of_several_years_is_an_extract_for_each(two_years, tmp_path):
    whole, apart = two_years
    store, other = Store.open(tmp_path / "store"), Store.open(tmp_path / "other")
    # Its name must not say one year of the two.
    paths = [path.rename(path.with_name(f"{table}-last-5-years.csv")) for table, path in whole.items()]
    taken = store.add(paths, at=NOW).taken
    other.add(apart, at=NOW)
    assert sorted(each.id for each in taken) == sorted(each.id for each in other.extracts())
    assert "collision-last-5-years.csv (its rows of 2020)" in {each.file_name for each in taken}
    for source in ("stats19_collisions", "stats19_casualties", "stats19_vehicles"):
        assert counted(store, source) == counted(other, source)
    assert store.verify().sound
    assert store.add(paths, at=NOW).commit == 0


def counted(store, source):
    return Counter({(cell.month, cell.district, cell.kind): cell.rows for cell in store.counts(source)})


def test_its_lines_keep_the_numbers_they_have_in_the_publishers_file(two_years, tmp_path):
    lines = two_years[0]["casualty"].read_text(encoding="utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if n > 100 and line.startswith("2021")) + 3
    lines[at] = lines[at].split(",")[0]
    path = tmp_path / "casualties.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    taken = Store.open(tmp_path / "store").add([path], at=NOW).taken
    assert [(each.month, [aside.lines for aside in each.asides]) for each in taken] == [
        ("2020-01", []),
        ("2021-01", [str(at + 1)]),
    ]
    assert sum(each.rows for each in taken) == len(lines) - 1


def test_a_line_of_another_year_is_refused(tmp_path):
    made = files.collisions(3, 2021, {"E07000118": files.Wanted(300, 1, 20, 300)})
    written = files.write_year(tmp_path / "files", made, 2021, old=False)
    text = written["casualty"].read_text(encoding="utf-8")
    written["casualty"].write_text(text.replace(f"{made[5].index},2021", f"{made[5].index},2020"), encoding="utf-8")
    with pytest.raises(Invalid, match=r"its year is 2020 where the lines above are of 2021.*Give a file for each year"):
        Store.open(tmp_path / "store").add([written["casualty"]], at=NOW)


def test_a_cut_of_a_year_does_not_stand_in_the_place_of_the_year(tmp_path):
    made = files.collisions(3, 2021, files.lancashire_2021())
    whole = files.write_year(tmp_path / "whole", made, 2021, old=False)
    cut = files.write_year(tmp_path / "cut", made[:400], 2021, old=False)
    store = Store.open(tmp_path / "store")
    store.add([whole["collision"]], at=NOW)
    assert store.add([cut["collision"]], at=NOW).of("cut")
    assert sum(cell.rows for cell in store.counts("stats19_collisions", districts=TWELVE)) == 2068


@pytest.mark.needs_data
def test_the_publishers_own_rows_are_read(public_data, tmp_path):
    store = Store.open(tmp_path / "store")
    folder = public_data / "road_safety_stats19"
    store.add(sorted(folder.glob("dft_*_SAMPLE_*.csv")), at=NOW)
    counted = table(store, "stats19_collisions", by=("district", "kind"), area=["E07000118"])
    assert counted.rows == (("E07000118", "Chorley", "Serious", 1),)
    kept = {each.source: each.kept for each in store.extracts()}
    assert kept == {"stats19_collisions": 10, "stats19_casualties": 5}
