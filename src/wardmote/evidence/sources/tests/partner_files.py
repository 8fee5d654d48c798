"""Spreadsheets and CSVs as partners send them, made small and untidy for tests."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

Rows = Sequence[Sequence[Any]]


def workbook(path: Path, sheets: Mapping[str, Rows], *, merged: Sequence[str] = (), hidden: Sequence[str] = ()) -> Path:
    """An .xlsx with these sheets; `merged` ranges are of the first of them."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                if value is not None:
                    sheet.cell(number, column, value)
        if name in hidden:
            sheet.sheet_state = "hidden"
    for span in merged:
        book[next(iter(sheets))].merge_cells(span)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def text_file(path: Path, rows: Rows, separator: str = ",", encoding: str = "utf-8") -> Path:
    """A CSV of these rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding=encoding) as handle:
        csv.writer(handle, delimiter=separator).writerows([["" if v is None else v for v in row] for row in rows])
    return path
