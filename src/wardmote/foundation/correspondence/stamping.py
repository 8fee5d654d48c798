"""A reader's own copy of a paper: each page says whose it is. The paper's words, tags and links stay as they are."""

import io

import pikepdf

from wardmote.errors import Invalid

#: How large the words are, how far from the foot of the page, and how pale those across it.
SMALL, LARGE, MARGIN, PALE = 8, 22, 14, 0.85


def check_readable(content: bytes, name: str) -> None:
    """Return quietly if every page of the PDF can be marked; otherwise raise Invalid, saying what to do."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            pages = len(pdf.pages)
    except pikepdf.PdfError as fault:
        raise Invalid(
            f"{name} cannot be opened as a PDF without a password.", instead="Save it as PDF again, without a password."
        ) from fault
    if not pages:
        raise Invalid(f"{name} has no pages.", instead="Save it as PDF again.")


def stamped(content: bytes, words: str) -> bytes:
    """The PDF with `words` at the foot of every page and pale across it, said to be no part of the text."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        font = pdf.make_indirect(font)
        for page in pdf.pages:
            name = page.add_resource(font, pikepdf.Name.Font)
            page.contents_add(b"q", prepend=True)
            page.contents_add(_marks(page, str(name), words))
        held = io.BytesIO()
        pdf.save(held, deterministic_id=True)
        return held.getvalue()


def _marks(page: pikepdf.Page, font: str, words: str) -> bytes:
    left, low, _right, high = map(float, page.mediabox)
    text = _latin(words)
    across = f"BT {font} {LARGE} Tf {PALE} g 0.819 0.574 -0.574 0.819 {left + 60:.0f} {(low + high) / 3:.0f} Tm "
    foot = f"BT {font} {SMALL} Tf 0.3 g 1 0 0 1 {left + MARGIN:.0f} {low + MARGIN:.0f} Tm "
    # What was there is closed first, so that nothing of its state (a turn, a cut, a colour) bears on the marks.
    begin, end = b"\nQ q /Artifact BMC ", b"EMC Q\n"
    return begin + across.encode() + text + b" Tj ET " + foot.encode() + text + b" Tj ET " + end


def _latin(words: str) -> bytes:
    """The words for a typeface that knows Western letters only; another letter becomes a question mark."""
    safe = words.encode("cp1252", "replace")
    for plain in (b"\\", b"(", b")"):
        safe = safe.replace(plain, b"\\" + plain)
    return b"(" + safe + b")"
