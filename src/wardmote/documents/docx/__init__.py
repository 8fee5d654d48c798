"""A document as a Word file: real headings, header rows, captions and alternative texts, in British English."""

import io
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document as WordDocument

from wardmote.documents import typeset
from wardmote.documents.archives import without_times
from wardmote.documents.document import Document
from wardmote.documents.docx.parts import Writer
from wardmote.documents.docx.styles import dress
from wardmote.documents.layout import lay_out


def render_docx(document: Document) -> bytes:
    """The document as a .docx. Equal documents give equal bytes."""
    laid = lay_out(document)
    word = docx.Document()
    dress(word, laid)
    describe(word, laid)
    pictures = typeset.pngs([block["svg"] for block in laid["blocks"] if block["kind"] == "picture"])
    Writer(word, pictures).write(laid)
    held = io.BytesIO()
    word.save(held)
    return without_times(held.getvalue())


def describe(word: WordDocument, laid: dict[str, Any]) -> None:
    """The file's own properties; its only date is the document's."""
    year, month, day = laid["as_at"]
    properties = word.core_properties
    properties.title = laid["title"][:255]
    properties.subject = laid["subtitle"][:255]
    properties.author = properties.last_modified_by = laid["publisher"][:255]
    properties.identifier = laid["identifier"][:255]
    properties.version = laid["version"][:255]
    properties.language = laid["language"]
    properties.comments = laid["made_up"]
    properties.keywords = ""
    properties.created = properties.modified = datetime(year, month, day, tzinfo=UTC)
    properties.revision = 1
