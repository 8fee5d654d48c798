"""What one column of a record is."""

from dataclasses import dataclass
from typing import Literal

# "degrees" and "number" are kept as numbers, NaN where the publisher's text is none; "date" as YYYY-MM-DD.
ColumnKind = Literal["text", "degrees", "number", "date"]


@dataclass(frozen=True)
class Column:
    """One column of a record. `needed` says a row without it cannot be kept; `by`, that a table may count by it."""

    name: str
    kind: ColumnKind
    meaning: str
    needed: bool = False
    by: bool = False
