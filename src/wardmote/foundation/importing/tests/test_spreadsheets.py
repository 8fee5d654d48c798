"""Tables found in untidy files, and files that are refused in one sentence."""

import io
import zipfile

import openpyxl
import pytest

from wardmote.errors import Invalid
from wardmote.foundation.importing import kinds
from wardmote.foundation.importing.naming import guess, shape_of
from wardmote.foundation.importing.spreadsheets import check_file, tables_in
from wardmote.foundation.importing.tests.untidy import HEADINGS, workbook

ACTIONS = kinds.kind_named("actions").columns


def only(name: str, content: bytes):
    (table,) = tables_in(name, content, ACTIONS)
    return table


def test_a_table_is_found_under_its_title_and_a_cell_over_two_rows_is_said_of_both():
    table = only("plan.xlsx", workbook())
    assert (table.name, table.line, table.labels) == ("Action plan 25-26", 5, HEADINGS)
    rows = dict(table.rows)
    assert rows[6][1] == rows[7][1] == "Safer town centres"
    assert rows[6][5] == "2026-03-31"
    assert table.why_passed_over(rows[8]) == "Only one cell is filled, as in a heading or a note."
    assert table.why_passed_over(rows[9]) == "These are the names of the columns again."
    assert not table.why_passed_over(rows[6])


def test_columns_are_told_by_their_headings_and_odd_ones_are_left():
    assert guess(HEADINGS, ACTIONS) == {
        "reference": 0, "text": 2, "organisation": 3, "owner": 4, "due": 5, "state": 6, "line": 7,
    }  # fmt: skip
    assert guess(("Shoe size", "Colour"), ACTIONS) == {}
    promised = kinds.kind_named("promises").columns
    assert "owner" not in guess(("Review", "Lead agency"), promised)
    assert guess(("Review", "Lead"), promised)["owner"] == 1
    assert shape_of(("By when?", "RAG")) == shape_of(("by when", " rag ")) != shape_of(("rag", "by when"))


def test_a_csv_in_windows_letters_with_semicolons_is_read():
    text = "Action;Lead agency;Due date\r\nMend café lights;Netherwick Council;31/03/2026\r\n"
    table = only("plan.csv", text.encode("cp1252"))
    assert table.rows == ((2, ("Mend café lights", "Netherwick Council", "31/03/2026")),)


def _formulas() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(("Action", "Due date"))
    book.active.append(("Mend it", "=TODAY()"))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("plan.docx", b"PK", "plan.docx is not a spreadsheet. Give .xlsx, .xls, .ods, .csv."),
        ("plan.xlsx", b"", "plan.xlsx is empty. Give the file with its rows."),
        ("plan.xlsx", b"PK\x03\x04 broken", "is not a whole spreadsheet"),
        ("plan.csv", b"\x00\x01\x02", "plan.csv is neither a spreadsheet nor text."),
        ("plan.csv", b"<html><table>", "plan.csv is a web page under the name of a table."),
        ("plan.csv", b"just a note\n", "plan.csv has no row of column names with rows beneath it."),
        ("plan.csv", b"Action,Due date\n", "plan.csv has no row of column names with rows beneath it."),
        ("plan.xlsx", _formulas(), "the formula in B2 has no worked-out value"),
        ("plan.csv", b"Action,Due date\n" + b"Mend it,1/1/2026\n" * 10_000, "has 10,000 rows, and 500 are the most"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence(name, content, sentence):
    with pytest.raises(Invalid) as refused:
        tables_in(name, content, ACTIONS)
    assert sentence in str(refused.value)
    assert str(refused.value).count("\n") == 0


SHEET = "xl/worksheets/sheet1.xml"


def _altered(part: str, change) -> bytes:
    """A sound workbook, with one of the files inside it changed."""
    book = openpyxl.Workbook()
    book.active.append(("Action", "Due date"))
    book.active.append(("Mend it", "31/03/2026"))
    kept, out = io.BytesIO(), io.BytesIO()
    book.save(kept)
    with zipfile.ZipFile(kept) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            words = old.read(each)
            new.writestr(each.filename, change(words) if each.filename == part else words)
    return out.getvalue()


def test_a_sheet_that_names_a_file_of_the_machine_brings_nothing_of_it(tmp_path):
    """XML can ask its reader to put another file's words into it. Ours does not."""
    (tmp_path / "secret").write_text("canary of the machine")
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]>'.encode()

    def planted(words: bytes) -> bytes:
        assert words.count(b"Mend it") == 1
        return entity + words.replace(b"Mend it", b"&e;")

    content = _altered(SHEET, planted)
    try:
        found = str(tables_in("plan.xlsx", content, ACTIONS))
    except Invalid as refused:
        found = str(refused)
    assert "canary" not in found


def test_what_unpacks_to_more_than_any_table_is_refused_before_it_is_unpacked(monkeypatch):
    from wardmote.evidence.sources.partner_table import workbook as reading

    content = _altered(SHEET, lambda words: words + b" " * (3 << 20))
    assert len(content) < 100_000
    monkeypatch.setattr(reading, "MOST_UNPACKED", 2 << 20)
    with pytest.raises(Invalid, match="unpacks to more than any table"):
        tables_in("plan.xlsx", content, ACTIONS)
    monkeypatch.setattr(reading, "MOST_PARTS", 3)
    with pytest.raises(Invalid, match="unpacks to more than any table"):
        tables_in("plan.xlsx", _altered("none", bytes), ACTIONS)


def test_two_gigabytes_are_refused_by_their_size_before_they_are_read():
    with pytest.raises(Invalid, match=r"plan\.xlsx is 2,048 MB large, and 5 MB are the most"):
        check_file("plan.xlsx", 2 << 30)
