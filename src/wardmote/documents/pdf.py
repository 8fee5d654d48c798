"""A document as tagged PDF that refuses a picture without alternative text."""

from typing import Any

from wardmote.documents import typeset
from wardmote.documents.document import Document
from wardmote.documents.layout import lay_out
from wardmote.documents.widths import column_shares, rows_stay_whole


def render_pdf(document: Document) -> bytes:
    """The document as PDF/UA-1 and PDF/A-2a. Equal documents give equal bytes."""
    laid = lay_out(document)
    return typeset.pdf({**laid, "blocks": [measured(block) for block in laid["blocks"]]})


def measured(block: dict[str, Any]) -> dict[str, Any]:
    """The block with the width of each column of its table, and whether its rows may be broken."""
    if block["kind"] == "table":
        shares = column_shares(block)
        return {**block, "shares": shares, "whole_rows": rows_stay_whole(block, shares)}
    if block["kind"] == "picture":
        return {**block, "table": measured(block["table"])}
    return block
