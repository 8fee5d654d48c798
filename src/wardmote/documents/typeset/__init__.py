"""The typesetter: our templates, our typeface, and the reader's words as data."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from wardmote.documents.fonts import drawable, fonts, printable
from wardmote.errors import Broken

FOLDER = Path(__file__).parent
STANDARDS = ["ua-1", "a-2a"]
PROPERTIES = ("title", "publisher", "identifier", "version")
# Pixels an inch: sharp on paper at the width of a page without making a Word file heavy.
SHARP = 190.0


# The compiler sets one document at a time: a second thread that asks meanwhile is refused, so it waits here.
ONE_AT_A_TIME = Lock()


@cache
def compiler() -> typst.Compiler:
    return typst.Compiler(font_paths=fonts())


def typeset(template: str, inputs: dict[str, Any], **settings: Any) -> Any:
    """Compile one of our templates over data. Raises Broken when the typesetter refuses the result."""
    data = {name: json.dumps(value, ensure_ascii=False) for name, value in inputs.items()}
    try:
        with ONE_AT_A_TIME:
            return compiler().compile(input=(FOLDER / template).read_bytes(), sys_inputs=data, **settings)
    except typst.TypstError as fault:
        raise Broken(f"The document could not be typeset: {fault.message}.") from fault


def pdf(laid: dict[str, Any]) -> bytes:
    """A laid-out document as PDF/UA-1 and PDF/A-2a, dated by its own date."""
    year, month, day = laid["as_at"]
    made_on = datetime(year, month, day, tzinfo=UTC)
    inputs = {"document": ready(laid), "about": {name: laid[name] for name in PROPERTIES}}
    return bytes(typeset("document.typ", inputs, format="pdf", pdf_standards=STANDARDS, timestamp=made_on))


def pngs(svgs: list[str]) -> list[bytes]:
    """Each SVG as a PNG, all in one run of the typesetter."""
    if not svgs:
        return []
    made = typeset("pictures.typ", {"pictures": [drawable(svg) for svg in svgs]}, format="png", ppi=SHARP)
    return [made] if isinstance(made, bytes) else list(made)


# Values that are not running text: addresses and names stay as they are, drawings may not gain places to break.
FITS: dict[str, Callable[[Any], Any]] = {"href": str, "kind": str, "id": str, "svg": drawable}


def ready(value: Any) -> Any:
    """Every string as our typeface can print it."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [ready(part) for part in value]
    if isinstance(value, dict):
        return {name: fit(part) if (fit := FITS.get(name)) else ready(part) for name, part in value.items()}
    return value
