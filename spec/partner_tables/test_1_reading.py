"""Partners' tables / How a table is read

A partner sends the counts it has, as it has them. A mapping says once what each column holds; from then on every table
of that shape is read by it, and every line of it is accounted for.
"""

from datetime import UTC, date, datetime

import pytest

from wardmote.errors import Invalid
from wardmote.evidence import Store
from wardmote.evidence.sources.tests.partner_files import text_file, workbook

NOW = datetime(2024, 8, 1, tzinfo=UTC)
SAID = {
    "series": "da",
    "title": "Domestic abuse",
    "provider": "Lancashire Constabulary",
    "definition": "Flagged crimes",
}


@pytest.fixture
def tried(tmp_path):
    """Try a table given as rows: a CSV, or a workbook when `merged` or `sheets` are given."""

    def trial(rows, *, sheet="", roles=None, merged=None, **said):
        if merged is None:
            path = text_file(tmp_path / "given.csv", rows)
        else:
            path = workbook(tmp_path / "given.xlsx", {"Data": rows}, merged=merged)
        return Store.open(tmp_path / "store").try_table(
            path, at=NOW, sheet=sheet, said={**SAID, **said}, roles=roles or {}
        )

    return trial


def figures(trial):
    """Each figure as (place, period, kind, count or mark)."""
    assert trial.reading is not None, trial.refusal
    return [(f.spot.name, str(f.period), f.kind, f.mark or f.count) for f in trial.reading.figures]


def asides(trial):
    return [(each.line, each.reason) for each in trial.reading.asides]


APRIL, MAY, QUARTER, YEAR = "2024-04..2024-04", "2024-05..2024-05", "2024-04..2024-06", "2023-04..2024-03"


def test_months_as_columns(tried):
    trial = tried([["District", "Apr-24", "May-24"], ["Chorley", "1,204", 7], ["South Ribble", 0, "12"]])
    assert figures(trial) == [
        ("Chorley", APRIL, "Domestic abuse", 1204),
        ("Chorley", MAY, "Domestic abuse", 7),
        ("South Ribble", APRIL, "Domestic abuse", 0),
        ("South Ribble", MAY, "Domestic abuse", 12),
    ]


def test_a_row_for_each_figure(tried):
    trial = tried(
        [
            ["Area", "Month", "Offence type", "Number of incidents"],
            ["Chorley", "April 2024", "Stalking", 3],
            ["Chorley", "April 2024", "Assault", 14],
        ]
    )
    assert figures(trial) == [("Chorley", APRIL, "Stalking", 3), ("Chorley", APRIL, "Assault", 14)]


def test_measures_as_columns(tried):
    trial = tried([["Ward", "Period", "Crimes", "Incidents"], ["E05013064", "2024-04", 5, 9]], place_kind="ward")
    assert [(kind, count) for _, _, kind, count in figures(trial)] == [("Crimes", 5), ("Incidents", 9)]


def test_a_heading_of_two_rows_below_a_title(tried):
    """
    Domestic abuse by district
                |   2023/24   | 2024/25
    District    | Feb  | Mar  | Apr
    """
    trial = tried(
        [
            ["Domestic abuse by district", None, None, None],
            [None],
            [None, "2023/24", None, "2024/25"],
            ["District", "Feb", "Mar", "Apr"],
            ["Chorley", 1, 2, 3],
        ],
        merged=["A1:D1", "B3:C3"],
    )
    assert [(period, count) for _, period, _, count in figures(trial)] == [
        ("2024-02..2024-02", 1),
        ("2024-03..2024-03", 2),
        (APRIL, 3),
    ]
    assert trial.lines == (3, 4)
    assert trial.above == ("Domestic abuse by district",)


def test_places_as_a_heading_above_measures(tried):
    trial = tried(
        [
            ["Month", "Chorley", None, "South Ribble", None],
            [None, "Crimes", "Incidents", "Crimes", "Incidents"],
            ["Apr 2024", 1, 2, 3, 4],
        ],
        merged=["B1:C1", "D1:E1"],
    )
    assert figures(trial) == [
        ("Chorley", APRIL, "Crimes", 1),
        ("Chorley", APRIL, "Incidents", 2),
        ("South Ribble", APRIL, "Crimes", 3),
        ("South Ribble", APRIL, "Incidents", 4),
    ]


