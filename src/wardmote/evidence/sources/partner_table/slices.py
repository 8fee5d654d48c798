"""A table as read, cut into what the store keeps as one: the figures of a series for one period, in the store's own
form."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wardmote.evidence.periods import Period
from wardmote.evidence.sources.partner_table.shapes import Figure, TableReading
from wardmote.evidence.sources.partner_table.source import NAMES

MADE_UP = " (made up)"


@dataclass(frozen=True)
class Slice:
    """The figures of one period, as a CSV in the columns of the count record; equal figures give equal bytes."""

    period: Period
    figures: int
    data: bytes


def slices(reading: TableReading) -> Iterator[Slice]:
    """One slice for each period of a reading, in order."""
    for period in reading.periods:
        figures = [each for each in reading.figures if each.period == period]
        yield Slice(period, len(figures), _written(reading, figures))


def cover_of(reading: TableReading) -> str:
    """What the store calls the series; a made-up one keeps saying so."""
    return reading.mapping.series + (MADE_UP if reading.mapping.made_up else "")


def _written(reading: TableReading, figures: Sequence[Figure]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(NAMES)
    for figure in sorted(figures, key=lambda each: (each.kind, each.spot.kind, each.spot.code, each.spot.name)):
        writer.writerow(_row(reading, figure).get(name, "") for name in NAMES)
    return out.getvalue().encode()


def _row(reading: TableReading, figure: Figure) -> dict[str, str]:
    mapping, spot = reading.mapping, figure.spot
    return {
        "cover": cover_of(reading),
        "period": str(figure.period) if len(figure.period) > 1 else str(figure.period.first),
        "place_kind": spot.kind,
        "place_code": spot.code,
        "place": spot.name,
        "district_code": spot.district_code,
        "kind": figure.kind,
        "count": "" if figure.count is None else str(figure.count),
        "mark": figure.mark,
        "unit": figure.unit or mapping.unit,
        "definition": _line(mapping.definition),
        "provider": _line(mapping.provider),
        "caveat": _line(mapping.caveat),
    }


def _line(text: str) -> str:
    """On one line: the store's readers take a row to be a line."""
    return " ".join(text.split())
