"""The words inside a block: plain text, strong text, links, and figures that lead back to where they came from."""

import re
import unicodedata
from dataclasses import dataclass

from wardmote.errors import Invalid

SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:|/(?!/)|#)[^\s\x00-\x1f\"<>\\]*\Z", re.IGNORECASE)
IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_.:/-]*\Z")

# Characters that turn the direction of everything after them: they are layout, not words, and can make a sentence read
# as its opposite.
TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
NOT_TEXT = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class Text:
    text: str


@dataclass(frozen=True)
class Strong:
    text: str


@dataclass(frozen=True)
class Link:
    """Words that lead to an address: https, http, mailto, tel, or a path or fragment of the same site."""

    text: str
    href: str

    def __post_init__(self) -> None:
        if not SAFE_LINK.match(self.href):
            raise Invalid(
                f"The link “{self.text}” leads to {self.href!r}, which is not a web, mail or telephone address.",
                instead="Give an address that starts with https://, mailto:, tel:, / or #.",
            )
        if not self.text.strip():
            raise Invalid(f"The link to {self.href} has no words.", instead="Say in words where it leads.")


@dataclass(frozen=True)
class FigureRef:
    """A number in a sentence whose provenance is the figure `id`."""

    id: str
    text: str

    def __post_init__(self) -> None:
        check_id(self.id, "figure")


Inline = Text | Strong | Link | FigureRef
Words = str | tuple[Inline, ...]


def inlines(words: Words) -> tuple[Inline, ...]:
    """The same words as a tuple of inlines; a plain string is one Text."""
    if isinstance(words, str):
        return (Text(words),)
    if isinstance(words, Text | Strong | Link | FigureRef):
        return (words,)
    made = tuple(Text(word) if isinstance(word, str) else word for word in words)
    for word in made:
        if not isinstance(word, Text | Strong | Link | FigureRef):
            raise Invalid(f"{word!r} is not text, strong text, a link or a figure, so it cannot stand in a sentence.")
    return made


def plain(words: Words) -> str:
    """The words without their links and emphasis."""
    return "".join(word.text for word in inlines(words))


def clean(text: str) -> str:
    """Text that every format can hold: one space between words, and a visible mark for what is not a character.

    Control characters, lone surrogates and noncharacters become U+FFFD; the marks that turn the direction of text are
    left out. Leading and trailing spaces stay (as one), because words may be joined to their neighbours.
    """
    spaced = re.sub(r"[ \t\r\n\v\f\x85\u2028\u2029]+", " ", text).translate(TURNING)
    if spaced.isascii() and spaced.isprintable():
        return spaced
    return "".join(NOT_TEXT if is_not_text(character) else character for character in spaced)


def is_not_text(character: str) -> bool:
    code = ord(character)
    return unicodedata.category(character) in ("Cc", "Cs") or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def check_id(value: str, what: str) -> None:
    """Raise Invalid unless the id can be an anchor in every format."""
    if not IDENTIFIER.match(value):
        raise Invalid(
            f"The id {value!r} of a {what} cannot be used as an anchor.",
            instead="Start it with a letter and use letters, digits, hyphens, dots, colons, slashes and underscores.",
        )
