"""A document is a tree of blocks, written once and rendered as accessible HTML, tagged PDF and Word.

Pure: it reads no clock, no network and no file of anyone else's, and equal documents give equal bytes.

Making and storing a document costs 0.1 s to import; the renderers bring in what writes each format (0.7 s together), so
each is imported when it is first named.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from wardmote.documents.blocks import Block, Bullets, Chart, Facts, Gap, Heading, Map, Note, Paragraph
from wardmote.documents.charts.specs import Bar, BarChart, Choropleth, Line, LineChart, Shape
from wardmote.documents.document import Document, tables_of
from wardmote.documents.exports import csv_metadata, write_csv
from wardmote.documents.pictures import captioned_svg, chart_png, chart_svg, map_svg
from wardmote.documents.stored import from_dict, to_dict
from wardmote.documents.tables import Column, FigureCell, Table
from wardmote.documents.words import FigureRef, Link, Strong, Text

if TYPE_CHECKING:
    from wardmote.documents.docx import render_docx
    from wardmote.documents.html import render_html
    from wardmote.documents.pdf import render_pdf
    from wardmote.documents.xlsx import write_xlsx

RENDERERS = {"render_docx": "docx", "render_html": "html", "render_pdf": "pdf", "write_xlsx": "xlsx"}

__all__ = [
    "Bar",
    "BarChart",
    "Block",
    "Bullets",
    "Chart",
    "Choropleth",
    "Column",
    "Document",
    "Facts",
    "FigureCell",
    "FigureRef",
    "Gap",
    "Heading",
    "Line",
    "LineChart",
    "Link",
    "Map",
    "Note",
    "Paragraph",
    "Shape",
    "Strong",
    "Table",
    "Text",
    "captioned_svg",
    "chart_png",
    "chart_svg",
    "csv_metadata",
    "from_dict",
    "map_svg",
    "render_docx",
    "render_html",
    "render_pdf",
    "tables_of",
    "to_dict",
    "write_csv",
    "write_xlsx",
]


def __getattr__(name: str) -> Any:
    if name not in RENDERERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{RENDERERS[name]}"), name)