def test_a_place_made_one_over_several_rows(tried):
    trial = tried(
        [["Area", "Type", "Apr-24"], ["Chorley", "A", 1], [None, "B", 2], ["South Ribble", "A", 3]], merged=["A2:A3"]
    )
    assert [(place, kind) for place, _, kind, _ in figures(trial)] == [
        ("Chorley", "A"), ("Chorley", "B"), ("South Ribble", "A"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("Apr-24", APRIL),
        ("Apr 24", APRIL),
        ("APRIL 2024", APRIL),
        ("Apr ’24", APRIL),
        ("2024-04", APRIL),
        ("04/2024", APRIL),
        ("01/04/2024", APRIL),
        (date(2024, 4, 1), APRIL),
        ("2024-04-30 00:00", APRIL),
        (45_383, APRIL),
        ("Q1 2024/25", QUARTER),
        ("2024/25 Q1", QUARTER),
        ("Apr-Jun 2024", QUARTER),
        ("April to June 2024", QUARTER),
        ("April 2024 - June 2024", QUARTER),
        ("2023/24", YEAR),
        ("2023-24", YEAR),
        ("FY 2023/24", YEAR),
        ("2023/2024", YEAR),
        ("Year ending March 2024", YEAR),
        ("12 months to March 2024", YEAR),
        ("2023", "2023-01..2023-12"),
        (2023, "2023-01..2023-12"),
        ("Oct-Jan 2024", "2023-10..2024-01"),
        ("2011/12", "2011-04..2012-03"),
    ],
)
def test_periods_as_people_write_them(tried, written, period):
    trial = tried([["Area", "Period", "Count"], ["Chorley", written, 5]], merged=[])
    assert [found for _, found, _, _ in figures(trial)] == [period]


@pytest.mark.parametrize("written", ["Q1 2024", "spring 2024", "April", "13/2024", "2024/26", "31/31/2024", "week 14"])
def test_a_period_that_could_be_two_is_not_guessed(tried, written):
    trial = tried([["Area", "Period", "Count"], ["Chorley", written, 5], ["Chorley", "May 2024", 6]])
    assert [period for _, period, _, _ in figures(trial)] == [MAY]
    assert asides(trial) == [(2, f"“{written}” is no period that can be told for sure")]


@pytest.mark.parametrize(("quarters", "period"), [("financial", QUARTER), ("calendar", "2024-01..2024-03")])
def test_a_mapping_says_when_quarters_begin(tried, quarters, period):
    trial = tried([["Area", "Quarter", "Count"], ["Chorley", "Q1 2024", 5]], quarters=quarters)
    assert [found for _, found, _, _ in figures(trial)] == [period]


def test_a_month_and_a_year_in_columns_of_their_own(tried):
    rows = [["Area", "Year", "Month", "Count"], ["Chorley", 2024, "April", 5], ["Chorley", "2023/24", "Mar", 6]]
    assert [found for _, found, _, _ in figures(tried(rows, merged=[]))] == [APRIL, "2024-03..2024-03"]


def test_the_period_of_a_whole_table_comes_from_its_title_or_from_the_mapping(tried):
    rows = [["Fires, April to June 2024"], [], ["Area", "Fires"], ["Chorley", 5]]
    assert [found for _, found, _, _ in figures(tried(rows))] == [QUARTER]
    assert [found for _, found, _, _ in figures(tried(rows[2:], period="2024-04..2024-06"))] == [QUARTER]
    bare = tried(rows[2:])
    assert "nothing says of when it is" in bare.refusal


def test_what_is_still_to_come_is_set_aside(tried):
    trial = tried([["Area", "Jul-24", "Sep-24"], ["Chorley", 5, 0]])
    assert [found for _, found, _, _ in figures(trial)] == ["2024-07..2024-07"]
    assert asides(trial) == [(2, "September 2024 is still to come")]


@pytest.mark.parametrize(
    "mark", ["*", "<5", "< 5", "[x]", "[c]", "-", "–", "..", "n/a", "1-4", "1 to 4", "fewer than 5"]
)
def test_a_mark_in_place_of_a_figure_is_kept_and_is_never_nothing(tried, mark):
    trial = tried([["Area", "Apr-24", "May-24"], ["Chorley", mark, 7]])
    assert figures(trial) == [("Chorley", APRIL, "Domestic abuse", mark), ("Chorley", MAY, "Domestic abuse", 7)]
    assert trial.reading.marks == {mark: 1}
    assert trial.reading.figures[0].count is None


