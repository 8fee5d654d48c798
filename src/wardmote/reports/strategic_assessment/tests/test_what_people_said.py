"""Limb (e): what people said, with the true number of responses and how they were asked; or nothing collected."""

import pytest

from wardmote.documents import Facts, FigureCell, Gap, Note, tables_of
from wardmote.documents.layout import lay_out
from wardmote.evidence.sources.tests.partner_files import text_file
from wardmote.reports.strategic_assessment import build
from wardmote.reports.strategic_assessment.tests.police_files import ADDED, store_of

HEADER = ["Question", "Answer", "Count", "Responses", "Asked", "District", "Month"]
QUESTION = "What should come first?"
ROWS = [
    [QUESTION, "Antisocial behaviour", 7, 12, 2400, "Chorley", "Feb 2023"],
    [QUESTION, "Speeding", 5, 12, 2400, "Chorley", "Feb 2023"],
]
SAID = {
    "series": "residents-survey",
    "title": "Residents' survey of February 2023",
    "provider": "Chorley Council",
    "definition": "Everybody aged 16 or over in the households written to",
    "how_asked": "by post, with one reminder",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory, police_files, pack, period):
    """Of a place, with a survey whose mapping says what is given."""

    def make(place, **said):
        folder = tmp_path_factory.mktemp("asked")
        store = store_of(police_files, folder / "store")
        path = text_file(folder / "survey.csv", [HEADER, *ROWS])
        trial = store.try_table(path, at=ADDED, said={**SAID, **said})
        store.keep_mapping(trial.mapping)
        store.add([path], at=ADDED)
        return build(store, pack, place, period, ADDED.date())

    return make


@pytest.fixture(scope="module")
def chorley(built, pack):
    return built(pack.areas[0], data_class="public")


def rows_of(assessment) -> dict[str, list]:
    found = [table for table in tables_of(assessment.document) if table.id.startswith("views-")]
    plain = (
        [cell.value if isinstance(cell, FigureCell) else cell for cell in row] for table in found for row in table.rows
    )
    return {row[0]: row[1:] for row in plain}


def test_twelve_responses_look_like_twelve(chorley):
    found = rows_of(chorley)
    assert found["Antisocial behaviour"][:2] == [7, pytest.approx(100 * 7 / 12)]
    assert found["People who answered this question"][0] == 12
    assert found["People who were asked"][0] == 2400
    figures = {each.id: each for each in chorley.figures}
    responses = figures["chorley-residents-views-residents-survey-chorley-1-responses-all"]
    assert (responses.value, responses.unit, responses.place) == (12, "people", "Chorley")
    assert [each.extract for each in responses.provenance.inputs] == ["partner_table/residents-survey/2023-02"]


def test_how_few_answered_stands_on_the_first_page(chorley, assessments):
    figures = {each.id: each for each in chorley.figures}
    assert figures["chorley-residents-views-residents-survey-of-february-2023-fewest"].value == 12
    assert "12 answered" in str(lay_out(chorley.document))
    facts = next(block for block in assessments["chorley"].document.blocks if isinstance(block, Facts))
    assert "Nothing collected" in str(dict(facts.pairs)["What people said"])


def test_how_few_answered_is_among_what_weakens_the_figures(chorley):
    table = next(table for table in tables_of(chorley.document) if table.id == "weaknesses-table")
    rows = {row[0]: row for row in table.rows}
    found = rows["Responses to the question that fewest answered: Residents' survey of February 2023"]
    assert (found[1].value, found[3].value) == (12, QUESTION)


def test_how_they_were_asked_and_that_they_stand_for_nobody_else_is_said(chorley):
    words = str(lay_out(chorley.document))
    assert "by post, with one reminder" in words
    warnings = [str(block.text) for block in chorley.document.blocks if isinstance(block, Note)]
    assert any("were not drawn by chance" in text and "anybody else" in text for text in warnings)


def test_a_sample_drawn_by_chance_has_its_range(built, pack):
    found = rows_of(built(pack.areas[0], data_class="public", drawn=True))
    _, share, low, high = found["Antisocial behaviour"]
    assert low < share < high


def test_the_gap_is_filled_where_people_were_asked_and_nowhere_else(chorley, built, pack, assessments):
    def gaps(assessment):
        return {block.title for block in assessment.document.blocks if isinstance(block, Gap)}

    title = "What people in {} think should come first"
    assert title.format("Chorley") in gaps(assessments["chorley"])
    assert title.format("Chorley") not in gaps(chorley)
    pair = gaps(built(pack.pair, data_class="public"))
    assert title.format("Chorley") not in pair
    assert title.format("South Ribble") in pair


def test_nothing_collected_is_said_with_whom_to_ask(assessments):
    words = str(lay_out(assessments["chorley"].document))
    assert "Nothing collected: no survey of people here" in words


def test_answers_that_are_not_public_stay_in_and_that_is_said(built, pack):
    assessment = built(pack.areas[0], data_class="restricted")
    assert not rows_of(assessment)
    words = str(lay_out(assessment.document))
    assert "Chorley Council asked people, and the answers are not printed" in words
    assert not [each for each in assessment.figures if "residents-views" in each.id]
    titles = {block.title for block in assessment.document.blocks if isinstance(block, Gap)}
    assert "What people in Chorley think should come first" in titles
