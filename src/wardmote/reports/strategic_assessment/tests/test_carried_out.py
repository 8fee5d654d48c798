"""Limb (f): what is recorded of each commitment of the plan, counted, and what nobody has said anything of."""

from dataclasses import replace
from datetime import date

import pytest

from wardmote.documents import FigureCell, Gap, tables_of
from wardmote.documents.layout import lay_out
from wardmote.errors import Invalid
from wardmote.reports.carried_out import NOT_RECORDED, STATES, CarriedOut, Outcome
from wardmote.reports.strategic_assessment import assess, build
from wardmote.reports.strategic_assessment.tests.police_files import ADDED

SOURCE = "Closing evaluation signed off by the chair on 1 May 2024"
SAID = (
    Outcome(
        "road-now-1", "done", "12 devices put up, by the councils' list of sites", "Chorley Council", date(2024, 4, 2)
    ),
    Outcome("road-now-2", "partly done", "2 of 4 days held"),
    Outcome("road-will-1", "not done"),
    Outcome("da-will-1", "not known", said_by="Lancashire Constabulary"),
)


@pytest.fixture(scope="module")
def told(store, pack, period):
    return build(store, pack, pack.areas[0], period, ADDED.date(), CarriedOut.of(SAID, SOURCE))


def table_of(assessment, name):
    return next(table for table in tables_of(assessment.document) if table.id == name)


def counts(assessment) -> dict[str, list[int]]:
    rows = table_of(assessment, "carried-out-table").rows
    return {row[0]: [cell.value for cell in row[1:] if isinstance(cell, FigureCell)] for row in rows}


def test_with_no_account_nothing_is_recorded(assessments, pack):
    found = counts(assessments["chorley"])
    for commitments, *said, unsaid in found.values():
        assert (said, unsaid) == ([0] * len(STATES), commitments)
    assert "For none of them is it recorded what was done" in str(lay_out(assessments["chorley"].document))


def test_each_state_is_counted_by_priority_and_in_all(told):
    found = counts(told)
    road, abuse, every = (
        found[name]
        for name in (
            "Road safety and vehicle crime",
            "Domestic abuse, violence against women and girls",
            "All priorities",
        )
    )
    assert road[1:] == [1, 1, 1, 0, road[0] - 3]
    assert abuse[1:] == [0, 0, 0, 1, abuse[0] - 1]
    assert every[1:] == [1, 1, 1, 1, every[0] - 4]
    assert every[0] == sum(row[0] for name, row in found.items() if name != "All priorities")


def test_what_shows_it_and_who_said_so_stand_beside_the_commitment(told):
    said = {row[0]: row[-1] for row in table_of(told, "commitments-road-safety").rows}
    assert said["Put up Speed Indicator Devices (SpIDs)."] == (
        "Done: 12 devices put up, by the councils' list of sites (Chorley Council, 2 April 2024)"
    )
    assert said["Arrange days of action by several agencies."] == "Partly done: 2 of 4 days held"
    assert said["Raise awareness."] == "Not recorded"
    words = str(lay_out(told.document))
    assert f"What was done is recorded for 4 of them, by this account: {SOURCE}." in words
    assert "which is not the same as not done" in words


def test_the_gap_stands_only_until_something_is_said(told, assessments):
    title = "How far the plan was carried out"
    for assessment, there in ((assessments["chorley"], True), (told, False)):
        gaps = {block.title for block in assessment.document.blocks if isinstance(block, Gap)}
        assert (title in gaps) is there


def test_only_states_there_are_can_be_said():
    with pytest.raises(Invalid, match="Say one of done, partly done, not done, not known"):
        Outcome("road-now-1", "green")
    assert CarriedOut().state("road-now-1") == NOT_RECORDED


def test_another_account_makes_another_document(store, pack, period, tmp_path):
    """The cache never answers for an account it was not made from."""
    one_place = replace(pack, areas=pack.areas[:1])
    first = assess(store, one_place, period, out=tmp_path / "one", carried_out=CarriedOut.of(SAID, SOURCE))
    other = assess(store, one_place, period, out=tmp_path / "two", carried_out=CarriedOut.of(SAID[:1], SOURCE))
    again = assess(store, one_place, period, out=tmp_path / "three", carried_out=CarriedOut.of(SAID, SOURCE))
    assert not any(each.from_cache for each in other)
    assert all(each.from_cache for each in again)
    pages = [(each[0].folder / "assessment.json").read_bytes() for each in (first, other, again)]
    assert pages[0] == pages[2] != pages[1]
