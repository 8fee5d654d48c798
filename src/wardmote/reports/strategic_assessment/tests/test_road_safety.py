"""The roads: collisions and people never confused, by footprint, reported and adjusted, and judged with chance."""

import pytest

from wardmote.documents import FigureCell, Gap, Heading, tables_of
from wardmote.documents.layout import lay_out
from wardmote.evidence.periods import Period
from wardmote.reports.strategic_assessment.roads import last_year_held

LANCASHIRE_12 = "Lancashire-12 (the county council's area)"
LANCASHIRE_14 = "Lancashire-14 (the police force's area)"


def table_of(assessment, name: str):
    return next(table for table in tables_of(assessment.document) if table.id == name)


def cells_of(table) -> dict[str, dict]:
    """Values by measure and column."""
    names = [column.title for column in table.columns]
    plain = [[cell.value if isinstance(cell, FigureCell) else cell for cell in row] for row in table.rows]
    return {row[0]: dict(zip(names, row, strict=True)) for row in plain}


def test_each_footprint_has_the_published_numbers_in_their_own_units(with_collisions):
    """2,068 collisions; 32 killed and 717 seriously injured: 749 people. The two unitary districts make the 14."""
    found = cells_of(table_of(with_collisions["chorley"], "roads-footprints-table"))
    twelve = {measure: row[LANCASHIRE_12] for measure, row in found.items()}
    assert (twelve["All collisions"], twelve["People killed"], twelve["People seriously injured"]) == (2068, 32, 717)
    assert twelve["People killed or seriously injured"] == 749
    assert twelve["People killed or seriously injured, adjusted"] == 749
    fourteen = {measure: row[LANCASHIRE_14] for measure, row in found.items()}
    assert (fourteen["All collisions"], fourteen["People killed"], fourteen["People seriously injured"]) == (
        2068 + 210 + 190,
        32 + 2 + 1,
        717 + 60 + 55,
    )


def test_a_figure_of_a_footprint_says_whose_it_is_and_in_what_unit(with_collisions):
    figures = {each.id: each for each in with_collisions["chorley"].figures}
    collisions = figures["chorley-collisions-lancashire-12-all-collisions"]
    assert (collisions.place, collisions.unit, collisions.value) == (LANCASHIRE_12, "collisions", 2068)
    people = figures["chorley-killed-or-seriously-injured-lancashire-12-people-killed"]
    assert (people.place, people.unit, people.period) == (LANCASHIRE_12, "people", "January 2021 to December 2021")


def test_the_year_before_stands_beside_with_a_verdict(with_collisions):
    found = cells_of(table_of(with_collisions["chorley"], "roads-years-table"))
    every = found["All collisions"]
    assert every["2019"] is None
    assert every["2020"] == every["2021"] == 2068 // 12
    assert every["Verdict on the last year"] == "could be chance"
    assert found["People seriously injured, adjusted"]["Verdict on the last year"] == "an estimate: not tested"


def test_road_users_come_to_all_who_were_killed_or_seriously_injured(with_collisions):
    users = cells_of(table_of(with_collisions["chorley"], "roads-users-table"))
    assert sum(row[f"{LANCASHIRE_12}, 2021"] for row in users.values()) == 749


def test_the_areas_are_set_side_by_side_on_the_roads_too(with_collisions):
    rates = cells_of(table_of(with_collisions["pair"], "areas-collisions-table"))
    assert rates["All collisions"]["Chorley, recorded"] + rates["All collisions"]["South Ribble, recorded"] == sum(
        cells_of(table_of(with_collisions["pair"], "roads-footprints-table"))["All collisions"][name]
        for name in ("Chorley and South Ribble",)
    )
    judged = cells_of(table_of(with_collisions["pair"], "differences-collisions-table"))
    assert judged["All collisions"]["Verdict"] in ("could be chance", "more than chance")


def test_the_priority_has_them_and_the_gap_is_filled(with_collisions, assessments):
    words = str(lay_out(with_collisions["chorley"].document))
    assert "All collisions in Chorley in 2021: " in words
    title = "Road collisions and casualties"
    for assessment, there in ((assessments["chorley"], True), (with_collisions["chorley"], False)):
        gaps = {block.title for block in assessment.document.blocks if isinstance(block, Gap)}
        assert (title in gaps) is there
        table = table_of(assessment, "gaps-table")
        assert any(row[1] == title for row in table.rows) is there


def test_without_collisions_the_section_says_that_nothing_is_held(assessments):
    blocks = assessments["chorley"].document.blocks
    assert any(isinstance(block, Heading) and block.text == "Road safety" for block in blocks)
    assert "No whole year of collisions and casualties" in str(lay_out(assessments["chorley"].document))


@pytest.mark.parametrize(
    ("held", "period", "year"),
    [
        (("2021-01..2021-12",), "2021-04..2022-03", "2021-01..2021-12"),
        (("2020-01..2020-12", "2021-01..2021-12"), "2020-04..2021-03", "2020-01..2020-12"),
        (("2021-01..2021-11",), "2021-04..2022-03", None),
        (("2023-01..2023-12",), "2021-04..2022-03", None),
        ((), "2021-04..2022-03", None),
    ],
)
def test_the_last_whole_year_that_had_ended_is_told(held, period, year):
    months = frozenset(str(month) for each in held for month in Period.parse(each).months())
    found = last_year_held(months, Period.parse(period))
    assert found == (Period.parse(year) if year else None)
