"""Limb (a): levels and patterns of crime, disorder and substance misuse."""

from collections.abc import Iterator, Sequence

from wardmote.documents import (
    Block,
    Chart,
    Column,
    Heading,
    LineChart,
    Note,
    Paragraph,
    Strong,
    Table,
    Text,
)
from wardmote.documents import Line as Drawn
from wardmote.documents.tables import Cell
from wardmote.evidence.indicators import Line
from wardmote.evidence.periods import Break, Month
from wardmote.reports.strategic_assessment.area_map import map_section
from wardmote.reports.strategic_assessment.gaps import gap_block, gaps_for, missing_months_gap
from wardmote.reports.strategic_assessment.grouped_tables import deprivation_section, ward_section
from wardmote.reports.strategic_assessment.in_the_year import in_the_year
from wardmote.reports.strategic_assessment.line_figures import ids_of, outside, register_months
from wardmote.reports.strategic_assessment.materials import Materials
from wardmote.reports.strategic_assessment.other_measures import other_tables
from wardmote.reports.strategic_assessment.road_safety import road_safety
from wardmote.reports.strategic_assessment.side_by_side import side_by_side
from wardmote.reports.strategic_assessment.wording import listed, name_of, several, slug

YEAR = 12


def levels(given: Materials) -> Iterator[Block]:
    """The table of kinds, a chart for each kind that bears on the plan, the map, and what has no series."""
    yield Heading(1, "(a) Levels and patterns of crime, disorder and substance misuse", "levels")
    yield Heading(2, "How much was recorded", "levels-kinds")
    yield from missing_months_gap(given)
    yield level_table(given)
    yield _unlocated(given)
    yield from side_by_side(given)
    yield Heading(2, "Month by month", "levels-months")
    yield Paragraph(
        "Each chart ends with the last month of the period. The band is the range a month of an unchanged series "
        "falls in all but rarely; it is set by the months before the period where two years of them are held, and "
        "otherwise by all."
    )
    for kind in given.charted():
        line = given.line(kind)
        if line is not None:
            yield chart(given, line)
    yield from in_the_year(given)
    yield from map_section(given)
    yield from ward_section(given)
    yield from deprivation_section(given)
    yield from road_safety(given)
    yield from other_tables(given.figures, given.others)
    yield Heading(2, "What has no series", "levels-gaps")
    yield Paragraph(
        "Regulation 7(a) asks for more than these records show. What bears on one priority stands with that "
        "priority in part (d); the rest is here."
    )
    for gap in gaps_for(given, limb="a"):
        if not gap.priorities:
            yield gap_block(given.pack, gap)


def level_table(given: Materials) -> Table:
    """Every kind with its count, interval, rate and interval, in the order of their names."""
    rows = tuple(_level_row(given, line) for line in given.lines)
    notes = [
        "The range is the one that would hold the underlying level 95 times in 100.",
        "No place: of the force's rows of that kind, the share published without a place. They are in no district.",
        what_rates_are_of(given.lines),
    ]
    return Table(
        id="levels-table",
        caption=f"Crime and antisocial behaviour recorded in {given.place.name}, {given.period.label}",
        columns=(
            Column("Kind"),
            Column("Recorded", "number"),
            Column("Range from", "number"),
            Column("Range to", "number"),
            Column("Rate", "rate"),
            Column("Rate from", "rate"),
            Column("Rate to", "rate"),
            Column("No place", "percent"),
        ),
        rows=rows,
        notes=tuple(notes),
        units="crimes recorded; incidents for antisocial behaviour; rates for every 1,000 people",
        source=given.source_line,
    )


def what_rates_are_of(lines: Sequence[Line]) -> str:
    """What the rates of these lines are out of, or why there are none."""
    people = next((line.level.denominator for line in lines if line.level.denominator), None)
    if people is None:
        return "No rate is given: no population is held for the area and time."
    if all(line.level.rate is None for line in lines):
        return "No rate is given: a month is missing, and it would be read as one of the whole period."
    return f"Rates are over the whole period, for every 1,000 of {people.value:,} {people.what}. {people.source}."


def _level_row(given: Materials, line: Line) -> tuple[Cell, ...]:
    ids, level, figures = ids_of(given.figures, line), line.level, given.figures
    return (
        line.kind,
        figures.cell(ids.count, level.count),
        figures.cell(ids.count, level.low),
        figures.cell(ids.count, level.high),
        figures.cell(ids.rate, level.rate),
        figures.cell(ids.rate, level.rate_low),
        figures.cell(ids.rate, level.rate_high),
        figures.cell(ids.unlocated),
    )