def test_an_empty_cell_is_no_figure(tried):
    trial = tried([["Area", "Apr-24", "May-24"], ["Chorley", None, 7], ["South Ribble", 1, "  "]])
    assert len(figures(trial)) == 2


@pytest.mark.parametrize("cell", ["12.5", 12.5, "-3", -3, "about 20", "5 or 6", "1,2", "0x1A", "1e3", True, "12%"])
def test_what_is_no_count_is_set_aside_with_its_line_and_column(tried, cell):
    trial = tried([["Area", "Apr-24", "May-24"], ["Chorley", cell, 7]], merged=[])
    assert len(figures(trial)) == 1
    (only,) = trial.reading.asides
    assert (only.line, only.column) == (2, "B")
    assert "is no count, and no mark in place of one" in only.reason


def test_a_mark_after_a_count_leaves_the_count(tried):
    trial = tried([["Area", "Apr-24", "May-24"], ["Chorley", "1,204 [p]", "7*"]])
    assert [count for _, _, _, count in figures(trial)] == [1204, 7]


@pytest.mark.parametrize(
    ("given", "place", "code"),
    [
        ("Chorley", "Chorley", "E07000118"),
        ("CHORLEY BOROUGH COUNCIL", "Chorley", "E07000118"),
        ("Borough of Chorley", "Chorley", "E07000118"),
        (" south  ribble ", "South Ribble", "E07000126"),
        ("E07000126", "South Ribble", "E07000126"),
        ("Blackburn-with-Darwen", "Blackburn with Darwen", "E06000008"),
        ("King’s Lynn & West Norfolk", "King's Lynn and West Norfolk", "E07000146"),
        ("PR7", "PR7", "PR7"),
        ("E01024915", "E01024915", "E01024915"),
    ],
)
def test_places_by_code_and_by_name(tried, given, place, code):
    trial = tried([["Area", "Apr-24"], [given, 7]])
    spot = trial.reading.figures[0].spot
    assert (spot.name, spot.code) == (place, code)


def test_a_place_that_is_not_known_is_set_aside_and_the_nearest_named(tried):
    trial = tried([["Area", "Apr-24"], ["Chorly", 7], ["Atlantis", 8], [None, 9], ["Preston", 1]])
    assert asides(trial) == [
        (2, "“Chorly” is no place known here; “Chorley” is"),
        (3, "“Atlantis” is no place known here"),
        (4, "it names no place"),
    ]


def test_wards_go_by_name_within_their_districts(tmp_path):
    """Oracle: a look-up with two wards of one name in two districts."""
    store = Store.open(tmp_path / "store")
    look_up = [["LSOA11CD", "WD22CD", "WD22NM", "LAD22CD"], ["E01024915", "E05013064", "Central", "E07000118"],
               ["E01025399", "E05010214", "Central", "E07000126"], ["E01025400", "E05010215", "Seven Stars",
               "E07000126"]]  # fmt: skip
    store.add([text_file(tmp_path / "wards_2022-12.csv", look_up)], at=NOW)
    path = text_file(tmp_path / "t.csv", [["Ward", "Apr-24"], ["Central", 1], ["Seven stars ward", 2]])
    both = store.try_table(path, at=NOW, said=SAID)
    assert [(f.spot.code, f.spot.district_code) for f in both.reading.figures] == [("E05010215", "E07000126")]
    one = store.try_table(path, at=NOW, said={**SAID, "areas": ("E07000118",)})
    assert [f.spot.code for f in one.reading.figures] == ["E05013064"]


def test_totals_are_set_against_their_parts(tried):
    """
              | Apr | May | Total
    Chorley   |  10 |   * |  14      → 10 and something not given
    Ribble    |  20 |   5 |  25
    Total     |  31 |   9 |  40      → 31 is not 30; 9 is no less than 5
    """
    trial = tried(
        [
            ["Area", "Apr-24", "May-24", "Total"],
            ["Chorley", 10, "*", 14],
            ["South Ribble", 20, 5, 25],
            ["Total", 31, 9, 40],
        ]
    )
    assert len(figures(trial)) == 4
    told = {(each.line, each.what): each.agrees for each in trial.reading.totals}
    assert told == {(2, "Total"): True, (3, "Total"): True, (4, "Total, Apr-24"): False, (4, "Total, May-24"): True}
    (apart,) = [each for each in trial.reading.totals if not each.agrees]
    assert apart.sentence == ("Line 4, Total, Apr-24: 31 printed, but its parts come to 30: a difference of 1.")


