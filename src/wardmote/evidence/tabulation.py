"""A table of counts for people and for spreadsheets: choose what to count by, the area and the period."""

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wardmote.errors import Invalid
from wardmote.evidence.periods import Period
from wardmote.evidence.store.store import Store

DIMENSIONS = {
    "month": ("month",),
    "district": ("district_code", "district"),
    "kind": ("kind",),
    "force": ("force",),
    "lsoa": ("lsoa_code", "lsoa_name"),
}


@dataclass(frozen=True)
class Table:
    """Column names, and rows of text with the number of file rows last; sorted."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]

    def as_csv(self) -> str:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return out.getvalue()

    def as_text(self) -> str:
        """Columns aligned for reading; numbers to the right."""
        told = [self.columns, *((*map(str, row[:-1]), f"{row[-1]:,}") for row in self.rows)]
        widths = [max(len(row[i]) for row in told) for i in range(len(self.columns))]
        return "".join(
            "  ".join(
                [
                    *(f"{cell:<{width}}" for cell, width in zip(row[:-1], widths, strict=False)),
                    f"{row[-1]:>{widths[-1]}}",
                ]
            )
            + "\n"
            for row in told
        )

    def as_json(self) -> str:
        records = [dict(zip(self.columns, row, strict=True)) for row in self.rows]
        return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def table(
    store: Store,
    source: str = "police_uk",
    by: Sequence[str] = ("month", "district", "kind"),
    area: Sequence[str] = (),
    period: Period | None = None,
    as_at: date | None = None,
) -> Table:
    """Count file rows, exact repeats included, by any of `DIMENSIONS`.

    `area` is district codes; all districts when empty. Rows without a place always show, as a district of their own
    with no code, so an area asks for `district` (or `lsoa`) among `by`: added up with the area they would be too many.
    Raises `Invalid` for an unknown dimension.
    """
    columns = _columns(by, area)
    forces = {extract.id: extract.cover for extract in store.extracts(source, as_at)}
    cells = store.counts(source, period=period, districts=list(area) or None, lsoa="lsoa" in by, as_at=as_at)
    counts: Counter[tuple[str, ...]] = Counter()
    for cell in cells:
        counts[tuple(forces[cell.extract] if c == "force" else getattr(cell, c) for c in columns)] += cell.rows
    return Table((*columns, "rows"), tuple((*key, rows) for key, rows in sorted(counts.items())))


def _columns(by: Sequence[str], area: Sequence[str]) -> tuple[str, ...]:
    if unknown := [name for name in by if name not in DIMENSIONS]:
        raise Invalid(f"A table cannot be by {', '.join(unknown)}.", instead=f"Choose among {', '.join(DIMENSIONS)}.")
    if not by or len(set(by)) < len(by):
        raise Invalid(f"Say what to count by, each once: choose among {', '.join(DIMENSIONS)}.")
    if area and not {"district", "lsoa"} & set(by):
        raise Invalid(
            "A table of an area must be by district too, so that rows without a place show apart from it.",
            instead="Put district among --by.",
        )
    return tuple(column for name in by for column in DIMENSIONS[name])
