"""Limb (a), when: how much of a year's even share each month has, and whether the season is more than chance."""

from collections.abc import Iterator

from wardmote.documents import Block, Bullets, Column, Heading, Paragraph, Table, Text
from wardmote.documents.tables import Cell
from wardmote.documents.words import Inline
from wardmote.evidence import change
from wardmote.evidence.indicators import Line
from wardmote.evidence.periods import Month
from wardmote.evidence.provenance import Provenance
from wardmote.reports.strategic_assessment.line_figures import ids_of
from wardmote.reports.strategic_assessment.materials import Materials
from wardmote.reports.strategic_assessment.say import percent
from wardmote.reports.strategic_assessment.wording import listed, name_of

YEAR = 12
BEYOND = 0.05
METHOD = (
    "all months of one name ÷ even shares of their years, over the months held and not inside a break; p by Fisher's F "
    "on the dispersion of the series, q by Benjamini and Hochberg over the kinds of the table"
)


def in_the_year(given: Materials) -> Iterator[Block]:
    """A row for each month, a column for each kind that bears on the plan; for which of them it is more than chance."""
    yield Heading(2, "When in the year", "levels-season")
    kinds = [line for kind in given.charted() if (line := given.line(kind))]
    found = {line.kind: season for line in kinds if (season := season_of(line))}
    lines = [line for line in kinds if line.kind in found]
    if not lines:
        yield Paragraph("Too few years are held to tell a season from a year.")
        return
    yield Paragraph(
        "Each month of the year is set against an even share of its years: +10% means that a tenth more was recorded "
        "in such months than in a year without seasons. The hour and the day of the week are not published."
    )
    q_values = change.adjusted([found[line.kind].p for line in lines])
    for line in lines:
        _register(given, line, found[line.kind])
    yield _table(given, lines, found)
    yield Bullets((_said(given, lines, dict(zip([line.kind for line in lines], q_values, strict=True))),))


def season_of(line: Line) -> change.Season | None:
    """The season of a line; months inside a break are left out. None where too little is held."""
    return change.season(line.series.drawn, line.level.estimate) if line.level.estimate else None


def _register(given: Materials, line: Line, season: change.Season) -> None:
    group = ids_of(given.figures, line).group
    first = given.period.last + 1
    for step, index in enumerate(season.index):
        given.figures.add(
            group,
            f"season-{(first + step).number}",
            None if index is None else percent(index),
            label=f"{line.kind}: {_month(first + step)} against an even share of the year",
            unit="per cent",
            period=f"{line.series.months[0].label} to {line.series.months[-1].label}",
            provenance=Provenance(line.provenance.source, line.provenance.inputs, METHOD, line.provenance.parameters),
            detail={"p of the season": season.p},
        )


def _table(given: Materials, lines: list[Line], found: dict[str, change.Season]) -> Table:
    first, rows = given.period.last + 1, []
    for step in range(YEAR):
        row: list[Cell] = [_month(first + step)]
        for line in lines:
            index = found[line.kind].index[step]
            name = f"{ids_of(given.figures, line).count.removesuffix('-count')}-season-{(first + step).number}"
            row.append(None if index is None else given.figures.cell(name))
        rows.append(tuple(row))
    return Table(
        id="season-table",
        caption=f"Months of the year in {given.place.name} against even shares of their years",
        columns=(
            Column("Month"),
            *(Column(name_of(line.kind), "change", decimals=0, absent="not known") for line in lines),
        ),
        rows=tuple(rows),
        units="per cent above or below an even share",
        source=given.source_line,
        notes=(
            "A month of the year that is held in fewer than two years is not told from those years.",
            "Short months have fewer days: February has up to a tenth less of everything.",
        ),
    )


def _said(given: Materials, lines: list[Line], q_values: dict[str, float | None]) -> tuple[Inline, ...]:
    """For which kinds the season is more than chance; tied to a figure that rests on all that were looked at."""
    beyond = [name_of(kind) for kind, q in q_values.items() if q is not None and q < BEYOND]
    inputs = tuple(sorted({each for line in lines for each in line.provenance.inputs}))
    name = given.figures.add(
        "changes",
        "seasonal",
        len(beyond),
        label="Kinds whose season is more than chance",
        unit="kinds",
        provenance=Provenance(given.measurement.source, inputs, METHOD, {"period": str(given.period)}),
        detail={"tested": len(lines), "kinds": "; ".join(beyond), **{f"q, {kind}": q for kind, q in q_values.items()}},
    )
    said = f"more than chance for {listed(beyond)}" if beyond else "more than chance for none"
    return (
        Text(f"Of {len(lines)} kinds looked at together, the season is "),
        given.figures.ref(name, said),
        Text("."),
    )


def _month(month: Month) -> str:
    return month.label.split()[0]
