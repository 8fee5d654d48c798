"""The typeface documents are set in, and what to do with a character it does not have.

Liberation Sans (SIL Open Font License 1.1, text beside the files): the measures of Arial, so that a Word document set
in Arial and its PDF break alike, and figures all of one width.
"""

import struct
import unicodedata
from functools import cache
from pathlib import Path

import typst

FOLDER = Path(__file__).parent
FAMILY = "Liberation Sans"
FILES = ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf")

BREAK = "\N{ZERO WIDTH SPACE}"
LONGEST_WORD = 20
PIECE = 10


@cache
def fonts() -> typst.Fonts:
    """Our typeface and no other, so that the same document is the same bytes on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER])


@cache
def covered() -> frozenset[int]:
    """The characters both weights can draw, from each file's `cmap` table (OpenType specification, format 4)."""
    return frozenset.intersection(*(characters((FOLDER / name).read_bytes()) for name in FILES))


def characters(font: bytes) -> frozenset[int]:
    tables = struct.unpack_from(">H", font, 4)[0]
    entries = (struct.unpack_from(">4sLLL", font, 12 + 16 * index) for index in range(tables))
    start = next(offset for tag, _, offset, _ in entries if tag == b"cmap")
    count = struct.unpack_from(">H", font, start + 2)[0]
    found: set[int] = set()
    for index in range(count):
        offset = start + struct.unpack_from(">HHL", font, start + 4 + 8 * index)[2]
        if struct.unpack_from(">H", font, offset)[0] == 4:
            found |= segments(font, offset)
    return frozenset(found)


def segments(font: bytes, offset: int) -> set[int]:
    """The characters with a glyph in one format 4 subtable: parallel arrays of ends, starts, deltas and offsets."""
    doubled = struct.unpack_from(">H", font, offset + 6)[0]
    ends, starts = offset + 14, offset + 16 + doubled
    deltas, offsets = starts + doubled, starts + 2 * doubled
    found: set[int] = set()
    for at in range(0, doubled, 2):
        first, last = (struct.unpack_from(">H", font, where + at)[0] for where in (starts, ends))
        delta, shift = (struct.unpack_from(">H", font, where + at)[0] for where in (deltas, offsets))
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = struct.unpack_from(">H", font, offsets + at + shift + 2 * (code - first))[0] if shift else code
            if glyph and (glyph + delta) & 0xFFFF:
                found.add(code)
    return found


def printable(text: str) -> str:
    """The text as our typeface can print it; a very long word may break anywhere."""
    return breakable(drawable(text))


def drawable(text: str) -> str:
    """The text in characters our typeface has.

    A character the typeface lacks is named in square brackets (“[grinning face]”), because a hole in a sentence, or a
    box, says less than its name does. Marks that are never drawn are left out.
    """
    if text.isascii():
        return text
    return "".join(character if ord(character) in covered() else named(character) for character in text)


def named(character: str) -> str:
    if character == BREAK or unicodedata.category(character) in ("Cf", "Mn", "Me") or is_selector(character):
        return ""
    return f"[{unicodedata.name(character, f'U+{ord(character):04X}').lower()}]"


def is_selector(character: str) -> bool:
    return 0xFE00 <= ord(character) <= 0xFE0F or 0xE0100 <= ord(character) <= 0xE01EF


def breakable(text: str) -> str:
    """The text with unseen places to break inside its very long words."""
    if len(text) <= LONGEST_WORD:
        return text
    return " ".join(
        word if len(word) <= LONGEST_WORD else BREAK.join(word[at : at + PIECE] for at in range(0, len(word), PIECE))
        for word in text.split(" ")
    )
