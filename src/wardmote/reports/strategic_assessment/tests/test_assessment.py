"""The assessment's order, its gaps, and that every number in it leads to where it came from."""

import re

import pytest

from wardmote.documents import Chart, FigureCell, FigureRef, Gap, Heading, Map, Table, tables_of, to_dict
from wardmote.documents.layout import lay_out
from wardmote.errors import Broken, Missing, Refused
from wardmote.evidence import indicators
from wardmote.evidence.change import adjusted
from wardmote.evidence.periods import Period
from wardmote.reports.strategic_assessment import build
from wardmote.reports.strategic_assessment.figures import Figures
from wardmote.reports.strategic_assessment.line_figures import register
from wardmote.reports.strategic_assessment.tests.police_files import ADDED, store_of, write_files

PLACES = ("chorley", "south_ribble", "pair")


def sections(document) -> dict[str, list]:
    """The blocks of each section of level 1, by its heading."""
    found: dict[str, list] = {}
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            found[block.text] = []
        found[next(reversed(found))].append(block)
    return found


def references(value):
    """Every reference to a figure in a stored document."""
    if isinstance(value, dict):
        if value.get("type") in ("FigureRef", "FigureCell"):
            yield value["id"]
        for part in value.values():
            yield from references(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from references(part)


@pytest.mark.parametrize("place", PLACES)
def test_sections_follow_regulation_7(assessments, place):
    headings = [block.text for block in assessments[place].document.blocks if isinstance(block, Heading)]
    limbs = [found.group(1) for text in headings if (found := re.match(r"\((.)\) ", text))]
    assert limbs == list("abcdefg")
    assert headings[0] == "Summary"


@pytest.mark.parametrize("place", PLACES)
def test_every_gap_is_printed_with_owner_and_request(assessments, pack, place):
    document = assessments[place].document
    printed = {block.title: block for block in document.blocks if isinstance(block, Gap)}
    where = next(each for each in pack.places if each.slug == place)
    here = {area.slug for area in pack.areas if set(area.codes) <= set(where.codes)}
    for gap in (each for each in pack.gaps if not each.areas or here & set(each.areas)):
        assert printed[gap.title].owner == pack.organisation(gap.owner).name
        assert printed[gap.title].data_asked_for == gap.data_asked_for


def test_an_area_is_not_asked_for_what_is_anothers(assessments):
    titles = {block.title for block in assessments["chorley"].document.blocks if isinstance(block, Gap)}
    assert "What people in Chorley think should come first" in titles
    assert "What people in South Ribble think should come first" not in titles


@pytest.mark.parametrize("title", ["Substance misuse", "Domestic abuse", "Exploitation and modern slavery"])
def test_a_priority_without_a_series_says_so_where_it_stands(assessments, title):
    found = sections(assessments["chorley"].document)
    here = [
        *found["(a) Levels and patterns of crime, disorder and substance misuse"],
        *found["(d) Matters to put first"],
    ]
    assert any(isinstance(block, Gap) and block.title == title for block in here)


@pytest.mark.parametrize("place", PLACES)
def test_every_number_leads_to_a_figure_and_every_figure_to_a_row(assessments, place):
    assessment = assessments[place]
    known = {figure.id for figure in assessment.figures}
    used = set(references(to_dict(assessment.document)))
    assert used <= known
    rows = {row for table in tables_of(assessment.document) for row in table.row_ids}
    assert {assessment.explained_at(figure).removeprefix("#") for figure in known} <= rows
    print(f"{len(used)} figures are printed, of {len(known)} recorded, for {place}")


@pytest.mark.parametrize("place", PLACES)
def test_no_number_stands_in_a_table_without_its_figure(assessments, place):
    for table in tables_of(assessments[place].document):
        for row in table.rows:
            for cell in row:
                assert not isinstance(cell, int | float), f"{table.id}: {cell}"


@pytest.mark.parametrize("place", PLACES)
def test_running_text_has_no_count_outside_a_figure(assessments, place):
    """A number with a unit in a sentence of the summary stands in a figure."""
    for block in sections(assessments[place].document)["Summary"]:
        for words in getattr(block, "items", ()):
            loose = " ".join(word.text for word in words if not isinstance(word, FigureRef))
            assert not re.search(r"\d+ (crimes|incidents)|\d%", loose), loose


@pytest.mark.parametrize("place", PLACES)
def test_every_picture_has_its_table(assessments, place):
    pictures = [block for block in assessments[place].document.blocks if isinstance(block, Chart | Map)]
    assert {picture.id for picture in pictures} >= {"chart-vehicle-crime", "chart-anti-social-behaviour", "map-all"}
    for picture in pictures:
        assert any(isinstance(cell, FigureCell) for row in picture.table.rows for cell in row)


def test_counts_are_those_of_the_files(assessments, police_files, period):
    rows = [
        line
        for month in period.months()
        for line in (police_files / f"{month}-lancashire-street.csv").read_text(encoding="utf-8").splitlines()
    ]
    vehicle = sum(",Chorley " in row and ",Vehicle crime," in row for row in rows)
    figures = {figure.id: figure for figure in assessments["chorley"].figures}
    assert figures["chorley-vehicle-crime-count"].value == vehicle
    named = figures["chorley-vehicle-crime-count"].provenance.inputs
    assert sum(each.rows for each in named if each.extract[-7:] in map(str, period.months())) == vehicle
    assert figures["chorley-small-areas-e01024951-vehicle-crime"].value == sum(
        ",E01024951," in row and ",Vehicle crime," in row for row in rows
    )


def test_the_pair_sets_its_areas_side_by_side(assessments):
    figures = {figure.id: figure for figure in assessments["pair"].figures}
    apart = [figures[f"pair-vehicle-crime-{area}-count"].value for area in ("chorley", "south-ribble")]
    assert figures["pair-vehicle-crime-count"].value == sum(apart)
    assert apart == [
        next(each.value for each in assessments[slug].figures if each.id.endswith("vehicle-crime-count"))
        for slug in ("chorley", "south_ribble")
    ]


def test_every_difference_between_the_areas_is_judged_with_all_the_others(assessments):
    """The oracle: each area's own rates, and Benjamini and Hochberg over the p-values of the table."""
    table = next(each for each in tables_of(assessments["pair"].document) if each.id == "differences-kinds-table")
    figures = {figure.id: figure for figure in assessments["pair"].figures}
    found = [figures[row[-1].id] for row in table.rows]
    assert [each.detail["tested"] for each in found] == [len(found)] * len(found)
    assert [each.detail["q"] for each in found] == pytest.approx(adjusted([each.detail["p"] for each in found]))
    vehicle = figures["pair-vehicle-crime-chorley-south-ribble-difference"]
    rates = [figures[f"pair-vehicle-crime-{area}-rate"].value for area in ("chorley", "south-ribble")]
    assert vehicle.detail["ratio"] == pytest.approx(rates[0] / rates[1])
    beyond = sum(each.value == "more than chance" for each in found)
    assert figures["pair-differences-kinds"].value == beyond


def test_one_area_is_set_beside_none(assessments):
    assert not [each for each in tables_of(assessments["chorley"].document) if each.id.startswith("differences-")]


def test_every_commitment_is_listed_as_not_recorded_until_somebody_says(assessments, pack):
    tables = {table.id: table for table in tables_of(assessments["pair"].document)}
    for priority in pack.priorities:
        table = tables[f"commitments-{priority.slug.replace('_', '-')}"]
        above = {item.under for item in priority.commitments}
        assert len(table.rows) == sum(item.id not in above for item in priority.commitments)
        assert {row[-1] for row in table.rows} == {"Not recorded"}


def test_nothing_is_registered_that_has_not_passed_the_gate(store, pack, period):
    place = pack.areas[0]
    measured = indicators.get("recorded_crime").measure(store, place=place, period=period, denominator=None)
    with pytest.raises(Refused, match="disclosure gate"):
        register(Figures(place, period), measured)


def test_two_figures_may_not_share_a_name(assessments, pack, period):
    figures = Figures(pack.areas[0], period)
    shared = {"label": "x", "unit": "x", "provenance": assessments["chorley"].figures[0].provenance}
    assert figures.add("a", "b", 1, **shared) == figures.add("a", "b", 1, **shared)
    with pytest.raises(Broken, match="Two different figures"):
        figures.add("a", "b", 2, **shared)


def test_missing_months_are_a_gap_and_the_others_are_compared_like_with_like(tmp_path, pack, period):
    """June and September are left out of both years: the oracle is the sum of the months' own figures."""
    files = write_files(tmp_path / "files", without=("2022-06", "2021-09"))
    assessment = build(store_of(files, tmp_path / "store"), pack, pack.areas[0], period, ADDED.date())
    gaps = {block.title: block for block in assessment.document.blocks if isinstance(block, Gap)}
    assert "June 2022" in gaps["Months without an extract"].data_asked_for
    assert "September 2021" in gaps["Months to compare with"].data_asked_for
    figures = {figure.id: figure for figure in assessment.figures}
    assert figures["chorley-vehicle-crime-rate"].value is None
    assert figures["chorley-vehicle-crime-2022-06"].value is None
    held = [month for month in period.months() if str(month) not in ("2022-06", "2022-09")]
    before, after = (sum(figures[f"chorley-vehicle-crime-{month - back}"].value for month in held) for back in (12, 0))
    assert figures["chorley-vehicle-crime-change"].value != "not comparable"
    assert figures["chorley-vehicle-crime-change"].detail["left out"] == "June 2022; September 2022"
    assert (figures["chorley-vehicle-crime-before"].value, figures["chorley-vehicle-crime-compared"].value) == (
        before,
        after,
    )
    assert figures["chorley-vehicle-crime-count"].value == after + figures["chorley-vehicle-crime-2022-09"].value
    table = next(block for block in tables_of(assessment.document) if block.id == "changes-table")
    assert [column.title for column in table.columns][1:3] == ["Year before", "Months compared"]
    words = str(lay_out(assessment.document))
    assert "June 2022 and September 2022 are left out of both years" in words
    assert "in the 10 months held in both years" in words
    assert "no extract" in words


def test_with_fewer_than_half_of_the_months_nothing_is_compared(tmp_path, pack, period):
    without = tuple(str(month - 12) for month in period.months()[:7])
    files = write_files(tmp_path / "files", without=without)
    assessment = build(store_of(files, tmp_path / "store"), pack, pack.areas[0], period, ADDED.date())
    figures = {figure.id: figure for figure in assessment.figures}
    assert figures["chorley-vehicle-crime-change"].value == "not comparable"
    words = str(lay_out(assessment.document))
    assert "No change could be tested" in words
    assert "fewer than half of the months are held in both years" in words


def test_a_period_the_store_knows_nothing_of_is_one_sentence(store, pack):
    with pytest.raises(Missing, match="holds no row of E07000118"):
        build(store, pack, pack.areas[0], Period.parse("2010-04..2011-03"), ADDED.date())


def test_a_table_of_gaps_ends_the_document(assessments):
    tables = {block.id for block in assessments["chorley"].document.blocks if isinstance(block, Table)}
    assert {"gaps-table", "provenance-table", "extracts-table"} <= tables
