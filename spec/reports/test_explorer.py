"""Reports / The explorer

One series, one place and one period as a document: sentence, chart, map and tables. Oracles: `wardmote evidence
measure` and `wardmote evidence table`, which are other doors to the same store, and what is taken away set against what
is shown.
"""

import argparse
import csv
import io
import json
import xml.etree.ElementTree as ElementTree
from datetime import UTC, date, datetime
from types import SimpleNamespace

import openpyxl
import pytest

from wardmote.documents import Map, render_html, tables_of
from wardmote.documents.tables import FigureCell, value_of
from wardmote.errors import Missing, Refused
from wardmote.evidence import Store, indicators, table
from wardmote.evidence.commands import measure
from wardmote.evidence.indicators.differences import differences
from wardmote.evidence.madeup import write_months
from wardmote.evidence.periods import Month, Period
from wardmote.evidence.sources.tests.partner_files import text_file
from wardmote.reports.exploration import Inquiry, explore, gazetteer, held_of, take_away
from wardmote.reports.packs import load_pack

AT = datetime(2026, 4, 4, tzinfo=UTC)
PERIOD = Period.parse("2025-04..2026-03")
RESTRICTED = "partner_series.referrals"
WARD, LOOK_UP = "X05000001", "LSOA21CD,WD24CD,WD24NM,LAD24CD,LAD24NM"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Three made-up years, a restricted series of a partner's, and a look-up that puts two LSOAs into one ward."""
    folder = tmp_path_factory.mktemp("made")
    paths = write_months(folder / "months", seed=1, first=Month.parse("2023-04"), last=Month.parse("2026-03"))
    store = Store.open(folder / "store")
    store.add(paths, at=AT)
    months = [str(month) for month in PERIOD.months()]
    rows = [["District", *months], ["Netherwick", *range(30, 42)], ["Saltmere", *range(20, 31), "<5"]]
    said = {"series": "referrals", "title": "Referrals", "provider": "Haven Line", "definition": "Accepted referrals"}
    given = text_file(folder / "referrals.csv", rows)
    store.keep_mapping(store.try_table(given, at=AT, said=said).mapping)
    store.add([given], at=AT)
    pack = load_pack("example")
    return SimpleNamespace(store=store, pack=pack, places=gazetteer(store, pack))


def ask(made, place="Netherwick", *, may_see=False, indicator="recorded_crime", **asked):
    other = asked.pop("other", "")
    inquiry = Inquiry(
        indicators.get(indicator, made.store),
        made.places.find(place)[0],
        asked.pop("period", PERIOD),
        other=made.places.find(other)[0] if other else None,
        **asked,
    )
    return explore(made.store, made.places, inquiry, as_at=date(2026, 4, 4), may_see_restricted=may_see)


def shown(answer, name):
    (found,) = [each for each in tables_of(answer.document) if each.id == name]
    return found


def rows(answer, name):
    return {row[0]: tuple(map(value_of, row[1:])) for row in shown(answer, name).rows}


def by_command(made, *words):
    """What `wardmote evidence measure` says, by kind."""
    parser = argparse.ArgumentParser()
    measure.configure(parser)
    args = parser.parse_args(["--store", str(made.store.path), "--for", "members", "--format", "json", *words])
    out = io.StringIO()
    measure.run(args, now=AT, out=out, err=io.StringIO())
    return {each["kind"]: each for each in json.loads(out.getvalue())["lines"]}


ASKED_TWICE = [
    ("recorded_crime", "Netherwick", "X07000001"),
    ("recorded_crime", "Netherwick and Saltmere", "X07000001,X07000002"),
    ("vehicle_crime", "Saltmere", "X07000002"),
    (RESTRICTED, "Netherwick", "X07000001"),
]


@pytest.mark.parametrize(("indicator", "place", "codes"), ASKED_TWICE)
def test_every_line_is_what_the_command_measures(made, indicator, place, codes):
    """Counts, intervals, the year before, change and verdict."""
    told = by_command(made, "--indicator", indicator, "--area", codes, "--period", str(PERIOD))
    found = rows(ask(made, place, indicator=indicator, may_see=True), "lines-table")
    assert found.keys() == told.keys()
    for kind, (count, low, high, _rate, before, change, verdict) in found.items():
        line = told[kind]
        assert (count, low, high, verdict) == (line["count"], line["low"], line["high"], line["verdict"])
        assert before == line["before"]
        assert change == (None if line["ratio"] is None else pytest.approx(100 * (line["ratio"] - 1)))


def test_the_months_are_those_of_the_commands_series(made):
    told = by_command(made, "--area", "X07000001", "--period", str(PERIOD))["Burglary"]["series"]
    found = rows(ask(made, line="burglary"), "months-table")
    assert {Month.parse(month).label: count for month, count in told.items()} == {
        month: count for month, (count, _remark) in found.items()
    }


