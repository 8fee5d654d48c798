"""Tables leave as CSV and spreadsheets that a machine can read and that no spreadsheet runs."""

import csv
import io
import json

import openpyxl
import pytest

from wardmote.documents import Column, FigureCell, Table, csv_metadata, write_csv, write_xlsx
from wardmote.documents.tests.specimen import changes, rich

FORMULAE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r\n=1", "\u202e=1")


def sheet(table, made_up=False, name="Figures"):
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(table, rich(made_up))))[name]


def test_a_csv_is_a_header_and_plain_values():
    rows = list(csv.reader(io.StringIO(write_csv(changes(), rich(False)).decode())))
    assert rows == [
        ["Kind", "Before", "After", "Change", "Could it be chance?"],
        ["Burglary", "812", "1210", "49.0", "More than chance"],
        ["Vehicle crime", "1402", "1377", "-1.8", "Could be chance"],
        ["Possession of weapons", "0", "3", "", "Too few to say"],
    ]


def test_what_is_made_up_says_so_in_a_column_of_every_export():
    rows = list(csv.reader(io.StringIO(write_csv(changes(), rich()).decode())))
    assert [row[-1] for row in rows] == ["made_up", "yes", "yes", "yes"]
    assert [row[-1].value for row in sheet(changes(), made_up=True).iter_rows()] == ["made_up", "yes", "yes", "yes"]
    assert json.loads(csv_metadata(changes(), rich(), "x.csv"))["tableSchema"]["columns"][-1]["titles"] == "made_up"
    assert sheet(changes(), True, "Notes")["B1"].value == "Made up: nothing in this document is real"


def test_what_must_be_said_of_a_csv_is_beside_it():
    said = json.loads(csv_metadata(changes(), rich(), "changes.csv"))
    assert said["url"] == "changes.csv"
    assert said["notes"] == ["Three changes were tested; the share of false findings is held at 5%."]
    assert [column["datatype"] for column in said["tableSchema"]["columns"][:3]] == ["string", "number", "number"]


def test_numbers_are_numbers_and_the_header_is_bold_and_stays():
    figures = sheet(changes())
    assert [figures.cell(2, place).value for place in range(1, 6)] == ["Burglary", 812, 1210, 49.0, "More than chance"]
    assert figures["C4"].value == 3
    assert figures["D4"].value == "not known"
    assert figures["D2"].number_format == '+#,##0.0"%";-#,##0.0"%";#,##0.0"%"'
    assert figures["A1"].font.bold
    assert figures.freeze_panes == "B2"


def test_the_notes_sheet_holds_units_source_and_notes():
    table = Table("t", "C", (Column("A"),), (("x",),), units="crimes", source="The force", notes=("=Look",))
    said = [tuple(cell.value for cell in row) for row in sheet(table, name="Notes").iter_rows()]
    assert ("Note", "Units: crimes") in said
    assert ("Note", "Source: The force") in said
    assert ("Note", "'=Look") in said


@pytest.mark.parametrize("text", FORMULAE)
def test_no_text_is_a_formula(text):
    table = Table(
        "t", "C", (Column(f"{text} title"), Column("N", "number")), ((text, FigureCell("f", text)), ("x", -5))
    )
    rows = list(csv.reader(io.StringIO(write_csv(table, rich(False)).decode())))
    assert all(cell[:1] not in ("=", "+", "@", "\t", "\r", "\n") for row in rows for cell in row)
    assert rows[1][0].startswith("'")
    assert rows[2] == ["x", "-5"]
    cells = [cell for row in sheet(table).iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert cells[2].value.startswith("'")
