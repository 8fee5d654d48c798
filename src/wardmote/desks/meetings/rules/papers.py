"""What may be attached to an agenda. Plain Python."""

import re
from pathlib import PurePath

from wardmote.errors import Invalid

#: Papers are read on paper and on screens by everybody, and carry a mark on every page: so they are PDF.
BEGINS = b"%PDF-"
MOST_BYTES = 25_000_000
_NAME = re.compile(r"[^A-Za-z0-9._ -]+")


def check_file(name: str, size: int, begins: bytes) -> None:
    """Return quietly if this file may be a paper; otherwise raise Invalid, saying what to do."""
    if size > MOST_BYTES:
        raise Invalid(
            f"{name} is {size // 1_000_000} MB.", instead=f"Make it smaller than {MOST_BYTES // 1_000_000} MB."
        )
    if not begins.startswith(BEGINS):
        raise Invalid(
            f"{name} is not a PDF, and a paper must be one: each reader's copy is marked on every page.",
            instead="Open it and save it as PDF.",
        )


def plain_name(name: str) -> str:
    """The file's own name in letters that every system keeps."""
    stem = _NAME.sub("-", PurePath(name).stem).strip(" .-")[:100] or "paper"
    return f"{stem}.pdf"