def test_the_parts_are_what_a_table_counts(made):
    counted = table(made.store, by=("lsoa", "kind"), area=("X07000001",), period=PERIOD)
    told = {code: rows for code, _, kind, rows in counted.rows if kind == "Burglary" and code}
    found = shown(ask(made, line="Burglary"), "parts-table")
    assert {row[1]: value_of(row[2]) for row in found.rows if value_of(row[2])} == told
    assert len(found.rows) == len([code for code in made.places.small.codes("lsoa") if named(made, code)])


def named(made, code):
    return made.places.small.name(code).startswith("Netherwick")


def test_an_lsoa_is_found_by_name_and_by_code_and_has_its_own_count(made):
    code = made.places.small.codes("lsoa")[4]
    counted = table(made.store, by=("lsoa", "kind"), area=("X07000001",), period=PERIOD)
    told = {kind: rows for each, _, kind, rows in counted.rows if each == code}
    for text in (code, code.lower(), made.places.small.name(code)):
        found = rows(ask(made, text), "lines-table")
        assert {kind: each[0] for kind, each in found.items() if each[0] and kind != "All crime"} == told
    assert "no smaller areas" in render_html(ask(made, code).document)


def test_places_are_found_by_any_name_and_near_ones_are_offered(made):
    assert [each.slug for each in made.places.find("netherwick  AND saltmere")] == ["pair"]
    assert [each.slug for each in made.places.find("Netherwick & Saltmere")] == ["pair"]
    assert [each.slug for each in made.places.find("X07000002")] == ["saltmere"]
    assert made.places.find("Nowhere") == ()
    assert "Saltmere" in [each.name for each in made.places.like("Saltmeer")]
    assert made.places.other_than(made.places.find("Netherwick")[0]).slug == "saltmere"
    with pytest.raises(Missing, match="E99"):
        made.places.place("E99")


def test_two_places_stand_side_by_side_and_are_judged_as_the_library_judges_them(made):
    answer = ask(made, against="place", other="Saltmere", line="Burglary")
    assert list(rows(answer, "places-table")) == ["Netherwick", "Saltmere"]
    first, other = (
        indicators.get("recorded_crime").measure(
            made.store, place=made.places.find(name)[0], period=PERIOD, denominator=people
        )
        for name, people in ((each, denominator_of(answer, each)) for each in ("Netherwick", "Saltmere"))
    )
    told = next(each for each in differences(first, other) if each.kind == "Burglary")
    figure = answer.figure("netherwick-places-difference")
    assert (figure.value, figure.detail["ratio"], figure.detail["q"]) == (told.verdict, told.ratio, told.q)
    assert "Verdict" not in [column.title for column in shown(answer, "lines-table").columns]


def denominator_of(answer, name):
    prefix = name.lower()
    given = answer.figure(f"{prefix}-burglary-rate").provenance.parameters
    return indicators.Denominator(given["out of"], given["out of what"], given["its source"])


def test_a_place_is_not_judged_against_one_that_holds_it(made):
    said = render_html(ask(made, against="place", other="Netherwick and Saltmere").document)
    assert "lies in the other" in said
    assert "differences were tested" not in said


def test_every_number_shown_has_its_cells_and_their_files(made):
    answer = ask(made, against="place", other="Saltmere")
    shown_cells = {
        cell.id
        for each in tables_of(answer.document)
        for row in each.rows
        for cell in row
        if isinstance(cell, FigureCell)
    }
    assert len(shown_cells) > 100
    for name in shown_cells:
        inputs = answer.figure(name).provenance.inputs
        assert inputs, name
        assert {each.extract for each in inputs} <= answer.extracts.keys()
    with pytest.raises(Missing):
        answer.figure("netherwick-piracy-count")


def test_a_restricted_series_is_for_those_who_may_see_it_and_says_so_wherever_it_goes(made):
    with pytest.raises(Refused, match="restricted"):
        ask(made, indicator=RESTRICTED)
    answer = ask(made, indicator=RESTRICTED, may_see=True)
    assert answer.for_members_only
    assert "For members of the partnership only" in render_html(answer.document)
    text = take_away(answer, "lines-table", "csv").decode()
    assert [row["Who may see this"] for row in csv.DictReader(io.StringIO(text))] == ["members only"]
    for ending in ("csv-metadata.json", "svg"):
        name = "months" if ending == "svg" else "lines-table"
        assert "For members of the partnership only" in take_away(answer, name, ending).decode()
    notes = openpyxl.load_workbook(io.BytesIO(take_away(answer, "lines-table", "xlsx")))["Notes"]
    assert any("For members" in str(row[1]) for row in notes.values)


def test_a_mark_in_place_of_a_figure_is_never_nothing(made):
    answer = ask(made, "Saltmere", indicator=RESTRICTED, may_see=True)
    assert rows(answer, "months-table")["March 2026"] == (None, "in the period")
    assert "11 of the 12 months have a figure" in render_html(answer.document)


