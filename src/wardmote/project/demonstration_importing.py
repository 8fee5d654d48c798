"""A spreadsheet of last year in a demonstration: tried, with a name nobody knows, and waiting to be imported."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from wardmote.foundation.access import Viewer
from wardmote.foundation.importing.queries import import_for, imports_for
from wardmote.foundation.importing.verbs import begin_import, choose_columns, choose_sheet


def make_imports(told: Mapping[str, Any], *, by: Viewer, at: datetime) -> None:
    """Give the workbook that demonstration.toml tells of and try its rows, unless something is there already."""
    if imports_for(by):
        return
    book = Workbook()
    for number, each in enumerate(told["sheets"]):
        sheet = book.create_sheet(each["name"]) if number else book.active
        sheet.title = each["name"]
        for row in each["rows"]:
            sheet.append(row)
    held = BytesIO()
    book.save(held)
    reference = begin_import(kind=told["kind"], name=told["name"], content=held.getvalue(), by=by, at=at)
    choose_sheet(reference=reference, sheet=told["sheets"][0]["name"], by=by, at=at)
    choose_columns(reference=reference, columns=import_for(by, reference).columns, by=by, at=at)
