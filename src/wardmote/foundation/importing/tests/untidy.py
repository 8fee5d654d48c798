"""An untidy spreadsheet as partnerships keep them: made up, row by row."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import openpyxl

HEADINGS = (
    "Ref",
    "Priority",
    "Action / task",
    "Lead agency",
    "Lead officer",
    "By when?",
    "RAG status",
    "Latest update",
)
ROWS: tuple[tuple[Any, ...], ...] = (
    ("1.1", "Safer town centres", "Fit two lights in Cooper's Alley", "Netherwick Council", "Marian Ashdown",
     date(2026, 3, 31), "Amber", "Lights ordered"),
    ("1.2", None, "Walk the night bus route with the police", "The police", "Sgt Tunde Brackley", "31/03/2026", "Green",
     ""),
    ("", "NB see appendix", "", "", "", "", "", ""),
    HEADINGS,
    ("2.1", "Roads", "Count speeding on Mill Lane", "Saltmere Borough Council", "P. Nobody", "Q4 2025/26", "G", ""),
    ("2.2", "Roads", "Paint the crossing at the school", "Saltmere Borough Council", "", "Ongoing", "Red", ""),
    ("1.1", "Safer town centres", "Fit two lights in Cooper's Alley", "Netherwick Council", "Marian Ashdown",
     date(2026, 3, 31), "Amber", "Lights ordered"),
    ("2.3", "Roads", "", "Netherwick Council", "", "May 2026", "", ""),
)  # fmt: skip


def workbook(rows: Iterable[Sequence[Any]] = ROWS, *, headings: Sequence[str] = HEADINGS, cover: bool = True) -> bytes:
    """The rows under a title, in a workbook with a cover sheet; the first priority is one cell over two rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    if cover:
        sheet.title = "Cover"
        sheet["A1"] = "Netherwick and Saltmere CSP"
        sheet = book.create_sheet("Action plan 25-26")
    sheet["A1"] = "Community safety action plan 2025/26 v7 FINAL"
    sheet.merge_cells("A1:H1")
    sheet["A3"] = "Last updated by Marian"
    for at, row in enumerate((headings, *rows), start=5):
        for column, value in enumerate(row, start=1):
            sheet.cell(at, column, value if value != "" else None)
    if len(headings) > 1 and headings[1] == "Priority":
        sheet.merge_cells("B6:B7")
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
