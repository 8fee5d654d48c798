"""Marks on an SVG, and the scales that place them. Attributes only: no style, script or class."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from wardmote.documents.words import clean

FAMILY = "Liberation Sans, Helvetica Neue, Arial, sans-serif"
WIDTH = 640.0
SIZE = 13.0
SMALL = 12.0

INK = "#0b0c0c"
QUIET = "#505a5f"
RULE = "#d5d8da"
AXIS = "#505a5f"
BAND = "#e9edf2"
BAND_EDGE = "#9aa7b5"
DEEP = "#12436d"
GREY = "#8a9298"
WHITE = "#ffffff"

# The Government Analysis Function's categorical colours, in its order; the dashes tell them apart in black and white.
CATEGORICAL = ("#12436d", "#28a197", "#801650", "#f46a25")
DASHES = ("", "7 3", "2 3", "9 3 2 3")

# Mean width of a character as a share of the type size: generous, so that nothing measured here is ever cut off.
MEAN_WIDTH = 0.54
LEAST_SPAN = 1e-6


def mark(name: str, *inside: str, **attributes: Any) -> str:
    """One SVG element; underscores in attribute names become hyphens and None leaves the attribute out."""
    made = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(short(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{made}>{''.join(inside)}</{name}>" if inside else f"<{name}{made}/>"


def short(value: Any) -> str:
    """A number to two decimals without trailing noughts, so that equal drawings are equal bytes."""
    if isinstance(value, float):
        text = f"{value:.2f}".rstrip("0").rstrip(".")
        return "0" if text == "-0" else text
    return str(value)


def words(x: float, y: float, text: str, **attributes: Any) -> str:
    settings = {"font_size": SIZE, "fill": INK, **attributes}
    return mark("text", escape(clean(text)), x=float(x), y=float(y), **settings)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: Any) -> str:
    settings = {"stroke": RULE, "stroke_width": 1, **attributes}
    return mark("line", x1=float(x1), y1=float(y1), x2=float(x2), y2=float(y2), **settings)


def drawing(name: str, title: str, description: str, height: float, marks: Sequence[str], defs: str = "") -> str:
    """The whole SVG, named and described for a reader who cannot see it; `name` prefixes its ids."""
    return mark(
        "svg",
        mark("title", escape(clean(title)), id=f"{name}-title"),
        mark("desc", escape(clean(description)), id=f"{name}-desc"),
        mark("defs", defs) if defs else "",
        mark("rect", width=WIDTH, height=float(height), fill=WHITE),
        mark("g", *marks, font_family=FAMILY),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {short(WIDTH)} {short(float(height))}",
        width=WIDTH,
        height=float(height),
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
    )


def breadth(text: str, size: float = SIZE) -> float:
    """About how wide the text will be drawn."""
    return len(text) * size * MEAN_WIDTH


def wrapped(text: str, width: float, size: float = SIZE, most: int = 4) -> list[str]:
    """The text in lines no wider than `width`; what does not fit in `most` lines ends with an ellipsis."""
    longest = max(4, int(width / (size * MEAN_WIDTH)))
    lines: list[str] = []
    for word in clean(text).split():
        while len(word) > longest:
            lines.append(word[:longest])
            word = word[longest:]
        if lines and len(lines[-1]) + 1 + len(word) <= longest:
            lines[-1] += f" {word}"
        elif word:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][: longest - 1] + "…"]
    return lines


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round numbers from at or below `low` to at or above `high` (Heckbert's nice numbers: 1, 2 or 5 times ten).

    A range too narrow to see is given a width of one.
    """
    span = high - low
    if span < LEAST_SPAN:
        low, high, span = math.floor(low), math.floor(low) + 1.0, 1.0
    rough = span / about
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * nice for nice in (1, 2, 5, 10) if power * nice >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(step * index, 10) for index in range(first, last + 1)]


def decimals_of(marks: Sequence[float]) -> int:
    """The decimals that tell neighbouring ticks apart."""
    step = min((b - a for a, b in pairwise(marks)), default=1.0)
    return max(0, min(6, -math.floor(math.log10(step) + 1e-9)))


def runs(values: Sequence[float | None], breaks: Sequence[int] = ()) -> Iterator[list[tuple[int, float]]]:
    """The stretches of a series that may be joined by a line: cut at gaps, and before each index in `breaks`."""
    run: list[tuple[int, float]] = []
    for index, value in enumerate(values):
        if run and (value is None or index in breaks):
            yield run
            run = []
        if value is not None:
            run.append((index, value))
    if run:
        yield run


def spread(wanted: Sequence[float], tall: Sequence[float], low: float, high: float) -> list[float]:
    """Tops near those wanted, in the same order, each leaving room for its own height, from `low` to `high`."""
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    placed = [0.0] * len(wanted)
    floor = low
    for index in order:
        placed[index] = max(wanted[index], floor)
        floor = placed[index] + tall[index]
    ceiling = high
    for index in reversed(order):
        placed[index] = min(placed[index], ceiling - tall[index])
        ceiling = placed[index]
    return placed
