"""Opens a partner's file as sheets of cells. Whatever is odd about it is said in a sentence before a cell is read."""

import csv
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from wardmote.errors import Invalid

# A cell as spreadsheets hold it; `None` where it is empty.
Cell = str | int | float | bool | date | None
# Spans (first row, first column, last row, last column) of cells made one, counted from 0.
Merged = tuple[int, int, int, int]

MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 100_000, 1_000, 200
LONGEST_CELL = 32_767
MOST_SHEET_XML = 256 << 20
#: Of a packed workbook: files in it, and what all of them unpack to.
MOST_PARTS, MOST_UNPACKED = 2_000, 512 << 20
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_FORMULA_ALONE = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"[^>]*><f[ >/](?:(?!</c>).)*?</f>\s*(?:<v\s*/>|<v></v>)?\s*</c>', re.DOTALL
)
_EMPTY_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*><f[^>]*/>\s*(?:<v\s*/>|<v></v>)?\s*</c>')


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, whether it is hidden, its rows (all equally long) and the cells that were made one."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False
    merged: tuple[Merged, ...] = ()

    @property
    def empty(self) -> bool:
        return not any(cell is not None for row in self.rows for cell in row)


def open_sheets(path: Path, name: str) -> tuple[Sheet, ...]:
    """Every sheet of a spreadsheet, or the one of a CSV, in order. `name` is what a person is told.

    Raises Invalid for what is no table: a web page, a locked or damaged file, one whose formulas were never worked out.
    """
    with path.open("rb") as handle:
        begins = handle.read(4096)
    if not begins.strip():
        raise Invalid(f"{name} is empty.", instead="Ask the provider to send it again.")
    if begins.startswith((ZIP, OLE)):
        return tuple(_workbook(path, name, zipped=begins.startswith(ZIP)))
    if (
        begins.lstrip(b"\xef\xbb\xbf \r\n\t")
        .lower()
        .startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta"))
    ):
        raise Invalid(
            f"{name} is a web page under the name of a table.",
            instead="Open it in a spreadsheet program and save it as a workbook (.xlsx) or CSV.",
        )
    return (_csv(path, name),)


def text_of(cell: Cell) -> str:
    """A cell as a person reads it, on one line and without blanks round it."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return cell.isoformat()
    return " ".join(str(cell).split())


def letter(column: int) -> str:
    """A column's name in spreadsheets: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _workbook(path: Path, name: str, *, zipped: bool) -> Iterator[Sheet]:
    # Loaded here because only a spreadsheet needs it.
    import python_calamine as calamine

    try:
        if zipped:
            _check_unpacks(path)
        with calamine.CalamineWorkbook.from_path(path) as book:
            described = book.sheets_metadata
            if len(described) > MOST_SHEETS:
                raise Invalid(f"{name} has {len(described):,} sheets.", instead="Give the sheet with the counts alone.")
            lone = dict(_formulas_alone(path)) if zipped else {}
            for number, each in enumerate(described):
                if each.typ != calamine.SheetTypeEnum.WorkSheet:
                    continue
                sheet = book.get_sheet_by_index(number)
                if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
                    raise Invalid(
                        f"{name}, sheet “{each.name}” has {sheet.total_height:,} rows and {sheet.total_width:,} "
                        "columns, more than a table of counts has.",
                        instead="Give the counts alone, without the records they were counted from.",
                    )
                if number in lone:
                    raise Invalid(
                        f"{name}, sheet “{each.name}”: the formula in {lone[number]} has no worked-out value.",
                        instead="Open the file in a spreadsheet program, save it, and give the saved file.",
                    )
                rows = _even([[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)])
                spans = tuple((*first, *last) for first, last in (sheet.merged_cell_ranges or ()))
                hidden = each.visible != calamine.SheetVisibleEnum.Visible
                yield Sheet(each.name, rows, hidden, spans)
    except calamine.PasswordError as error:
        raise Invalid(
            f"{name} is locked with a password.", instead="Ask for it unlocked, sent by a safe way."
        ) from error
    except (calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError, OverflowError) as error:
        raise Invalid(
            f"{name} is not a whole spreadsheet ({str(error)[:80]}).", instead="Ask the provider to send it again."
        ) from error


def _check_unpacks(path: Path) -> None:
    """Return quietly if a packed workbook unpacks to what a table may hold; otherwise ValueError, before it is."""
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
    if len(members) > MOST_PARTS or sum(each.file_size for each in members) > MOST_UNPACKED:
        raise ValueError("it unpacks to more than any table of counts does")


def _formulas_alone(path: Path) -> Iterator[tuple[int, str]]:
    """Sheets by number with the first cell whose formula was never worked out: it would be read as empty."""
    with zipfile.ZipFile(path) as archive:
        members = [
            each for each in archive.infolist() if re.fullmatch(r"xl/worksheets/sheet[0-9]+\.xml", each.filename)
        ]
        members.sort(key=lambda each: int(re.sub(r"\D", "", each.filename)))
        for number, member in enumerate(members):
            if member.file_size > MOST_SHEET_XML:
                raise ValueError("a sheet unpacks to more than any table of counts does")
            text = archive.read(member)
            if b"<f" in text and (found := _FORMULA_ALONE.search(text) or _EMPTY_FORMULA.search(text)):
                yield number, found[1].decode()


def _cell(value: Any) -> Cell:
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, timedelta | time):
        return str(value)
    if isinstance(value, str):
        return value[:LONGEST_CELL] if value.strip() else None
    plain: Cell = value
    return plain


def _even(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    width = max((len(row) for row in rows), default=0)
    return tuple((*row, *[None] * (width - len(row))) for row in rows)


def _csv(path: Path, name: str) -> Sheet:
    data = path.read_bytes()
    if b"\0" in data:
        raise Invalid(f"{name} is neither a spreadsheet nor text.", instead="Give a workbook (.xlsx) or a CSV.")
    text = _decoded(data)
    first = text.split("\n", 1)[0] if text.count("\n") < 3 else "\n".join(text.split("\n", 20)[:20])
    separator = max(",;\t|", key=first.count)
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=separator))
    except csv.Error as error:
        raise Invalid(f"{name} is not a CSV ({error}).", instead="Save it again as CSV (UTF-8).") from error
    if len(rows) > MOST_ROWS or max(map(len, rows), default=0) > MOST_COLUMNS:
        raise Invalid(
            f"{name} has {len(rows):,} rows, more than a table of counts has.",
            instead="Give the counts alone, without the records they were counted from.",
        )
    return Sheet("", _even([[value if value.strip() else None for value in row] for row in rows]))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What spreadsheet programs in Britain write when they are not asked for UTF-8; every byte stands for something.
        return data.decode("cp1252", errors="replace")
