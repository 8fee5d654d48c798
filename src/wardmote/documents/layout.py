"""A document laid out: every string clean, every heading and caption numbered, every cell as a reader sees it.

The three renderers draw this one plain form (dicts, lists, strings, numbers), so that they cannot come to differ in
what they say; they differ in how it looks.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from wardmote.documents.blocks import Bullets, Chart, Facts, Gap, Heading, Map, Note, Paragraph
from wardmote.documents.document import Document
from wardmote.documents.pictures import chart_svg, map_svg
from wardmote.documents.tables import Cell, Column, FigureCell, Table, shown
from wardmote.documents.words import MONTHS, FigureRef, Inline, Link, Words, clean, inlines

NOTE_LABELS = {
    "note": "Note",
    "caveat": "Caveat",
    "warning": "Warning",
    "source": "Source",
    "method": "How this was made",
}
NOTHING_YET = "Nothing has been written in this document yet."
NO_ROWS = "There are no rows in this table."
MADE_UP = "Made up: nothing in this document is real"
CONTENTS_DEPTH = 2


def lay_out(document: Document) -> dict[str, Any]:
    """The document as plain data in reading order. Blocks are dicts with a `kind`."""
    blocks = list(laid_blocks(document))
    as_at = f"As at {day(document.as_at)}"
    return {
        "title": line(document.title),
        "subtitle": line(document.subtitle),
        "language": document.language,
        "identifier": line(document.identifier),
        "publisher": line(document.publisher),
        "version": line(document.version),
        "as_at": [document.as_at.year, document.as_at.month, document.as_at.day],
        "as_at_label": as_at,
        "running_head": shortened(document.title, 80),
        "running_foot": f"{shortened(document.publisher, 64)} · {as_at} · Version {shortened(document.version, 20)}",
        "made_up": MADE_UP if document.made_up else "",
        "copy_for": shortened(document.copy_for, 100),
        "contents": [block for block in blocks if block["kind"] == "heading" and block["level"] <= CONTENTS_DEPTH],
        "blocks": blocks or [{"kind": "paragraph", "inlines": laid_words(NOTHING_YET)}],
    }


def day(on: date) -> str:
    """A date in British style: 4 April 2026."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def line(text: str) -> str:
    """Clean text that stands alone: no space at either end."""
    return clean(text).strip()


def shortened(text: str, most: int) -> str:
    """Clean text of one line for the head and foot of every page."""
    text = line(text)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def laid_blocks(document: Document) -> Iterator[dict[str, Any]]:
    sections: list[int] = []
    labelled: Counter[str] = Counter()
    for block in document.blocks:
        match block:
            case Heading():
                sections = [*sections[: block.level - 1], *(sections[block.level - 1 : block.level] or [0])]
                sections[-1] += 1
                number = ".".join(map(str, sections))
                yield {
                    "kind": "heading",
                    "level": block.level,
                    "id": block.id,
                    "number": number,
                    "text": line(block.text),
                }
            case Paragraph():
                yield {"kind": "paragraph", "inlines": laid_words(block.inlines)}
            case Bullets():
                yield {"kind": "list", "numbered": block.numbered, "items": [laid_words(item) for item in block.items]}
            case Facts():
                pairs = [{"label": line(label), "inlines": laid_words(words)} for label, words in block.pairs]
                yield {"kind": "facts", "pairs": pairs}
            case Table():
                yield laid_table(block, labelled)
            case Chart() | Map():
                yield laid_picture(block, labelled)
            case Gap():
                yield laid_gap(block)
            case Note():
                yield {
                    "kind": "note",
                    "label": NOTE_LABELS[block.kind],
                    "note": block.kind,
                    "inlines": laid_words(block.text),
                }


def laid_words(words: Words) -> list[dict[str, str]]:
    return [laid_inline(word) for word in inlines(words)]


def laid_inline(word: Inline) -> dict[str, str]:
    laid = {"kind": type(word).__name__.lower(), "text": clean(word.text)}
    if isinstance(word, Link):
        laid["href"] = word.href
    if isinstance(word, FigureRef):
        laid["kind"], laid["figure"] = "figure", word.id
    return laid


def caption(label: str, labelled: Counter[str], text: str) -> str:
    labelled[label] += 1
    return f"{label} {labelled[label]}. {line(text)}"


def laid_table(table: Table, labelled: Counter[str]) -> dict[str, Any]:
    return {
        "kind": "table",
        "id": table.id,
        "caption": caption(table.label, labelled, table.caption),
        "columns": [{"title": line(column.title), "numeric": column.numeric} for column in table.columns],
        "rows": [
            [laid_cell(cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows
        ],
        "row_ids": list(table.row_ids),
        "row_headers": table.row_headers,
        "foot": list(foot(table)),
    }


def foot(table: Table) -> Iterator[str]:
    """What is said under a table: its units, source and notes."""
    if not table.rows:
        yield NO_ROWS
    if table.units:
        yield f"Units: {line(table.units)}"
    if table.source:
        yield f"Source: {line(table.source)}"
    yield from map(line, table.notes)


def laid_cell(cell: Cell, column: Column) -> str | dict[str, str]:
    """The cell's text; a cell that leads to a figure is a dict of the text and the figure's id."""
    text = line(shown(cell, column))
    return {"text": text, "figure": cell.id} if isinstance(cell, FigureCell) else text


def laid_picture(picture: Chart | Map, labelled: Counter[str]) -> dict[str, Any]:
    return {
        "kind": "picture",
        "picture": picture.label.lower(),
        "id": picture.id,
        "caption": caption(picture.label, labelled, picture.title),
        "alt": line(picture.description),
        "sentence": laid_words(picture.sentence),
        "svg": chart_svg(picture) if isinstance(picture, Chart) else map_svg(picture),
        "table": laid_table(picture.table, labelled),
    }


def laid_gap(gap: Gap) -> dict[str, Any]:
    return {
        "kind": "gap",
        "title": f"Not known: {line(gap.title)}",
        "inlines": laid_words(gap.text),
        "facts": [
            {"label": "Who could answer", "text": line(gap.owner)},
            {"label": "Data asked for", "text": line(gap.data_asked_for)},
        ],
    }
