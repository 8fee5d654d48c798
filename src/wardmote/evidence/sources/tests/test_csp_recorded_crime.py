"""Table C2 is read figure by figure. Oracles: a small table written here, and the published one by the csv module."""

import csv
from datetime import UTC, datetime

import pytest

from wardmote.errors import Invalid
from wardmote.evidence import Store, table
from wardmote.evidence.periods import Period

NOW = datetime(2026, 1, 1, tzinfo=UTC)
YEAR = Period.parse("2023-04..2024-03")
TITLE = (
    "Table C2: Number of police recorded crimes for headline offences by Community Safety Partnership area, "
    "England and Wales, year ending March 2024 [note 1]"
)
C2 = f"""\
"{TITLE}",,,,,,,
Some shorthand is used in this table.  [x] indicates data are unavailable.,,,,,,,
"Police Force
Area code","Police Force
Area name","Community Safety
Partnership code","Community Safety
Partnership name",Local Authority code,Local Authority name,"Total recorded crime
 (excluding fraud)",Robbery
E23000003,Lancashire [note 4],,,,,"12,345 ","1,002 "
E23000003,Lancashire,E22000153,Chorley,E07000118,Chorley,"6,893 ",54
E23000003,Lancashire,E22000161,South Ribble,E07000126,South Ribble ,[x],49
E23000003,Lancashire,,Unassigned Lancashire,,,,3
E23000035,Devon and Cornwall,E22000362,East and Mid Devon,Combined Local Authorities,,"10,997 ",5
"""


def write(folder, text=C2, name="c2.csv"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def added(tmp_path, text=C2):
    store = Store.open(tmp_path / "store")
    return store, store.add([write(tmp_path, text)], at=NOW).taken[0]


def test_every_figure_is_a_row_with_its_place_and_year(tmp_path):
    store, extract = added(tmp_path)
    assert extract.id == "csp_recorded_crime/england-and-wales/2023-04..2024-03"
    assert (extract.rows, extract.kept, extract.set_aside, extract.unlocated) == (10, 10, 0, 0)
    counted = table(store, "csp_recorded_crime", by=("month", "district", "kind"), area=["E07000118"], period=YEAR)
    assert counted.columns == ("month", "district_code", "district", "kind", "count")
    assert counted.rows == (
        ("2023-04..2024-03", "E07000118", "Chorley", "Robbery", 54),
        ("2023-04..2024-03", "E07000118", "Chorley", "Total recorded crime (excluding fraud)", 6893),
    )


def test_a_mark_is_no_figure_and_not_nothing(tmp_path):
    store, _ = added(tmp_path)
    counted = table(store, "csp_recorded_crime", by=("place_kind", "place", "kind", "mark"))
    total = {row[1]: row[3:] for row in counted.rows if row[2].startswith("Total")}
    assert total["South Ribble"] == ("[x]", "")
    assert total["Unassigned Lancashire"] == ("blank", "")
    assert total["Lancashire"] == ("", 12345)
    assert {row[0] for row in counted.rows} == {"CSP", "force", "not assigned"}


def test_a_year_is_not_given_for_part_of_it(tmp_path):
    store, _ = added(tmp_path)
    assert not store.counts("csp_recorded_crime", period=Period.parse("2023-04..2023-12"))


def test_a_word_that_is_neither_figure_nor_mark_is_set_aside_with_its_line(tmp_path):
    _, extract = added(tmp_path, C2.replace('"6,893 ",54', '"6,893 ",many'))
    assert [(each.lines, each.reason) for each in extract.asides] == [
        ("10", "“many” under Robbery is neither a figure nor a mark")
    ]
    assert (extract.rows, extract.kept) == (10, 9)


def test_a_table_issued_again_supersedes(tmp_path):
    store, _ = added(tmp_path)
    again = store.add([write(tmp_path, C2.replace("54", "55"), "again.csv")], at=NOW)
    assert again.of("supersedes")
    assert {
        row[-1] for row in table(store, "csp_recorded_crime", by=("place", "kind")).rows if row[0] == "Chorley"
    } == {
        55,
        6893,
    }
    assert store.verify().sound


def test_a_table_without_its_headings_is_refused(tmp_path):
    with pytest.raises(Invalid, match="its headings are not those of the table"):
        added(tmp_path, C2.replace("Partnership name", "Partnership title"))


def test_a_table_whose_title_says_no_year_is_refused(tmp_path):
    with pytest.raises(Invalid, match="its title does not say of what year it is"):
        added(tmp_path, C2.replace("year ending March 2024", "latest year"))


def test_a_quotation_mark_that_swallows_the_rest_is_set_aside(tmp_path):
    swallowed = C2.replace('"10,997 ",5', '"10,997 ,5') + "x" * 200_000
    _, extract = added(tmp_path, swallowed)
    assert any("not closed" in each.reason for each in extract.asides)
    assert extract.kept == 8


@pytest.mark.needs_data
def test_the_published_figures_of_the_two_partnerships(public_data, tmp_path):
    path = public_data / "csp_recorded_crime" / "policeforceareatablesyejune25final.csv"
    store = Store.open(tmp_path / "store")
    extract = store.add([path], at=NOW).taken[0]
    with path.open(encoding="utf-8", newline="") as lines:
        every = list(csv.reader(lines))
    headings = [" ".join(cell.split()) for cell in every[7]]
    assert extract.kept == (len(every) - 8) * (len(headings) - 6)
    for code in ("E07000118", "E07000126"):
        row = next(row for row in every if row[4].strip() == code)
        by_hand = {name: int(cell.replace(",", "")) for name, cell in list(zip(headings, row, strict=True))[6:]}
        found = store.counts("csp_recorded_crime", districts=[code])
        assert {cell.kind: cell.sums[0] for cell in found} == by_hand
    vehicle = {c.district: c.sums[0] for c in store.counts("csp_recorded_crime") if c.kind == "Vehicle offences"}
    assert (vehicle["Chorley"], vehicle["South Ribble"]) == (385, 365)
