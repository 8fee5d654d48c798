"""How wide each column of a table is on paper, worked out from its words; shared by PDF and Word."""

from typing import Any

# Characters of 9 pt type across the 170 mm of an A4 page between our margins, and what one column needs for its edge.
LINE = 105.0
EDGE = 2.5
# Beyond this a cell is read as prose: it may wrap, so each further character asks for half as much, up to a limit.
PROSE = 18
MOST_WANTED = 80.0
SAMPLE = 400
# More lines than this in one cell, and its row may go over to the next page.
TALLEST = 30


def text_of(cell: str | dict[str, str]) -> str:
    """The words of a laid-out cell."""
    return cell if isinstance(cell, str) else cell["text"]


def column_shares(table: dict[str, Any]) -> list[float]:
    """Each column's share of the line. They sum to at most 1: a table of few short columns is not stretched."""
    wanted, needed = [], []
    for place, column in enumerate(table["columns"]):
        texts = [text_of(row[place]) for row in table["rows"][:SAMPLE]]
        words = " ".join([column["title"], *texts]).split()
        least = min(max(map(len, words), default=1), 20) + EDGE
        most = max([len(column["title"]) / 2, *map(len, texts)])
        needed.append(least)
        asked = most if most <= PROSE else min(PROSE + (most - PROSE) / 2, MOST_WANTED)
        wanted.append(max(least, asked + EDGE))
    if sum(wanted) <= LINE:
        loose = min(1.0, 1.2 * sum(wanted) / LINE)
        return [round(loose * one / sum(wanted), 4) for one in wanted]
    if sum(needed) >= LINE:
        return [round(one / sum(needed), 4) for one in needed]
    return [round(one / LINE, 4) for one in shared_out(needed, wanted)]


def shared_out(needed: list[float], wanted: list[float]) -> list[float]:
    """Widths that fill the line: each between what it needs and what it wants, the modest satisfied first."""
    low, high = 0.0, max(wanted)
    for _ in range(50):
        level = (low + high) / 2
        widths = [min(max(level, least), most) for least, most in zip(needed, wanted, strict=True)]
        low, high = (level, high) if sum(widths) < LINE else (low, level)
    return widths


def rows_stay_whole(table: dict[str, Any], shares: list[float]) -> bool:
    """Whether every row is short enough to be kept on one page."""
    room = [max(share * LINE - EDGE, 1.0) for share in shares]
    return all(
        len(text_of(cell)) / width < TALLEST for row in table["rows"] for cell, width in zip(row, room, strict=True)
    )
