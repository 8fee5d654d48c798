"""A table of a Word file, written as one piece of XML: cell by cell as objects, three thousand rows take minutes."""

from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.table import CT_Tbl

from wardmote.documents.docx.styles import INK, RULE
from wardmote.documents.widths import column_shares, text_of

EDGES = (
    f'<w:tblBorders><w:top w:val="nil"/><w:left w:val="nil"/><w:bottom w:val="single" w:sz="4" w:color="{RULE}"/>'
    f'<w:right w:val="nil"/><w:insideH w:val="single" w:sz="4" w:color="{RULE}"/>'
    '<w:insideV w:val="nil"/></w:tblBorders>'
)
SPACING = '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>'
HEAD_EDGE = f'<w:tcBorders><w:bottom w:val="single" w:sz="8" w:color="{INK}"/></w:tcBorders><w:vAlign w:val="bottom"/>'


def table_xml(block: dict[str, Any], width: int) -> CT_Tbl:
    """The table, its first row a header that repeats; `width`, in twentieths of a point, is the whole line."""
    widths = [int(share * width) for share in column_shares(block)]
    numeric = [column["numeric"] for column in block["columns"]]
    size = 18 if len(widths) <= 8 else 14 if len(widths) <= 14 else 11
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    head = "".join(
        cell(column["title"], wide, right, size, head=True)
        for column, wide, right in zip(block["columns"], widths, numeric, strict=True)
    )
    rows = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
        for cells in (
            "".join(cell(text_of(c), w, n, size) for c, w, n in zip(row, widths, numeric, strict=True))
            for row in block["rows"]
        )
    )
    return parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{EDGES}<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="160" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="{"04A0" if block["row_headers"] else "0420"}" w:firstRow="1" w:lastRow="0"'
        f' w:firstColumn="{int(block["row_headers"])}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
    )


def cell(text: str, width: int, right: bool, size: int, *, head: bool = False) -> str:
    align = '<w:jc w:val="right"/>' if right else ""
    bold = "<w:b/>" if head else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{HEAD_EDGE if head else ""}</w:tcPr>'
        f"<w:p><w:pPr>{'<w:keepNext/>' if head else ''}{SPACING}{align}</w:pPr>"
        f'<w:r><w:rPr>{bold}<w:sz w:val="{size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
    )
