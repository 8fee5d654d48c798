"""What can be taken away of an answer: each table as CSV and XLSX, each picture as SVG and PNG."""

from dataclasses import replace

from wardmote import documents
from wardmote.documents import (
    Chart,
    Column,
    Map,
    Table,
    captioned_svg,
    chart_png,
    chart_svg,
    csv_metadata,
    map_svg,
    tables_of,
    write_csv,
)
from wardmote.documents.layout import MADE_UP, day
from wardmote.errors import Missing
from wardmote.reports.exploration.exploring import Exploration

METADATA = "csv-metadata.json"
FOR_MEMBERS = "For members of the partnership only: not to be published or passed on."
WHO_MAY_SEE, MEMBERS = "Who may see this", "members only"
FORMATS = {"table": ("xlsx", "csv", METADATA), "picture": ("png", "svg")}


def take_away(exploration: Exploration, name: str, ending: str, *, called: str = "") -> bytes:
    """A table or a picture of an answer by its id, as a file; raises Missing where the answer has none of that name.

    `called` is what the file will be called, for the metadata of a CSV to name it.

    A table says what it is in its own sheet of notes, or (CSV) in its metadata; a picture in itself.
    """
    document = exploration.document
    for table in tables_of(document):
        if table.id == name and ending in FORMATS["table"]:
            return _table(exploration, table, ending, called.removesuffix("-metadata.json") or f"{name}.csv")
    for block in document.blocks:
        if isinstance(block, Chart | Map) and block.id == name and ending in FORMATS["picture"]:
            svg = _picture(exploration, block)
            return svg.encode() if ending == "svg" else chart_png(svg)
    raise Missing(f"This page has no {name}.{ending} to take away.", instead="Open the page and take what it offers.")


def _table(exploration: Exploration, table: Table, ending: str, csv: str) -> bytes:
    document = exploration.document
    table = replace(table, notes=(*table.notes, *_going_along(exploration)))
    if exploration.for_members_only:
        # A CSV has no place for a note, so that each row says so.
        marked = Column(WHO_MAY_SEE)
        table = replace(table, columns=(*table.columns, marked), rows=tuple((*row, MEMBERS) for row in table.rows))
    if ending == METADATA:
        return csv_metadata(table, document, csv)
    return write_csv(table, document) if ending == "csv" else documents.write_xlsx(table, document)


def _going_along(exploration: Exploration) -> tuple[str, ...]:
    """What must go wherever a table or a picture goes: who may see it, what is counted, and every caveat."""
    indicator = exploration.inquiry.indicator
    mark = (FOR_MEMBERS,) if exploration.for_members_only else ()
    return (*mark, f"{indicator.title}. {indicator.question}", *exploration.caveats)


def _picture(exploration: Exploration, block: Chart | Map) -> str:
    document = exploration.document
    source = f"Source: {block.table.source}. As at {day(document.as_at)}. {document.publisher}."
    drawn = block.table.notes if isinstance(block, Map) else ()
    foot = [*([MADE_UP] if document.made_up else []), *_going_along(exploration), source, *drawn]
    svg = chart_svg(block) if isinstance(block, Chart) else map_svg(block)
    return captioned_svg(svg, block.title, tuple(foot))
