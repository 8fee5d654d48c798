"""The months of a line as a chart and a table, beside those of another place where it is set against one."""

from collections.abc import Iterator
from datetime import date

from wardmote.documents import Bar, BarChart, Block, Chart, Column, Heading, LineChart, Note, Paragraph, Table, Text
from wardmote.documents import Line as Drawn
from wardmote.documents.tables import Cell
from wardmote.documents.words import Inline
from wardmote.evidence.indicators import Line
from wardmote.evidence.periods import Month
from wardmote.reports.exploration.materials import Seen
from wardmote.reports.exploration.tables import source_of
from wardmote.reports.strategic_assessment.figures import Figures
from wardmote.reports.strategic_assessment.levels import joints
from wardmote.reports.strategic_assessment.line_figures import LineIds, ids_of, outside, register_months
from wardmote.reports.strategic_assessment.wording import listed, name_of, several

CHART, TABLE = "months", "months-table"
BAND = (
    "The band is the range a month of an unchanged series falls in all but rarely; it is set by the months before the "
    "period where two years of them are held, and otherwise by all."
)
NO_MONTHS = "Its figures are of whole years or quarters, so there is no line of months."


def months_section(seen: Seen, line: Line, as_at: date) -> Iterator[Block]:
    """A chart of the months with its table; of figures that are not by month, bars of the two periods."""
    yield Heading(1, "Month by month" if line.series.months else "By period", "month-by-month")
    if not line.series.months:
        yield Note("note", NO_MONTHS)
        yield _bars(seen, line, as_at)
        return
    yield Paragraph(BAND)
    other = seen.beside(line)
    register_months(seen.figures, line)
    if other is not None and seen.other_figures is not None and other.series.months:
        register_months(seen.other_figures, other)
    else:
        other = None
    yield _chart(seen, line, other, as_at)


def _chart(seen: Seen, line: Line, other: Line | None, as_at: date) -> Chart:
    months, name, place = line.series.months, name_of(line.kind), seen.inquiry.place.name
    series = [Drawn(place if other else name, tuple(line.series.drawn), emphasis=True)]
    if other is not None and seen.other is not None:
        drawn = dict(zip(other.series.months, other.series.drawn, strict=True))
        series.append(Drawn(seen.other.figures.place.name, tuple(drawn.get(month) for month in months)))
    limits = line.limits
    return Chart(
        id=CHART,
        title=f"{name} in {place} by month, {months[0].label} to {months[-1].label}",
        description=_described(line, other),
        sentence=_sentence(seen, line),
        spec=LineChart(
            months=tuple(month.label for month in months),
            series=tuple(series),
            y_title=f"{line.unit[0].upper()}{line.unit[1:]} a month",
            limits=(limits.low, limits.centre, limits.high) if limits else None,
            breaks=tuple(joints(line.series.breaks, months)),
        ),
        table=_table(seen, line, other, as_at),
    )


def _described(line: Line, other: Line | None) -> str:
    gaps = sum(count is None for count in line.series.drawn)
    parts = [
        f"A line of one count a month for {several(len(line.series.months), 'month')}",
        "beside that of the other place" if other else "",
        "with a band for the usual range" if line.limits else "without a usual range, because too few months are held",
        f"left open for {several(gaps, 'month')} that cannot be compared or have no extract" if gaps else "",
    ]
    return f"{', '.join(filter(None, parts))}. The table that follows has every value."


def _sentence(seen: Seen, line: Line) -> tuple[Inline, ...]:
    ids, name = ids_of(seen.figures, line), name_of(line.kind)
    if line.limits is None:
        return (Text(f"Too few months of {name.lower()} are held to say what is usual."),)
    out = outside(line, seen.inquiry.period.first)
    said = listed([month.label for month in out]) if out else "No month"
    usual = f"{line.limits.low:,.0f} to {line.limits.high:,.0f}"
    return (
        seen.figures.ref(ids.outside, said),
        Text(" lay outside the usual range of " if out else " of the period lay outside the usual range of "),
        seen.figures.ref(ids.limits, usual),
        Text(f" {line.unit} a month."),
    )


def _table(seen: Seen, line: Line, other: Line | None, as_at: date) -> Table:
    ids, out = ids_of(seen.figures, line), outside(line, line.series.months[0])
    columns = [Column("Month"), Column(seen.inquiry.place.name, "number", absent="no extract")]
    elsewhere: tuple[Figures, LineIds] | None = None
    if other is not None and seen.other is not None and seen.other_figures is not None:
        columns.append(Column(seen.other.figures.place.name, "number", absent="no extract"))
        elsewhere = seen.other_figures, ids_of(seen.other_figures, other)
    held = set(other.series.months) if other else set()
    rows = []
    for month in line.series.months:
        row: list[Cell] = [month.label, seen.figures.cell(ids.month(month))]
        if elsewhere:
            row.append(elsewhere[0].cell(elsewhere[1].month(month)) if month in held else None)
        rows.append((*row, _remark(seen, line, month, out)))
    return Table(
        id=TABLE,
        caption=f"{name_of(line.kind)} in {seen.inquiry.place.name} by month",
        columns=(*columns, Column("Remark")),
        rows=tuple(rows),
        units=line.unit,
        source=source_of(seen, as_at),
    )


def _remark(seen: Seen, line: Line, month: Month, out: tuple[Month, ...]) -> str:
    remarks = [
        "in the period" if month in seen.inquiry.period else "",
        "outside the usual range" if month in out else "",
        *(each.reason for each in line.series.breaks if each.covers(month)),
    ]
    return "; ".join(filter(None, remarks))


def _bars(seen: Seen, line: Line, as_at: date) -> Chart:
    ids, change, period = ids_of(seen.figures, line), line.change, seen.inquiry.period
    told: list[tuple[str, Cell, float | None]] = []
    if change is not None:
        before = None if change.before is None else seen.figures.cell(ids.before)
        told.append((change.before_period.label, before, change.before))
    told.append((period.label, seen.figures.cell(ids.count), line.level.count))
    name, place = name_of(line.kind), seen.inquiry.place.name
    return Chart(
        id=CHART,
        title=f"{name} in {place}, {listed([label for label, _, _ in told])}",
        description=f"{several(len(told), 'bar')} from nought, one for each period. The table has every value.",
        sentence=(Text(f"{name}, {period.label}: "), seen.figures.ref(ids.count, f"{line.level.count:,}"), Text(".")),
        spec=BarChart(
            bars=tuple(Bar(label, value, emphasis=label == period.label) for label, _, value in told),
            x_title=line.unit,
        ),
        table=Table(
            id=TABLE,
            caption=f"{name} in {place} by period",
            columns=(Column("Period"), Column("Count", "number", absent="no figure")),
            rows=tuple((label, cell) for label, cell, _ in told),
            units=line.unit,
            source=source_of(seen, as_at),
        ),
    )
