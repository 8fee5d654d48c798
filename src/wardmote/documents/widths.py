"""How wide each column of a table is on paper, worked out from its words; shared by PDF and Word."""

from typing import Any

# Characters of 9 pt type across the 170 mm of an A4 page between our margins, and what one column needs for its edge.
LINE = 105.0
EDGE = 2.5
MOST_WANTED = 44
SAMPLE = 400


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
        wanted.append(max(least, min(most, MOST_WANTED) + EDGE))
    if sum(wanted) <= LINE:
        loose = min(1.0, 1.2 * sum(wanted) / LINE)
        return [round(loose * one / sum(wanted), 4) for one in wanted]
    if sum(needed) >= LINE:
        return [round(one / sum(needed), 4) for one in needed]
    spare = (LINE - sum(needed)) / (sum(wanted) - sum(needed))
    return [round((least + (most - least) * spare) / LINE, 4) for least, most in zip(needed, wanted, strict=True)]
