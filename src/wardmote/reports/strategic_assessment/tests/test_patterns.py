"""Levels and patterns: by ward, by deprivation and in the year, from the geography and the months that are held."""

import pytest

from wardmote.documents import FigureCell, Map, tables_of
from wardmote.documents.layout import lay_out
from wardmote.evidence import change
from wardmote.evidence.periods import Month
from wardmote.reports.strategic_assessment import build
from wardmote.reports.strategic_assessment.tests.police_files import ADDED, store_of, write_files
from wardmote.reports.strategic_assessment.writing import last_added

NORTH, SOUTH = ("E05013064", "Chorley North"), ("E05013065", "Chorley South")
FIRST, SECOND = "E01024951", "E01024940"


def write(folder, name, *lines):
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def mapped(tmp_path_factory, police_files, pack, period):
    """Chorley, with a look-up to two wards, people and deciles of its two small areas that have rows."""
    folder = tmp_path_factory.mktemp("geography")
    store = store_of(police_files, folder / "store")
    head = "LSOA11CD,LSOA11NM,WD22CD,WD22NM,LAD22CD,LAD22NM"
    rows = (
        f"{lsoa},{name},{ward[0]},{ward[1]},E07000118,Chorley"
        for lsoa, name, ward in ((FIRST, "Chorley 001A", NORTH), (SECOND, "Chorley 010D", SOUTH))
    )
    given = [
        write(folder, "lsoa_to_ward_2022.csv", head, *rows),
        write(folder, "lsoa_mid2021.csv", "LSOA11CD,LSOA11NM,mid_2021", f"{FIRST},A,1500", f"{SECOND},B,2000"),
        write(folder, "imd2019.csv", "lsoa11cd,original_decile,UK_IMD_E_rank", f"{FIRST},1,100", f"{SECOND},10,32000"),
    ]
    account = store.add(given, at=ADDED, keep_going=True)
    assert not account.refused, [each.says for each in account.files]
    assert {each.kind for each in store.references()} == {"look-up", "population", "deprivation"}
    return build(store, pack, pack.areas[0], period, last_added(store))


def rows_of(assessment, name: str) -> dict[str, list]:
    table = next(table for table in tables_of(assessment.document) if table.id == name)
    plain = ([cell.value if isinstance(cell, FigureCell) else cell for cell in row] for row in table.rows)
    return {row[0]: row[1:] for row in plain}


def test_wards_hold_what_their_small_areas_hold(mapped):
    figures = {each.id: each.value for each in mapped.figures}
    wards = rows_of(mapped, "wards-table")
    assert wards["Chorley North"][2] == figures[f"chorley-small-areas-{FIRST.lower()}-all"]
    assert wards["Chorley South"][2] == figures[f"chorley-small-areas-{SECOND.lower()}-all"]
    whole = figures["chorley-all-crime-count"] + figures["chorley-anti-social-behaviour-count"]
    assert sum(row[2] for row in wards.values()) == whole


def test_wards_are_drawn_with_the_table_of_all_there_is(mapped):
    found = next(block for block in mapped.document.blocks if isinstance(block, Map) and block.id == "map-wards")
    assert [(shape.name, shape.value) for shape in found.spec.shapes] == [
        (name, rows_of(mapped, "wards-table")[name][2]) for name in ("Chorley North", "Chorley South")
    ]
    half = next(each for each in mapped.figures if each.id == "chorley-wards-half-all")
    assert half.value == 1
    assert half.detail["places"] == 2


def test_what_no_ward_is_known_of_is_a_row_of_its_own_without_people(mapped):
    last = list(rows_of(mapped, "wards-table").items())[-1]
    assert last[0] == "no ward known"
    assert last[1][1] is None
    assert last[1][0] == 66 - 2


def test_a_rate_is_out_of_the_people_there_with_a_range_of_the_places_own_variation(mapped):
    count, people = rows_of(mapped, "wards-table")["Chorley North"][2], 1500
    rate, low, high = rows_of(mapped, "wards-table")["Chorley North"][3:6]
    assert rate == pytest.approx(1000 * count / people)
    whole = next(each for each in mapped.figures if each.id == "chorley-all-crime-count")
    # Of the same variation, a smaller count has a relatively wider range.
    assert low < rate < high
    assert high / rate > whole.high / whole.value


def test_deciles_run_from_the_most_deprived_and_do_not_speak_of_people(mapped):
    found = rows_of(mapped, "deprivation-table")
    assert list(found) == ["1, the most deprived tenth", "10, the least deprived tenth", "not known"]
    assert found["1, the most deprived tenth"][:2] == [1, 1500]
    assert "is not a rate of deprived people" in str(lay_out(mapped.document))


def test_a_figure_of_a_ward_names_the_files_of_geography_with_their_hashes(mapped):
    figure = next(each for each in mapped.figures if each.id == f"chorley-wards-{NORTH[0].lower()}-all")
    named = figure.provenance.parameters["geography"]
    assert any(each.startswith("lsoa_to_ward_2022.csv (SHA-256 ") for each in named)
    assert any(each.startswith("lsoa_mid2021.csv (SHA-256 ") for each in named)
    words = str(lay_out(mapped.document))
    assert "lsoa_to_ward_2022.csv" in words[words.index("Sources") :]


def test_without_geography_that_is_said(assessments):
    words = str(lay_out(assessments["chorley"].document))
    assert "No look-up from small areas to wards is held" in words
    assert "No index of deprivation is held" in words


def test_the_season_is_that_of_the_months_charted(assessments):
    """The oracle: the method itself on the 36 months the document charts, judged with the others of the table."""
    found = {each.id: each for each in assessments["chorley"].figures}
    months = [each.value for name, each in sorted(found.items()) if name.startswith("chorley-vehicle-crime-20")]
    known = change.season(months, change.dispersion(months))
    assert [found[f"chorley-vehicle-crime-season-{n}"].value for n in (4, 5, 3)] == pytest.approx(
        [100 * (known.index[step] - 1) for step in (0, 1, 11)]
    )
    assert found["chorley-vehicle-crime-season-4"].detail["p of the season"] == pytest.approx(known.p)
    table = rows_of(assessments["chorley"], "season-table")
    assert next(iter(table)) == "April"
    assert len(table) == 12


def test_the_end_of_a_range_that_is_not_known_is_said_to_be_so(tmp_path, pack, period):
    """With a year of months the ranges are not known: never the count itself in their place."""
    without = tuple(str(month) for month in Month.range(Month(2020, 4), Month(2022, 6)))
    files = write_files(tmp_path / "files", without=without)
    assessment = build(store_of(files, tmp_path / "store"), pack, pack.areas[0], period, ADDED.date())
    rows = rows_of(assessment, "levels-table")
    assert {tuple(row[1:3]) for row in rows.values()} == {(None, None)}
    assert all(row[0] > 0 for row in rows.values())
