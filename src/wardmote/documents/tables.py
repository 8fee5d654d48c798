"""A table: its columns, its rows, and how each value is shown to a reader."""

import math
from dataclasses import dataclass
from typing import ClassVar

from wardmote.documents.words import check_id
from wardmote.errors import Invalid

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True)
class FigureCell:
    """A value in a table whose provenance is the figure `id`."""

    id: str
    value: str | int | float | None

    def __post_init__(self) -> None:
        check_id(self.id, "figure")


Value = str | int | float | None
Cell = Value | FigureCell


@dataclass(frozen=True)
class Kind:
    """How a column's numbers are shown: decimals, a sign on rises, and what follows the number."""

    decimals: int
    signed: bool = False
    suffix: str = ""


KINDS: dict[str, Kind | None] = {
    "text": None,
    "number": Kind(0),
    "decimal": Kind(2),
    # Numbers of several kinds in one column: each as it was rounded by whoever gave it.
    "mixed": Kind(2),
    "rate": Kind(1),
    # Percentages are held as people say them: 49.2 is 49.2%.
    "percent": Kind(1, suffix="%"),
    "change": Kind(1, signed=True, suffix="%"),
}


@dataclass(frozen=True)
class Column:
    """A column: its title, what kind of value it holds, and what stands where a value is not known."""

    title: str
    kind: str = "text"
    decimals: int | None = None
    absent: str = "not known"

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise Invalid(
                f"The column “{self.title}” is of kind {self.kind!r}, which no table knows.",
                instead=f"Use one of {', '.join(KINDS)}.",
            )
        if not self.title.strip():
            raise Invalid(
                "A column has no title.", instead="Give every column a title: it is read aloud with each cell."
            )

    @property
    def numeric(self) -> bool:
        return self.kind != "text"

    @property
    def places(self) -> int:
        """Decimal places shown."""
        kind = KINDS[self.kind]
        return self.decimals if self.decimals is not None else kind.decimals if kind else 0


@dataclass(frozen=True)
class Table:
    """Rows of values under titled columns; the first column names its row.

    A cell is text, a number, None for a value that is not known, or a FigureCell. `row_ids` (one a row, or none) are
    anchors that figures in the text may lead to: the row `figure-x` is where the figure `x` is explained.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    units: str = ""
    source: str = ""
    row_ids: tuple[str, ...] = ()
    row_headers: bool = True

    label: ClassVar[str] = "Table"

    def __post_init__(self) -> None:
        for name in ("columns", "notes", "row_ids"):
            object.__setattr__(self, name, tuple(getattr(self, name)))
        object.__setattr__(self, "rows", tuple(map(tuple, self.rows)))
        check_id(self.id, "table")
        if not self.caption.strip():
            raise Invalid(f"The table {self.id!r} has no caption.", instead="Say in one line what it shows.")
        self._check_columns()
        self._check_rows()

    def _check_columns(self) -> None:
        if not self.columns:
            raise Invalid(f"The table {self.id!r} has no columns.", instead="Give it at least one titled column.")
        titles = [column.title for column in self.columns]
        if repeated := next((title for title in titles if titles.count(title) > 1), None):
            raise Invalid(
                f"The table {self.id!r} has two columns called “{repeated}”.", instead="Give each its own title."
            )

    def _check_rows(self) -> None:
        width = len(self.columns)
        for number, row in enumerate(self.rows, 1):
            if len(row) != width:
                raise Invalid(
                    f"Row {number} of the table {self.id!r} has {len(row)} cells where it has {width} columns.",
                    instead="Give every row one cell a column.",
                )
            for cell in row:
                check_value(cell, f"row {number} of the table {self.id!r}")
        if self.row_ids and len(self.row_ids) != len(self.rows):
            raise Invalid(f"The table {self.id!r} has {len(self.rows)} rows and {len(self.row_ids)} row ids.")
        for row_id in self.row_ids:
            check_id(row_id, "row")


def check_value(cell: Cell, where: str) -> None:
    """Raise Invalid unless the cell is text, a finite number, None, or a FigureCell of one of those."""
    value = value_of(cell)
    if isinstance(value, bool) or not isinstance(value, str | int | float | None):
        raise Invalid(f"{value!r} in {where} is neither text nor a number.", instead="Say it in words or as a number.")
    if isinstance(value, float) and not math.isfinite(value):
        raise Invalid(f"{value!r} in {where} is not a number that can be shown.", instead="Use None for not known.")


def value_of(cell: Cell) -> Value:
    return cell.value if isinstance(cell, FigureCell) else cell


def shown(cell: Cell, column: Column) -> str:
    """The cell as a reader sees it: 1,234 or +4.5% or the column's word for a value that is not known."""
    value = value_of(cell)
    if value is None:
        return column.absent
    kind = KINDS[column.kind]
    if isinstance(value, str) or kind is None:
        return str(value)
    places = min(column.places, decimals_of(value)) if column.kind == "mixed" else column.places
    return f"{number(value, places, signed=kind.signed)}{kind.suffix}"


def decimals_of(value: float) -> int:
    """How many decimal places a number has: none for 278, 278.0 and a whole number in any other guise."""
    return 0 if value == int(value) else len(repr(float(value)).partition(".")[2])


def number(value: float, places: int = 0, *, signed: bool = False) -> str:
    """A number in British style: thousands by commas, a true minus sign, and no minus nought."""
    text = f"{abs(value):,.{places}f}"
    if not text.strip("0.,"):
        return text
    return f"{MINUS if value < 0 else '+' if signed else ''}{text}"
