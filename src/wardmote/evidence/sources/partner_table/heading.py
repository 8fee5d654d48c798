"""Finds where a table begins: the row of names under titles and notes, and the rows of names above it that belong
to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from wardmote.errors import Invalid
from wardmote.evidence.sources.partner_table.marks import is_count_like
from wardmote.evidence.sources.partner_table.times import looks_like_time
from wardmote.evidence.sources.partner_table.workbook import Cell, Sheet, text_of

# Titles, notes and logos above a table take a page at most.
MOST_ABOVE = 60
MOST_LEVELS = 3


@dataclass(frozen=True)
class Heading:
    """The names of a table's columns, each a tuple from the outermost to the innermost, as cells; empty where a column
    has none. `lines` are the rows they stand in (from 0), `first` the first row below, `above` the text of the rows
    over it."""

    names: tuple[tuple[Cell, ...], ...]
    lines: tuple[int, ...]
    first: int
    above: tuple[str, ...]

    def label(self, column: int) -> str:
        """A column's name on one line, outermost first."""
        return " / ".join(filter(None, map(text_of, self.names[column])))


def find_heading(sheet: Sheet, file: str) -> Heading:
    """The heading of the first table of a sheet. Raises Invalid when there is none."""
    rows = sheet.rows
    first = next((at for at, row in enumerate(rows[:MOST_ABOVE]) if _is_data(row)), None)
    above = [at for at in range(first or 0) if _filled(rows[at]) >= 2 and not _is_data(rows[at])]
    if first is None or not above:
        where = f"{file}, sheet “{sheet.name}”" if sheet.name else file
        raise Invalid(
            f"{where} holds no table of counts: no row of names with rows of figures below it was found.",
            instead="Choose another sheet, or give a table with a name over each column.",
        )
    innermost = above[-1]
    lines = _levels(sheet, innermost)
    names = tuple(zip(*(_filled_out(sheet, line, last=line == innermost) for line in lines), strict=True))
    told = tuple(text for row in rows[: lines[0]] if (text := " ".join(filter(None, map(text_of, row)))))
    return Heading(names, tuple(lines), innermost + 1, told)


def _filled(row: Sequence[Cell]) -> int:
    return sum(cell is not None for cell in row)


def _is_data(row: Sequence[Cell]) -> bool:
    """Whether a row has figures: at least one that is no year or date, beside something that says of what."""
    return _filled(row) >= 2 and any(is_count_like(cell) and not looks_like_time(cell) for cell in row)


def _levels(sheet: Sheet, innermost: int) -> list[int]:
    """The rows of names, outermost first: those directly above that name several columns, or stand over several."""
    lines = [innermost]
    while len(lines) < MOST_LEVELS and lines[0] > 0:
        above = lines[0] - 1
        width = sum(cell is not None for cell in sheet.rows[innermost])
        spans = [each for each in sheet.merged if each[0] <= above <= each[2]]
        # A title runs over the whole table, or stands alone; a name over columns runs over some of them.
        over_some = any(1 < each[3] - each[1] + 1 < max(width - 1, 2) for each in spans)
        if not over_some and not (
            _filled(sheet.rows[above]) >= 2 and _leaves_gaps(sheet.rows[above], sheet.rows[innermost])
        ):
            break
        lines.insert(0, above)
    return lines


def _leaves_gaps(outer: Sequence[Cell], inner: Sequence[Cell]) -> bool:
    """Whether a row names fewer columns than the one below it, as names over groups of columns do."""
    return _filled(outer) < _filled(inner)


def _filled_out(sheet: Sheet, line: int, *, last: bool) -> list[Cell]:
    """The names of one row, each carried over the columns it stands over; the innermost row is as it is."""
    row = list(sheet.rows[line])
    for top, left, bottom, right in sheet.merged:
        if top <= line <= bottom and left < len(row):
            for column in range(left, min(right, len(row) - 1) + 1):
                row[column] = sheet.rows[top][left] if not last or top == line else row[column]
    if last or any(each[0] <= line <= each[2] for each in sheet.merged):
        return row
    carried: Cell = None
    for column, cell in enumerate(row):
        carried = cell if cell is not None else carried
        # A name stands over the columns after it, and not over a column before any.
        row[column] = carried
    return row
