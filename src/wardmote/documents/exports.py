"""A table as CSV, with what a machine needs to read it beside it.

The CSV holds a header row and rows of plain values and nothing else, so that any reader can take it: numbers are
unrounded and without commas, a value that is not known is empty, and text that a spreadsheet could take for a formula
starts with an apostrophe. Units, source, notes and caveats are in a metadata file of the same name, in the W3C's
“Metadata Vocabulary for Tabular Data” (2015), which is where a reader of CSV on the Web looks: `burglary.csv` has
`burglary.csv-metadata.json`.
"""

import csv
import io
import json
from typing import Any

from wardmote.documents.document import Document
from wardmote.documents.layout import foot, line
from wardmote.documents.tables import Cell, Column, Table, value_of

MADE_UP_COLUMN = "made_up"
FORMULA = ("=", "+", "-", "@")


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    text = line(text)
    return f"'{text}" if text.startswith(FORMULA) else text


def exported(cell: Cell) -> str | int | float | None:
    """The value that leaves: numbers as they are, text made harmless."""
    value = value_of(cell)
    return harmless(value) if isinstance(value, str) else value


def titles(table: Table, document: Document) -> list[str]:
    """The header row; a made-up document says so in a column of its own."""
    return [harmless(column.title) for column in table.columns] + [MADE_UP_COLUMN] * document.made_up


def write_csv(table: Table, document: Document) -> bytes:
    """The table as CSV (RFC 4180, UTF-8 without a byte order mark)."""
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerow(titles(table, document))
    made_up = ["yes"] * document.made_up
    writer.writerows([*map(exported, row), *made_up] for row in table.rows)
    return held.getvalue().encode()


def csv_metadata(table: Table, document: Document, name: str) -> bytes:
    """What the CSV called `name` holds: caption, columns, units, source, notes and the document it belongs to."""
    columns = [described(column) for column in table.columns]
    if document.made_up:
        columns.append({"titles": MADE_UP_COLUMN, "datatype": "string", "dc:description": "Nothing here is real."})
    metadata = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": document.language}],
        "url": name,
        "dc:title": line(table.caption),
        "dc:isPartOf": f"{line(document.title)} ({line(document.identifier)}, version {line(document.version)})",
        "dc:publisher": line(document.publisher),
        "dc:date": document.as_at.isoformat(),
        "dc:source": line(table.source),
        "notes": list(foot(table)),
        "tableSchema": {"columns": columns},
    }
    return (json.dumps(metadata, ensure_ascii=False, indent=2) + "\n").encode()


def described(column: Column) -> dict[str, Any]:
    described = {"titles": harmless(column.title), "datatype": "number" if column.numeric else "string"}
    return {**described, "dc:description": f"An empty cell means: {line(column.absent)}."}
