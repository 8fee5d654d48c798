"""A table as a spreadsheet: the figures on one sheet, everything that must be said about them on the next."""

import io
from collections.abc import Iterator
from datetime import datetime
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from wardmote.documents.archives import without_times
from wardmote.documents.document import Document
from wardmote.documents.exports import MADE_UP_COLUMN, exported, harmless, titles
from wardmote.documents.layout import MADE_UP, day, foot, line
from wardmote.documents.tables import KINDS, Column, Table, shown
from wardmote.errors import Invalid

MOST_ROWS = 1_048_575
BOLD = Font(name="Arial", size=10, bold=True)
PLAIN = Font(name="Arial", size=10)
RULED = Border(bottom=Side(style="thin", color="0B0C0C"))
CORE = "docProps/core.xml"


def write_xlsx(table: Table, document: Document) -> bytes:
    """The table as .xlsx. Numbers are numbers, shown as in the document; equal tables give equal bytes.

    Raises Invalid when there are more rows than a sheet can hold.
    """
    if len(table.rows) > MOST_ROWS:
        raise Invalid(f"The table {table.id!r} has {len(table.rows):,} rows; a spreadsheet holds {MOST_ROWS:,}.")
    book = Workbook()
    figures = book.active
    figures.title = "Figures"
    fill_figures(figures, table, document)
    fill_notes(book.create_sheet("Notes"), table, document)
    held = io.BytesIO()
    book.save(held)
    return without_times(held.getvalue(), {CORE: properties(document, table)})


def fill_figures(sheet: Worksheet, table: Table, document: Document) -> None:
    for place, title in enumerate(titles(table, document), 1):
        head = sheet.cell(1, place, title)
        head.font, head.border = BOLD, RULED
        numeric = title != MADE_UP_COLUMN and table.columns[place - 1].numeric
        head.alignment = Alignment(wrap_text=True, vertical="bottom", horizontal="right" if numeric else "left")
    formats = [number_format(column) for column in table.columns]
    for number, row in enumerate(table.rows, 2):
        for place, (cell, column) in enumerate(zip(row, table.columns, strict=True), 1):
            value = exported(cell)
            made = sheet.cell(number, place, harmless(shown(cell, column)) if value is None else value)
            made.font = PLAIN
            if not isinstance(value, str) and value is not None:
                made.number_format = formats[place - 1]
            elif column.numeric:
                made.alignment = Alignment(horizontal="right")
        if document.made_up:
            sheet.cell(number, len(table.columns) + 1, "yes").font = PLAIN
    for place, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width(table, place - 1, column)
    sheet.freeze_panes = "B2" if table.row_headers else "A2"


def width(table: Table, place: int, column: Column) -> float:
    longest = max((len(shown(row[place], column)) for row in table.rows[:400]), default=0)
    return float(min(max(longest, len(column.title) / 2, 9) + 3, 60))


def number_format(column: Column) -> str:
    kind = KINDS[column.kind]
    if kind is None or column.kind == "mixed":
        return "General"
    plain = "#,##0" + ("." + "0" * column.places if column.places else "") + (f'"{kind.suffix}"' if kind.suffix else "")
    return f"+{plain};-{plain};{plain}" if kind.signed else plain


def fill_notes(sheet: Worksheet, table: Table, document: Document) -> None:
    for number, (label, text) in enumerate(said(table, document), 1):
        sheet.cell(number, 1, label).font = BOLD
        sheet.cell(number, 2, harmless(text)).font = PLAIN
        for place in (1, 2):
            sheet.cell(number, place).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 90


def said(table: Table, document: Document) -> Iterator[tuple[str, str]]:
    if document.made_up:
        yield "Made up", MADE_UP
    yield "Table", table.caption
    yield "From", f"{document.title}{f': {document.subtitle}' if document.subtitle else ''}"
    yield "As at", day(document.as_at)
    yield "Published by", document.publisher
    yield "Reference", f"{document.identifier}, version {document.version}"
    for text in foot(table):
        yield "Note", text


def properties(document: Document, table: Table) -> bytes:
    """The file's own properties; its only date is the document's."""
    on = datetime.combine(document.as_at, datetime.min.time()).strftime("%Y-%m-%dT%H:%M:%SZ")
    title, by = escape(line(table.caption)), escape(line(document.publisher))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{by}</dc:creator><dc:language>{document.language}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{on}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{on}</dcterms:modified></cp:coreProperties>'
    ).encode()
