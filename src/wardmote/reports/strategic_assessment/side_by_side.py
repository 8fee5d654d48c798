"""Areas worked as one, set side by side: each area's own counts and rates, measured and let out as its own."""

from collections.abc import Iterator
from typing import Any

from wardmote.documents import Block, Column, Heading, Paragraph, Table
from wardmote.documents.tables import Cell
from wardmote.evidence.disclosure import Released
from wardmote.evidence.indicators import Line
from wardmote.reports.strategic_assessment.materials import Materials
from wardmote.reports.strategic_assessment.wording import listed, slug


def side_by_side(given: Materials) -> Iterator[Block]:
    """A table of the areas beside each other; nothing where the document is about one area."""
    if not given.beside:
        return
    names = [each.figures.place.name for each in given.beside]
    yield Heading(2, f"{listed(names)} side by side", "levels-areas")
    yield Paragraph(
        "Each area is measured by itself. Whether one differs from the other is not tested here; the range of each "
        "rate is in that area's own assessment."
    )
    columns = [Column("Kind")]
    for name in names:
        columns += [
            Column(f"{name}, recorded", "number", absent="none"),
            Column(f"{name}, rate", "rate", absent="none"),
        ]
    yield Table(
        id="areas-table",
        caption=f"Recorded in {listed(names)}, {given.period.label}",
        columns=tuple(columns),
        rows=tuple(_row(given, line.kind) for line in given.lines),
        units="crimes recorded; incidents for antisocial behaviour; rates for every 1,000 people",
        source=given.source_line,
    )


def _row(given: Materials, kind: str) -> tuple[Cell, ...]:
    cells: list[Cell] = [kind]
    for released in given.beside:
        line = next((line for line in released.figures.lines if line.kind == kind), None)
        cells += _cells(given, released, line) if line else [None, None]
    return tuple(cells)


def _cells(given: Materials, released: Released, line: Line) -> list[Cell]:
    place, level = released.figures.place, line.level
    shared: dict[str, Any] = {"provenance": line.provenance, "place": place.name, "caveats": released.caveats}
    count = given.figures.add(
        slug(line.kind),
        f"{slug(place.slug)}-count",
        level.count,
        label=f"{line.kind}: count",
        unit=line.unit,
        low=level.low,
        high=level.high,
        **shared,
    )
    rate = given.figures.add(
        slug(line.kind),
        f"{slug(place.slug)}-rate",
        level.rate,
        label=f"{line.kind}: rate",
        unit=f"{line.unit} for every 1,000 people",
        low=level.rate_low,
        high=level.rate_high,
        **shared,
    )
    return [given.figures.cell(count, level.count), given.figures.cell(rate, level.rate)]
