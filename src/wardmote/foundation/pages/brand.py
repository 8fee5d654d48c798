"""A partnership's own identity: its colour, its name and its mark, checked for contrast before a page wears them.

A council brings them in its pack, in `brand.toml`, every line of which may be left out:

    name = "Mereshire Community Safety Partnership"
    colour = "#5b1f69"      # the bar at the top, buttons, rules; white stands on it
    link = "#5b1f69"
    mark = "mark.svg"       # beside it in the pack; a white shape on nothing, as wide as it is high
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wardmote.errors import Invalid
from wardmote.reports.pack_files import read_toml
from wardmote.reports.packs import SHIPPED

WHITE = "#ffffff"
PANEL = "#f5f5f2"
INK = "#0b0c0c"
# Stricter than WCAG's 4.5:1, so that a tired reader on a poor screen can read it too.
LEAST_CONTRAST = 6.0
HEX = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class Brand:
    """What a council replaces. An empty `name` is the partnership's own; without a `mark` it is our moot ring."""

    name: str = ""
    colour: str = "#12436d"
    link: str = "#195ca3"
    mark: Path | None = None

    def __post_init__(self) -> None:
        for what, colour in (("colour", self.colour), ("link colour", self.link)):
            check_readable(what, colour)

    def stylesheet(self) -> str:
        """The tokens as a stylesheet that is linked after ours."""
        return f":root {{ --wm-brand: {self.colour}; --wm-link: {self.link}; }}\n"


@cache
def brand_of(pack: str) -> Brand:
    """The brand that a shipped pack brings, or ours. Raises `Invalid` for one that nobody could read."""
    return read_brand(SHIPPED / pack) if pack else WARDMOTE


def read_brand(folder: Path) -> Brand:
    """The brand in a pack's folder; ours where it brings none."""
    file = folder / "brand.toml"
    if not file.is_file():
        return WARDMOTE
    found = read_toml(file)
    if unknown := sorted(set(found) - {"name", "colour", "link", "mark"}):
        raise Invalid(f"{file} says {unknown[0]!r}, which a brand does not have.", instead="Take that line out.")
    if "mark" in found:
        found["mark"] = _mark(file, found["mark"])
    return Brand(**found)


def _mark(file: Path, name: str) -> Path:
    mark = file.parent / name
    if mark.suffix != ".svg" or mark.parent != file.parent or not mark.is_file():
        raise Invalid(f"{file} names the mark {name!r}, which is not an SVG file beside it.", instead="Put it there.")
    return mark


def check_readable(what: str, colour: str) -> None:
    """Raise `Invalid` unless `colour` is readable on white and on a panel, and white on it."""
    if not HEX.fullmatch(colour):
        raise Invalid(
            f"The {what} “{colour}” is not written as six hexadecimal digits.", instead="Write it like #12436d."
        )
    for ground in (WHITE, PANEL):
        ratio = contrast(colour, ground)
        if ratio < LEAST_CONTRAST:
            raise Invalid(
                f"The {what} {colour} has contrast {ratio:.1f} with {ground}, and needs {LEAST_CONTRAST}.",
                instead="Choose a darker shade of it.",
            )


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio of two colours, from 1 to 21. Source: WCAG 2.2, definition of contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance, 0 for black and 1 for white."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# Worn where no partnership has brought its own. It is made last, for making it checks it.
WARDMOTE = Brand()
