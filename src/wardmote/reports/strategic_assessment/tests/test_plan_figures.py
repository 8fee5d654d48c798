"""The figures the plan prints: worked out again, counted again, and judged by how much such counts vary."""

import pytest

from wardmote.documents import tables_of
from wardmote.documents.layout import lay_out
from wardmote.evidence.change import compare, dispersion
from wardmote.reports.strategic_assessment.plan_figures import how_often


def figures_of(assessment) -> dict:
    return {each.id: each for each in assessment.figures}


def table_of(assessment, name: str):
    return next(table for table in tables_of(assessment.document) if table.id == name)


@pytest.mark.parametrize(
    ("figure", "before", "after", "printed", "change", "alone"),
    [
        ("vehicle-offences-chorley", 234, 378, "61%", 61.5, 0.000),
        ("vehicle-offences-south-ribble", 255, 302, "18%", 18.4, 0.046),
    ],
)
def test_a_change_the_plan_printed_is_worked_out_again(assessments, figure, before, after, printed, change, alone):
    found = figures_of(assessments["pair"])
    one = found[f"pair-plan-{figure}"]
    assert (one.detail["before"], one.value, one.detail["printed"]) == (before, after, printed)
    assert round(float(one.detail["change"]), 1) == change
    assert round(found[f"pair-plan-{figure}-alone"].value, 3) == alone


def test_a_percentage_that_does_not_round_to_what_was_printed_is_said(assessments):
    words = str(lay_out(assessments["pair"].document))
    assert "the plan printed 61%, and its own counts round to 62%" in words
    assert "the plan's 18% is that, rounded" in words


def test_a_change_is_judged_by_the_nearest_series_of_that_area(assessments):
    """The oracle is the house's comparison on the months the document itself charts."""
    own, of_pair = figures_of(assessments["south_ribble"]), figures_of(assessments["pair"])
    months = [each.value for name, each in sorted(own.items()) if name.startswith("south-ribble-vehicle-crime-20")]
    assert len(months) == 36
    estimate = dispersion(months)
    for found, prefix in ((own, "south-ribble"), (of_pair, "pair")):
        judged = found[f"{prefix}-plan-vehicle-offences-south-ribble-varied"]
        assert judged.value == pytest.approx(float(compare(255, 302, estimate, 12).p))
        assert judged.detail["verdict"] in ("more than chance", "could be chance")
        assert {each.district for each in judged.provenance.inputs} == {"E07000126"}


def test_beside_it_stands_what_the_nearest_series_counts_in_the_same_months(assessments):
    found = figures_of(assessments["chorley"])
    near = found["chorley-plan-vehicle-offences-chorley-near-2022-04-2023-03"]
    assert near.value == found["chorley-vehicle-crime-count"].value
    before = found["chorley-plan-vehicle-offences-chorley-near-2021-04-2022-03"]
    assert before.value == found["chorley-vehicle-crime-before"].value


def test_an_area_has_its_own_figures_and_those_of_wider_places(assessments):
    assert not [name for name in figures_of(assessments["chorley"]) if "vehicle-offences-south-ribble" in name]
    assert "chorley-plan-road-collisions-2021" in figures_of(assessments["chorley"])


def test_what_cannot_be_checked_says_which_data_would(assessments):
    rows = {str(row[0]): row for row in table_of(assessments["pair"], "plan-counts-table").rows}
    killed = rows["People killed, Lancashire-12, 2021"]
    assert killed[2] is None
    assert "Asked for: The Department for Transport's collision and casualty files" in str(killed[3])
    claims = {str(row[0]): row for row in table_of(assessments["pair"], "plan-claims-table").rows}
    assert claims["Recorded domestic abuse went up in both districts."][2] == "Nothing"
    assert claims["Vehicle offences went up in both districts."][2] == "Vehicle crime, in parts (a) and (b)"


def test_counts_are_counted_again_where_the_files_are_held(with_collisions):
    chorley = with_collisions["chorley"]
    found = figures_of(chorley)
    for name, count in (("collisions", 2068), ("killed", 32), ("seriously-injured", 717)):
        again = found[f"chorley-plan-road-{name}-2021-again"]
        assert again.value == count
        assert any(each.startswith("stats19_collisions/") for each in again.provenance.extracts)
        assert set(again.provenance.extracts) <= set(chorley.extracts)
    rows = {str(row[0]): row for row in table_of(chorley, "plan-counts-table").rows}
    assert rows["Reported road traffic collisions, Lancashire-12, 2021"][3].value == "the same"


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (0.046, "about 5 times in 100"),
        (0.334, "about 33 times in 100"),
        (0.0102, "about once in 100"),
        (0.004, "about 4 times in 1,000"),
        (0.0004, "less than once in 1,000 times"),
    ],
)
def test_how_often_chance_would_is_said_in_words(p, said):
    assert how_often(p) == said