def test_subtotals_and_a_grand_total(tried):
    rows = [["Area", "Type", "Apr-24"], ["Chorley", "A", 1], ["Chorley", "B", 2], ["Chorley", "Total", 3],
            ["South Ribble", "A", 5], ["South Ribble", "B", 6], ["South Ribble", "Total", 12],
            ["Grand total", "All types", 14]]  # fmt: skip
    trial = tried(rows)
    assert [each.agrees for each in trial.reading.totals] == [True, False, True]
    assert trial.reading.lines("total") == 3


def test_a_total_that_is_the_measure_itself_is_a_figure(tried):
    trial = tried([["Area", "Measure", "Apr-24"], ["Chorley", "Total recorded crime", 900]])
    assert figures(trial) == [("Chorley", APRIL, "Total recorded crime", 900)]


def test_the_same_figure_twice_is_told_once(tried):
    trial = tried([["Area", "Apr-24"], ["Chorley", 7], ["Chorley Borough", 7]])
    assert len(figures(trial)) == 1
    assert asides(trial) == [(3, "the same figure stands in line 2 already")]


def test_two_figures_for_one_thing_are_refused_with_both_lines(tried):
    trial = tried([["Area", "Apr-24"], ["Chorley", 7], ["Chorley", "*"]])
    assert trial.reading is None
    assert (
        "lines 2 and 3 (columns B and B) both give Chorley, April 2024, Domestic abuse, and differ (7 and *)"
        in trial.refusal
    )


def test_every_line_is_accounted_for(tried):
    trial = tried(
        [["Title"], [], ["Area", "Apr-24"], ["Chorley", 7], ["Nowhere", 1], ["Total", 8], [], ["Note: provisional"]]
    )
    fates = trial.reading.fates
    assert fates == {1: "above", 2: "above", 3: "heading", 4: "kept", 5: "set aside", 6: "total", 7: "blank", 8: "note"}


def test_rates_and_populations_are_left_out(tried):
    rows = [["Area", "Apr-24", "Rate per 1,000", "Population", "% change"], ["Chorley", 7, 0.6, 118_000, "12%"]]
    trial = tried(rows, merged=[])
    assert [each.role for each in trial.columns] == ["place", "count", "ignored", "ignored", "ignored"]
    assert len(figures(trial)) == 1
    assert trial.columns[2].examples == ()


def test_a_person_may_say_otherwise(tried):
    rows = [["Area", "Apr-24", "Index"], ["Chorley", 7, 9]]
    trial = tried(rows, roles={"C": "count", "apr-24": "ignored"}, period="2024-04")
    assert figures(trial) == [("Chorley", APRIL, "Index", 9)]
    with pytest.raises(Invalid, match=r"There is no column “Z”\. The columns are “area”, “<month>”, “index”"):
        tried(rows, roles={"Z": "count"})
    with pytest.raises(Invalid, match="“sum” is nothing a column can hold"):
        tried(rows, roles={"C": "sum"})


def test_a_sheet_is_chosen_and_hidden_ones_are_never(tmp_path):
    table = [["Area", "Apr-24"], ["Chorley", 7]]
    path = workbook(
        tmp_path / "x.xlsx",
        {"Old": table, "Cover": [["Hello"]], "Data": table, "More": [*table, ["Preston", 8]]},
        hidden=["Old"],
    )
    store = Store.open(tmp_path / "store")
    trial = store.try_table(path, at=NOW, said=SAID)
    assert trial.sheet == "Data"
    assert trial.sheets == (("Old", True), ("Cover", False), ("Data", False), ("More", False))
    assert len(store.try_table(path, at=NOW, sheet="More", said=SAID).reading.figures) == 2
    with pytest.raises(Invalid, match=r"has no sheet “Nope”\. It has “Old”, “Cover”, “Data”, “More”"):
        store.try_table(path, at=NOW, sheet="Nope", said=SAID)


def test_a_word_that_only_holds_another_is_not_taken_for_it(tried):
    """Deliberate fires are no rate, and exchanges no change."""
    trial = tried([["District", "Month", "Deliberate fires"], ["Chorley", "Apr 2024", 4]])
    assert [count for *_, count in figures(trial)] == [4]
    trial = tried([["District", "Month", "Fires", "Rate per 1,000"], ["Chorley", "Apr 2024", 4, 0.03]])
    assert {column.heading: column.role for column in trial.columns}["Rate per 1,000"] == "ignored"