def _unlocated(given: Materials) -> Block:
    """What the rows without a place do to the counts: said once, of everything together."""
    share = given.measurement.unlocated
    name = given.figures.add(
        "unlocated",
        "share",
        100 * share.share,
        label="Rows without a place, of all rows of the police force",
        unit="per cent",
        provenance=share.provenance,
        detail={"unlocated": share.unlocated, "rows": share.rows},
    )
    return Note(
        "caveat",
        (
            Text(f"{given.pack.force} published "),
            given.figures.ref(name, f"{share.unlocated:,} of its {share.rows:,} rows ({100 * share.share:.1f}%)"),
            Text(" of this period without a place. They are in no district, so every count here is at least that."),
        ),
    )


def chart(given: Materials, line: Line) -> Chart:
    """A kind month by month, with its usual range, breaks left open, and the same as a table."""
    register_months(given.figures, line)
    months, name = line.series.months, name_of(line.kind)
    title = f"{name} in {given.place.name} by month, {months[0].label} to {months[-1].label}"
    return Chart(
        id=f"chart-{slug(line.kind)}",
        title=title,
        description=_described(given, line),
        sentence=_sentence(given, line),
        spec=LineChart(
            months=tuple(month.label for month in months),
            series=(Drawn(name, tuple(line.series.drawn), emphasis=True),),
            y_title=f"{line.unit[0].upper()}{line.unit[1:]} a month",
            limits=(line.limits.low, line.limits.centre, line.limits.high) if line.limits else None,
            breaks=tuple(joints(line.series.breaks, months)),
        ),
        table=_month_table(given, line),
    )


def joints(breaks: tuple[Break, ...], months: tuple[Month, ...]) -> Iterator[tuple[int, str]]:
    """Where the line may not be followed across: into a break, and out of it again."""
    for each in breaks:
        if each.first in months and each.first != months[0]:
            yield months.index(each.first), f"From {each.first.label}, {each.reason}."
        if each.last and each.last + 1 in months:
            yield months.index(each.last + 1), f"From {(each.last + 1).label} they are counted as before."


def _described(given: Materials, line: Line) -> str:
    gaps = sum(count is None for count in line.series.drawn)
    parts = [
        f"A line of one count a month for {several(len(line.series.months), 'month')} of {name_of(line.kind).lower()}",
        "with a band for the usual range" if line.limits else "without a usual range, because too few months are held",
    ]
    if gaps:
        parts.append(f"left open for {several(gaps, 'month')} that cannot be compared or have no extract")
    return f"{', '.join(parts)}. The table that follows has every value."


def _sentence(given: Materials, line: Line) -> tuple:
    ids, name = ids_of(given.figures, line), name_of(line.kind)
    if line.limits is None:
        return (Text(f"Too few months of {name.lower()} are held to say what is usual."),)
    out = outside(line, given.period.first)
    usual = f"{line.limits.low:,.0f} to {line.limits.high:,.0f}"
    said = "No month" if not out else listed([month.label for month in out])
    return (
        Strong(f"{name}: "),
        given.figures.ref(ids.outside, said),
        Text(" lay outside the usual range of " if out else " of the period lay outside the usual range of "),
        given.figures.ref(ids.limits, usual),
        Text(f" {line.unit} a month."),
    )


def _month_table(given: Materials, line: Line) -> Table:
    """Twelve rows, a column for each twelve months that end as the period does."""
    ids, months = ids_of(given.figures, line), line.series.months
    years = [months[max(end - YEAR, 0) : end] for end in range(len(months), 0, -YEAR)][::-1]
    rows = []
    for back in range(YEAR, 0, -1):
        row: list[Cell] = [_MONTH_NAMES[(given.period.last + (1 - back)).number - 1]]
        for year in years:
            month = year[-1] + (1 - back)
            row.append(given.figures.cell(ids.month(month)) if month in year else "no extract")
        rows.append(tuple(row))
    return Table(
        id=f"months-{slug(line.kind)}",
        caption=f"{name_of(line.kind)} in {given.place.name} by month",
        columns=(
            Column("Month"),
            *(Column(f"Year to {year[-1].label}", "number", absent="no extract") for year in years),
        ),
        rows=tuple(rows),
        units=line.unit,
        source=given.source_line,
        notes=tuple(
            f"{each.first.label} to {each.last.label if each.last else 'now'}: {each.reason}. {each.citation}."
            for each in line.series.breaks
        ),
    )


_MONTH_NAMES = tuple(Month(2001, number).label.split()[0] for number in range(1, 13))