def test_what_is_taken_away_is_what_is_shown(made):
    """Each table as CSV and XLSX holds the numbers of the page, with title, source, definition, caveats and date."""
    answer = ask(made, line="Burglary")
    for each in tables_of(answer.document):
        wanted = [[value_of(cell) for cell in row] for row in each.rows]
        text = list(csv.reader(io.StringIO(take_away(answer, each.id, "csv").decode())))
        assert [row[: len(each.columns)] for row in text[1:]] == [
            ["" if value is None else str(value) for value in row] for row in wanted
        ]
        book = openpyxl.load_workbook(io.BytesIO(take_away(answer, each.id, "xlsx")))
        sheet = [list(row) for row in book["Figures"].values][1:]
        for row, values in zip(sheet, wanted, strict=True):
            known = [(got, value) for got, value in zip(row, values, strict=False) if value is not None]
            assert all((got or "") == (value or "") or got == pytest.approx(value) for got, value in known)
        notes = " ".join(str(row[1]) for row in book["Notes"].values)
        about = json.loads(take_away(answer, each.id, "csv-metadata.json"))
        for said in (notes, json.dumps(about, ensure_ascii=False)):
            assert each.caption in said
            assert answer.inquiry.indicator.question in said
            assert all(caveat in said for caveat in answer.caveats)
            assert "Invented from a seed" in said
        assert about["dc:date"] == "2026-04-04"


@pytest.mark.parametrize("name", ["months", "map"])
def test_a_picture_says_by_itself_what_it_is(made, name):
    answer = ask(made)
    svg = take_away(answer, name, "svg").decode()
    words = " ".join(" ".join(ElementTree.fromstring(svg).itertext()).split())
    for said in (
        "Made up",
        "As at 4 April 2026",
        "Invented from a seed",
        "Antisocial behaviour is a count of incidents",
    ):
        assert said in words
    assert ("this land does not exist" in words) == (name == "map")
    assert take_away(answer, name, "png").startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("name", "ending"), [("map", "exe"), ("piracy", "csv"), ("months", "csv"), ("lines-table", "png")]
)
def test_what_is_not_shown_cannot_be_taken(made, name, ending):
    with pytest.raises(Missing):
        take_away(ask(made), name, ending)


def test_wards_have_the_rows_of_their_lsoas_once_a_look_up_is_held(made, tmp_path):
    lsoas = [code for code in made.places.small.codes("lsoa") if named(made, code)]
    lines = [f"{code},{WARD if n < 2 else 'X05000002'},{'Wharf' if n < 2 else 'Mill'},X07000001,Netherwick"
             for n, code in enumerate(lsoas)]  # fmt: skip
    look_up = tmp_path / "wards.csv"
    look_up.write_text("\n".join([LOOK_UP, *lines]) + "\n", encoding="utf-8")
    made.store.add([look_up], at=AT)
    after = SimpleNamespace(store=made.store, pack=made.pack, places=gazetteer(made.store, made.pack))
    counted = table(made.store, by=("ward", "lsoa", "kind"), area=("X07000001",), period=PERIOD)
    told = {}
    for ward, _, _, _, kind, number in counted.rows:
        if kind == "Burglary":
            told[ward] = told.get(ward, 0) + number
    answer = ask(after, line="Burglary")
    assert {row[1]: value_of(row[2]) for row in shown(answer, "parts-table").rows} == {
        ward: told[ward] for ward in (WARD, "X05000002")
    }
    (drawn,) = [each for each in answer.document.blocks if isinstance(each, Map)]
    numbers = {row[0]: row[-1] for row in shown(answer, "parts-table").rows}
    assert numbers == {"Mill": "1", "Wharf": "2"}
    assert {shape.code: shape.name for shape in drawn.spec.shapes} == {WARD: "2", "X05000002": "1"}
    wharf = ask(after, "Wharf", line="Burglary")
    assert rows(wharf, "lines-table")["Burglary"][0] == told[WARD]
    assert len(shown(wharf, "parts-table").rows) == 2
    assert answer.levels == ("ward", "lsoa")
    assert len(shown(ask(after, parts="lsoa"), "parts-table").rows) == len(lsoas)


def test_nothing_held_is_missing_and_what_is_held_is_told(made):
    with pytest.raises(Missing):
        ask(made, period=Period.parse("2019-04..2020-03"))
    with pytest.raises(Missing, match="whole district"):
        ask(made, made.places.small.codes("lsoa")[0], indicator="prescribed_returns")
    held = held_of(made.store, indicators.get("recorded_crime"), made.pack.force)
    assert (held.runs, held.latest_year) == ((Period.parse("2023-04..2026-03"),), PERIOD)
    referrals = held_of(made.store, indicators.get(RESTRICTED, made.store), made.pack.force)
    assert referrals.latest_year == PERIOD
    nothing = held_of(made.store, indicators.get("collisions"), made.pack.force)
    assert (nothing.runs, nothing.latest_year) == ((), None)
