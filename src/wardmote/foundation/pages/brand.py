"""A partnership's own identity: its colour, its name and its mark, checked for contrast before a page wears them."""

import re
from dataclasses import dataclass

from wardmote.errors import Invalid

WHITE = "#ffffff"
PANEL = "#f5f5f2"
INK = "#0b0c0c"
# Stricter than WCAG's 4.5:1, so that a tired reader on a poor screen can read it too.
LEAST_CONTRAST = 6.0
HEX = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class Brand:
    """What a council replaces. `mark` is a path under the static files, or empty for our moot ring."""

    name: str
    colour: str = "#12436d"
    link: str = "#195ca3"
    mark: str = ""

    def __post_init__(self) -> None:
        for what, colour in (("colour", self.colour), ("link colour", self.link)):
            check_readable(what, colour)

    def stylesheet(self) -> str:
        """The tokens as a stylesheet that is linked after ours."""
        return f":root {{ --wm-brand: {self.colour}; --wm-link: {self.link}; }}\n"


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
WARDMOTE = Brand(name="Wardmote")
