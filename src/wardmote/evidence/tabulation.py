"""A table of counts for people and for spreadsheets: choose what to count by, the area and the period."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from wardmote.errors import Invalid
from wardmote.evidence import sources
from wardmote.evidence.geography import UNLOCATED
from wardmote.evidence.geography.placing import WardLookUp
from wardmote.evidence.geography.reference.vintages import check_given
from wardmote.evidence.periods import Period
from wardmote.evidence.records import Record
from wardmote.evidence.store.counting import Cell
from wardmote.evidence.store.store import Store

DIMENSIONS = {
    "month": ("month",),
    "district": ("district_code", "district"),
    "kind": ("kind",),
    "force": ("force",),
    "lsoa": ("lsoa_code", "lsoa_name"),
    "ward": ("ward_code", "ward"),
    "decile": ("decile",),
}
# Dimensions that are found through the LSOA of a row, by geography taken in beside it.
BY_LSOA = {"lsoa", "ward", "decile"}
DECILE_NOTE = (
    "Deciles are of the Index of Multiple Deprivation: 01 is the most deprived tenth of the country's LSOAs, 10 the "
    "least deprived."
)


@dataclass(frozen=True)
class Table:
    """Column names, and rows of text with the number of file rows, or the figure they give, last; sorted.

    A figure that is not known is empty, and never nothing. `notes` are sentences that must be read beside it.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float, ...], ...]
    notes: tuple[str, ...] = ()

    def as_csv(self) -> str:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return out.getvalue()

    def as_text(self) -> str:
        """Columns aligned for reading; numbers to the right."""
        told = [self.columns, *((*map(str, row[:-1]), _number(row[-1])) for row in self.rows)]
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
        ) + "".join(f"{note}\n" for note in self.notes)

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
    ward_vintage: str | None = None,
) -> Table:
    """Count file rows, exact repeats included, by any of `DIMENSIONS` and of the dimensions of the source's record.

    Where rows are figures themselves (a table of counts), they are added up, and where one is not known the sum is not.
    `area` is district codes; all districts when empty. Rows without a place always show, as a district of their own
    with no code, so an area asks for `district` (or `lsoa` or `ward`) among `by`: added up with the area they would be
    too many. `ward_vintage` (YYYY-MM) says as of when wards are meant; the latest there is a look-up for, when `None`.
    Raises `Invalid` for an unknown dimension, and `Missing` for geography that the store does not hold.
    """
    record = sources.source(source).record
    columns = _columns(record, by, area)
    of_rows = tuple(name for name in by if name not in DIMENSIONS or (name == "force" and record.cover != "force"))
    covers = {extract.id: extract.cover for extract in store.extracts(source, as_at)}
    cells = store.counts(
        source, period=period, districts=list(area) or None, lsoa=bool(BY_LSOA & set(by)), by=of_rows, as_at=as_at
    )
    placing = Placing.of(store, by, ward_vintage, as_at)
    counts: Counter[tuple[str, ...]] = Counter()
    unknown: set[tuple[str, ...]] = set()
    for cell in cells:
        also = {"force": covers[cell.extract], **dict(zip(of_rows, cell.also, strict=True)), **placing.told(cell)}
        key = tuple(also[column] if column in also else getattr(cell, column) for column in columns)
        # A Counter is declared to hold whole numbers; an amount need not be one.
        counts[key] += _whole(cell.sums[0]) if record.amount else cell.rows  # type: ignore[assignment]
        if record.amount and cell.known[0] < cell.rows:
            unknown.add(key)
    rows = ((*key, "" if key in unknown else counts[key]) for key in sorted(counts))
    return Table((*columns, record.amount or "rows"), tuple(rows), placing.notes(cells))


@dataclass(frozen=True)
class Placing:
    """Where the LSOAs of cells lead, for a table that asks by ward or by decile of deprivation."""

    wards: WardLookUp | None
    decile: Callable[[str], int | None] | None

    @classmethod
    def of(cls, store: Store, by: Sequence[str], ward_vintage: str | None, as_at: date | None) -> "Placing":
        if ward_vintage is not None:
            ward_vintage = check_given(ward_vintage)
        if not {"ward", "decile"} & set(by):
            return cls(None, None)
        atlas = store.atlas(as_at)
        wards = atlas.wards(ward_vintage) if "ward" in by else None
        return cls(wards, atlas.decile if "decile" in by else None)

    def told(self, cell: Cell) -> dict[str, str]:
        """The ward and decile of a cell, as far as they are asked for; rows without a place say so."""
        found: dict[str, str] = {}
        if self.wards is not None:
            placed = self.wards.ward(cell.lsoa_code)
            nowhere = not cell.district_code and not placed.code
            found |= {"ward_code": placed.code, "ward": UNLOCATED if nowhere else placed.name}
        if self.decile is not None:
            decile = self.decile(cell.lsoa_code)
            found["decile"] = "" if decile is None else f"{decile:02}"
        return found

    def notes(self, cells: Sequence[Cell]) -> tuple[str, ...]:
        notes = () if self.wards is None else self.wards.notes({cell.lsoa_code for cell in cells})
        return (*notes, DECILE_NOTE) if self.decile is not None else notes


def _whole(value: float) -> int | float:
    return int(value) if value.is_integer() else value


def _number(value: str | int | float) -> str:
    return value if isinstance(value, str) else f"{value:,}"


def _columns(record: Record, by: Sequence[str], area: Sequence[str]) -> tuple[str, ...]:
    known = DIMENSIONS | {name: (name,) for name in record.dimensions if name not in DIMENSIONS}
    if record.cover != "force" and record.column("force") is None:
        del known["force"]
    if unknown := [name for name in by if name not in known]:
        raise Invalid(f"A table cannot be by {', '.join(unknown)}.", instead=f"Choose among {', '.join(known)}.")
    if not by or len(set(by)) < len(by):
        raise Invalid(f"Say what to count by, each once: choose among {', '.join(known)}.")
    if record.column("lsoa_code") is None:
        known = {name: columns for name, columns in known.items() if name not in BY_LSOA}
    if unknown := [name for name in by if name not in known]:
        raise Invalid(f"A table cannot be by {', '.join(unknown)}.", instead=f"Choose among {', '.join(known)}.")
    if area and not {"district", "lsoa", "ward"} & set(by):
        raise Invalid(
            "A table of an area must be by district too, so that rows without a place show apart from it.",
            instead="Put district among --by.",
        )
    return tuple(column for name in by for column in known[name])
