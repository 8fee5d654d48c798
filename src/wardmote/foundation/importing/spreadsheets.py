"""The tables of a spreadsheet as rows of texts: found under titles, with cells that were made one filled in."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wardmote.errors import Invalid
from wardmote.evidence.sources.partner_table.workbook import Sheet, open_sheets, text_of
from wardmote.foundation.desks import ImportColumn
from wardmote.foundation.importing import limits
from wardmote.foundation.importing.naming import guess, plain

ENDINGS = (".xlsx", ".xls", ".ods", ".csv")
#: Titles, notes and logos above a table take a page at most.
MOST_ABOVE = 60
#: A heading names as many things as this that a kind of row may say.
ENOUGH = 2
NEARLY = 0.6


@dataclass(frozen=True)
class SheetRead:
    """A table: its sheet (of a CSV its file), the line of its headings (from 1), the headings, its rows with their
    lines."""

    name: str
    line: int
    labels: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    @classmethod
    def of(cls, kept: dict) -> "SheetRead":
        """The same from what `as_dict` gave."""
        rows = tuple((line, tuple(cells)) for line, cells in kept["rows"])
        return cls(kept["name"], kept["line"], tuple(kept["labels"]), rows)

    def as_dict(self) -> dict:
        """As it is kept until it is imported."""
        return {"name": self.name, "line": self.line, "labels": self.labels, "rows": self.rows}

    def why_passed_over(self, cells: Sequence[str]) -> str:
        """Why a line is no row: it names the columns again, or says one thing alone, as a heading does. Else empty."""
        if [plain(each) for each in cells] == [plain(each) for each in self.labels]:
            return "These are the names of the columns again."
        if sum(map(bool, cells)) == 1 and sum(map(bool, self.labels)) > 2:
            return "Only one cell is filled, as in a heading or a note."
        return ""


def check_file(name: str, size: int) -> None:
    """Return quietly if a file of this name and size may be given; otherwise raise Invalid."""
    if not name.lower().endswith(ENDINGS):
        raise Invalid(f"{name} is not a spreadsheet.", instead=f"Give {', '.join(ENDINGS)}.")
    if size == 0:
        raise Invalid(f"{name} is empty.", instead="Give the file with its rows.")
    if size > limits.most_bytes():
        raise Invalid(
            f"{name} is {size / (1 << 20):,.0f} MB large, and {limits.most_bytes() >> 20} MB are the most.",
            instead="Save the sheet alone, without pictures, and give that.",
        )


def tables_in(name: str, content: bytes, columns: Sequence[ImportColumn]) -> tuple[SheetRead, ...]:
    """The tables in a file that say what rows of a kind say, one a sheet; hidden sheets are not looked at.

    Raises Invalid for what is no spreadsheet, is locked, has formulas without a value, or holds no such table.
    """
    check_file(name, len(content))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"given{Path(name).suffix.lower()}"
        path.write_bytes(content)
        sheets = open_sheets(path, name)
    shown = (replace(each, name=each.name or name[-150:]) for each in sheets if not each.hidden)
    found = tuple(table for sheet in shown if (table := _table(sheet, columns)))
    if not found:
        named = ", ".join(f"“{each.title}”" for each in columns if each.required)
        raise Invalid(
            f"{name} has no row of column names with rows beneath it.",
            instead=f"Give a table with a name over each column, such as {named}.",
        )
    most = limits.most_rows()
    for each in found:
        if len(each.rows) > most:
            raise Invalid(
                f"{name}, sheet “{each.name}” has {len(each.rows):,} rows, and {most:,} are the most at once.",
                instead="Split it into files of fewer rows, and give them one by one.",
            )
    return found


def _table(sheet: Sheet, columns: Sequence[ImportColumn]) -> SheetRead | None:
    texts = [[text_of(cell) for cell in row] for row in sheet.rows]
    heading = _heading(texts, columns)
    if heading is None:
        return None
    _fill_down(sheet, texts, heading)
    used = [at for at in range(len(texts[heading])) if any(row[at] for row in texts[heading:])]
    labels = tuple(texts[heading][at] for at in used)
    rows = tuple(
        (line + 1, tuple(row[at].removeprefix("'") for at in used))
        for line, row in enumerate(texts)
        if line > heading and any(row)
    )
    return SheetRead(sheet.name, heading + 1, labels, rows) if rows else None


def _heading(texts: Sequence[Sequence[str]], columns: Sequence[ImportColumn]) -> int | None:
    """The first line (from 0) that names what a row may say; where none does, the first that fills most cells."""
    lines = list(enumerate(texts[:MOST_ABOVE]))
    if not lines:
        return None
    named = [len(guess(row, columns)) for _line, row in lines]
    if (best := max(named)) >= ENOUGH:
        # The first that names nearly as much: headings come again further down, and what is between are rows.
        return next(line for line, many in enumerate(named) if many >= max(ENOUGH, NEARLY * best))
    widest = max(lines, key=lambda each: (sum(map(bool, each[1])), -each[0]))
    return widest[0] if sum(map(bool, widest[1])) >= ENOUGH else None


def _fill_down(sheet: Sheet, texts: list[list[str]], heading: int) -> None:
    """Say in each row what a cell over several rows says of all of them."""
    for top, left, bottom, _right in _below(sheet, heading):
        for line in range(top + 1, min(bottom, len(texts) - 1) + 1):
            if left < len(texts[line]) and any(texts[line]):
                texts[line][left] = texts[line][left] or texts[top][left]


def _below(sheet: Sheet, heading: int) -> Iterator[tuple[int, int, int, int]]:
    return (each for each in sheet.merged if each[0] > heading and each[0] < len(sheet.rows))
