"""What stands in a cell for a count: a number, or a mark in its place, which is kept as it is and is never nothing."""

import re
from dataclasses import dataclass

from wardmote.evidence.sources.partner_table.workbook import Cell, text_of

# A mark the provider put in place of a figure, and what it says. Source: Government Analysis Function, Symbols in
# tables (brackets with a letter), and what councils and forces commonly print.
MARKS = {
    "*": "suppressed",
    "**": "suppressed",
    "[c]": "suppressed",
    "c": "suppressed",
    "s": "suppressed",
    "suppressed": "suppressed",
    "#": "suppressed",
    "[x]": "not available",
    "[z]": "not applicable",
    "[u]": "of low reliability",
    "[low]": "rounded to nothing",
    "x": "not available",
    "-": "not given",
    "–": "not given",
    "—": "not given",
    ".": "not given",
    "..": "not given",
    "...": "not given",
    ":": "not given",
    "n/a": "not available",
    "na": "not available",
    "#n/a": "not available",
    "n/k": "not known",
    "not known": "not known",
    "tbc": "not known yet",
    "?": "not known",
}
_FEWER = re.compile(
    r"(?:<|under|less than|fewer than|≤|<=)\s*[0-9]{1,3}|[0-9]{1,3}\s*(?:-|–|to)\s*[0-9]{1,3}|[0-9]{1,3}\s*or fewer",
    re.I,
)
_NUMBER = re.compile(r"-?[0-9]{1,3}(?:[, \u00a0][0-9]{3})+(?:\.0+)?|-?[0-9]{1,12}(?:\.0+)?")
# A mark that stands after a number and says something about it: provisional, revised, a note.
_AFTER = re.compile(r"\s*(?:\[[a-z0-9 ,]{1,12}\]|\([a-z0-9]{1,3}\)|[pr†‡]|\*)$", re.I)
MOST = 10**12


@dataclass(frozen=True)
class Count:
    """What a cell gives: a count, or a mark in its place; both empty for an empty cell. `said` stood beside a count."""

    count: int | None
    mark: str = ""
    said: str = ""

    @property
    def empty(self) -> bool:
        return self.count is None and not self.mark


def count_in(cell: Cell) -> Count | None:
    """The count a cell holds; `None` when it holds neither a whole number, nor a known mark, nor nothing."""
    if cell is None:
        return Count(None)
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return Count(int(cell)) if 0 <= cell < MOST and float(cell).is_integer() else None
    text = text_of(cell)
    if text.lower() in MARKS or _FEWER.fullmatch(text):
        return Count(None, text)
    after = _AFTER.search(text)
    plain, said = (text[: after.start()], after[0].strip()) if after else (text, "")
    if not _NUMBER.fullmatch(plain):
        return None
    value = int(re.sub(r"[, \u00a0]", "", plain.split(".")[0]))
    return Count(value, said=said) if 0 <= value < MOST else None


def is_count_like(cell: Cell) -> bool:
    """Whether a cell may be a figure of a table: a number, or a mark in its place."""
    found = count_in(cell)
    return found is not None and not found.empty
