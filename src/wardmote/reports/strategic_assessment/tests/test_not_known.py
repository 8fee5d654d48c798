"""What we do not know, computed; and what the county strategy group should know of it."""

import pytest

from wardmote.documents import FigureCell, tables_of
from wardmote.documents.layout import lay_out
from wardmote.evidence import indicators
from wardmote.reports.strategic_assessment import build
from wardmote.reports.strategic_assessment.tests.police_files import ADDED, store_of, write_files


def rows_of(assessment, name: str) -> dict[str, list]:
    table = next(table for table in tables_of(assessment.document) if table.id == name)
    plain = ([cell.value if isinstance(cell, FigureCell) else cell for cell in row] for row in table.rows)
    return {row[0]: row[1:] for row in plain}


def test_what_weakens_the_figures_is_counted(assessments):
    """The oracle is what the main table itself says of each kind."""
    assessment = assessments["chorley"]
    found, figures = rows_of(assessment, "weaknesses-table"), {each.id: each for each in assessment.figures}
    assert found["Rows published without a place"][0] == round(figures["chorley-unlocated-share"].value, 1)
    assert found["Months of the period without an extract"][:2] == [0, "of 12 months"]
    verdicts = [row[-1] for row in rows_of(assessment, "changes-table").values()]
    unjudged = sum(verdict in ("too few to say", "not comparable") for verdict in verdicts)
    assert found["Kinds whose change could not be judged"][0] == unjudged
    ranges = [row[1] for row in rows_of(assessment, "levels-table").values()]
    assert found["Kinds whose series is too short for a range"][0] == ranges.count(None)
    counts = [row[0] for row in rows_of(assessment, "levels-table").values()]
    assert found["Kinds with fewer than 20 in the period"][0] == sum(count < 20 for count in counts)


def test_missing_months_are_counted_and_named(tmp_path, pack, period):
    files = write_files(tmp_path / "files", without=("2022-06", "2021-09"))
    assessment = build(store_of(files, tmp_path / "store"), pack, pack.areas[0], period, ADDED.date())
    found = rows_of(assessment, "weaknesses-table")
    assert found["Months of the period without an extract"][0] == 1
    assert found["Months of the period without an extract"][2] == "June 2022"
    assert found["Months of the year before without an extract"][2] == "September 2021"


def test_every_measure_is_printed_or_said_to_be_unknown(assessments, with_collisions):
    """Nothing that could be measured is passed over in silence."""
    for assessment in (assessments["chorley"], with_collisions["chorley"]):
        words = str(lay_out(assessment.document))
        for each in indicators.all():
            if "recorded_crime" not in (each.slug, each.within):
                assert each.title in words, each.slug
    assert "No evidence is held here of these measures" in str(lay_out(assessments["chorley"].document))


def test_the_county_is_told_the_verdict_on_what_bears_on_each_of_its_priorities(assessments, with_collisions, pack):
    for assessment in (assessments["pair"], with_collisions["pair"]):
        words = str(lay_out(assessment.document))
        for each in pack.county.priorities:
            assert f"{each.title}: " in words, each.title
    assert "People killed or seriously injured, " in str(lay_out(with_collisions["pair"].document))


def test_the_county_is_told_what_share_of_its_roads_lies_here(with_collisions):
    """172 of 2,068 collisions of Lancashire-12 are in Chorley in the files written: 8.3%."""
    figures = {each.id: each for each in with_collisions["chorley"].figures}
    share = figures["chorley-collisions-lancashire-12-all-collisions-share"]
    assert share.value == pytest.approx(100 * (2068 // 12) / 2068)
    assert share.unit == "per cent"


def test_what_the_whole_county_could_ask_once_is_put_to_it(assessments, pack):
    asked = rows_of(assessments["chorley"], "county-asked-table")
    assert "Domestic abuse" in asked["Lancashire Constabulary"][0]
    wide = {each.name for each in pack.organisations if each.county_wide}
    assert set(asked) <= wide
    assert "Chorley Council" not in asked
