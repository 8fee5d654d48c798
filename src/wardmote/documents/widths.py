"""How wide each column of a table is on paper, worked out from its words; shared by PDF and Word."""

import math
from statistics import fmean
from typing import Any

# Characters of 9 pt type across the 170 mm of an A4 page between our margins, and what one column needs for its edge.
LINE = 105.0
EDGE = 2.5
LONGEST_WORD = 20
SHORT = 15
SAMPLE = 400
# More lines than this in one cell, and its row may go over to the next page.
TALLEST = 30


def text_of(cell: str | dict[str, str]) -> str:
    """The words of a laid-out cell."""
    return cell if isinstance(cell, str) else cell["text"]


def column_shares(table: dict[str, Any]) -> list[float]:
    """Each column's share of the line. They sum to at most 1: a table of few short columns is not stretched."""
    needed, wanted, typical = [], [], []
    for place, column in enumerate(table["columns"]):
        texts = [text_of(row[place]) for row in table["rows"][:SAMPLE]] or [""]
        words = " ".join([column["title"], *texts]).split()
        longest = max(map(len, texts))
        # Two or three short words are read at a glance and are not wrapped.
        whole = longest if longest <= SHORT else 1
        least = max(min(max(map(len, words), default=1), LONGEST_WORD), whole) + EDGE
        needed.append(least)
        wanted.append(max(least, len(column["title"]) / 2 + EDGE, longest + EDGE))
        typical.append(fmean(map(len, texts)) + EDGE)
    if sum(wanted) <= LINE:
        loose = min(1.0, 1.2 * sum(wanted) / LINE)
        return [round(loose * one / sum(wanted), 4) for one in wanted]
    if sum(needed) >= LINE:
        return [round(one / sum(needed), 4) for one in needed]
    return [round(one / LINE, 4) for one in shared_out(needed, wanted, typical)]


def shared_out(needed: list[float], wanted: list[float], typical: list[float]) -> list[float]:
    """Widths that fill the line, each between what it needs and what it wants.

    A column of typical length t set w wide takes about t / w lines; the lines of all columns together are fewest when
    the widths go as the square roots of the lengths.
    """
    low, high = 0.0, max(wanted)
    for _ in range(60):
        scale = (low + high) / 2
        widths = [
            min(max(scale * math.sqrt(length), least), most)
            for least, most, length in zip(needed, wanted, typical, strict=True)
        ]
        low, high = (scale, high) if sum(widths) < LINE else (low, scale)
    return widths


def rows_stay_whole(table: dict[str, Any], shares: list[float]) -> bool:
    """Whether every row is short enough to be kept on one page."""
    room = [max(share * LINE - EDGE, 1.0) for share in shares]
    return all(
        len(text_of(cell)) / width < TALLEST for row in table["rows"] for cell, width in zip(row, room, strict=True)
    )
