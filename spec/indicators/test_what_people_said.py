"""Indicators / What people said when they were asked

A survey is a partner's table of answers, with how many answered each question and, where it says so, how many were
asked. Twelve responses look like twelve. Oracles: the rows themselves, and Wilson's interval of scipy.stats.
"""

from datetime import UTC, datetime

import pytest
from scipy import stats

from wardmote.errors import Missing, Refused
from wardmote.evidence import Store, indicators
from wardmote.evidence.disclosure import release
from wardmote.evidence.geography import District, Place
from wardmote.evidence.periods import Period
from wardmote.evidence.sources.tests.partner_files import text_file

NOW = datetime(2024, 8, 1, tzinfo=UTC)
CHORLEY = Place("chorley", "Chorley", (District("E07000118", "Chorley"),))
YEAR = Period.parse("2023-04..2024-03")
HEADER = ["Question", "Answer", "Count", "Responses", "Asked", "District", "Month"]
FIRST, NEXT = "What should come first?", "How safe do you feel after dark?"
ROWS = [
    [FIRST, "Antisocial behaviour", 7, 12, 2400, "Chorley", "Feb 2024"],
    [FIRST, "Speeding", 5, 12, 2400, "Chorley", "Feb 2024"],
    [NEXT, "Very safe", 3, 11, 2400, "Chorley", "Feb 2024"],
    [NEXT, "Fairly safe", 6, 11, 2400, "Chorley", "Feb 2024"],
    [NEXT, "Unsafe", 2, 11, 2400, "Chorley", "Feb 2024"],
]
SAID = {
    "series": "residents-survey",
    "title": "Residents' survey",
    "provider": "Chorley Council",
    "definition": "Everybody aged 16 or over in the households written to",
    "how_asked": "by post, with one reminder",
    "data_class": "public",
}


@pytest.fixture
def taken_in(tmp_path):
    """A store with the survey taken in by its mapping."""

    def take(rows=ROWS, header=HEADER, **said):
        store = Store.open(tmp_path / "store")
        path = text_file(tmp_path / "survey.csv", [header, *rows])
        trial = store.try_table(path, at=NOW, said={**SAID, **said})
        assert trial.refusal == "", trial.refusal
        assert trial.unsaid == ()
        store.keep_mapping(trial.mapping)
        account = store.add([path], at=NOW)
        assert not account.refused
        return store

    return take


def measured(store, slug="residents_views", period=YEAR):
    return indicators.get(slug).measure(store, place=CHORLEY, period=period, denominator=None)


def lines_of(measurement):
    return {
        (line.provenance.parameters["question"], line.provenance.parameters["answer"]): line.level.count
        for line in measurement.lines
    }


def statistics_of(measurement):
    return {each.name.partition(": ")[2]: each for each in measurement.statistics}


def test_every_answer_is_counted_with_its_question(taken_in):
    found = measured(taken_in())
    assert lines_of(found) == {(row[0], row[1]): row[2] for row in ROWS}
    assert {line.unit for line in found.lines} == {"answers"}


def test_how_many_answered_and_were_asked_stands_beside_each_question(taken_in):
    """12 answered the first question and 11 the next, of 2,400 asked."""
    found = statistics_of(measured(taken_in()))
    assert found[f"{FIRST} · responses"].value == 12
    assert found[f"{NEXT} · responses"].value == 11
    assert found[f"{FIRST} · people asked"].value == 2400


def test_a_share_is_of_those_who_answered_and_has_no_range_where_chance_did_not_draw_them(taken_in):
    """7 of 12: 58%."""
    share = statistics_of(measured(taken_in()))[f"{FIRST} · Antisocial behaviour, share"]
    assert share.value == pytest.approx(100 * 7 / 12)
    assert (share.low, share.high) == (None, None)
    assert "not drawn by chance" in share.note


def test_where_chance_drew_them_it_has_wilsons_range(taken_in):
    share = statistics_of(measured(taken_in(drawn=True)))[f"{FIRST} · Antisocial behaviour, share"]
    known = stats.binomtest(7, 12).proportion_ci(method="wilson")
    assert (share.low, share.high) == (pytest.approx(100 * known.low), pytest.approx(100 * known.high))
    assert "not for who chose not to answer" in share.note


def test_how_people_were_asked_goes_wherever_the_answers_go(taken_in):
    released = release(measured(taken_in()))
    assert any("by post, with one reminder" in caveat for caveat in released.caveats)
    assert any("say nothing of the others" in caveat for caveat in released.caveats)


def test_a_survey_that_is_not_public_does_not_pass_the_gate(taken_in):
    with pytest.raises(Refused, match="pass as public extracts only"):
        release(measured(taken_in(data_class="restricted")))


def test_the_answers_are_no_series_of_counts(taken_in):
    with pytest.raises(Missing):
        measured(taken_in(), "partner_series")


def test_a_table_without_responses_is_refused_with_the_remedy(tmp_path):
    path = text_file(tmp_path / "survey.csv", [[*HEADER[:3], *HEADER[4:]], *([*row[:3], *row[4:]] for row in ROWS)])
    trial = Store.open(tmp_path / "store").try_table(path, at=NOW, said=SAID)
    assert "does not say how many answered each question" in trial.refusal
    assert "Add a column with that number" in trial.refusal


def test_a_mapping_must_say_how_people_were_asked(tmp_path):
    path = text_file(tmp_path / "survey.csv", [HEADER, *ROWS])
    said = {name: value for name, value in SAID.items() if name != "how_asked"}
    assert Store.open(tmp_path / "store").try_table(path, at=NOW, said=said).unsaid == ("how_asked",)


def test_two_numbers_of_responses_to_one_question_are_refused(tmp_path):
    rows = [ROWS[0], [*ROWS[1][:3], 13, *ROWS[1][4:]]]
    path = text_file(tmp_path / "survey.csv", [HEADER, *rows])
    trial = Store.open(tmp_path / "store").try_table(path, at=NOW, said=SAID)
    assert "differ (12 and 13)" in trial.refusal


def test_every_line_is_accounted_for_and_none_is_set_aside(tmp_path):
    path = text_file(tmp_path / "survey.csv", [HEADER, *ROWS])
    reading = Store.open(tmp_path / "store").try_table(path, at=NOW, said=SAID).reading
    assert reading.lines("kept") == len(ROWS)
    assert reading.asides == ()
    assert len(reading.figures) == len(ROWS) + 2 + 2


def test_a_column_of_responses_elsewhere_is_what_is_counted(tmp_path):
    """An ambulance service's responses are counts: only beside questions and answers are they something else."""
    path = text_file(tmp_path / "calls.csv", [["District", "Month", "Responses"], ["Chorley", "Feb 2024", 40]])
    trial = Store.open(tmp_path / "store").try_table(path, at=NOW, said={**SAID, "how_asked": ""})
    assert {column.heading: column.role for column in trial.columns}["Responses"] == "count"


def test_only_what_was_asked_lately_is_told(taken_in):
    """In the period or the year before it; of two rounds the later."""
    later = [[*row[:2], row[2] + 1, row[3] + 3, *row[4:6], "Mar 2024"] for row in ROWS]
    store = taken_in([*ROWS, *later])
    found = measured(store)
    assert lines_of(found)[FIRST, "Speeding"] == 6
    with pytest.raises(Missing, match="nothing that people of Chorley were asked"):
        measured(store, period=Period.parse("2021-04..2022-03"))
