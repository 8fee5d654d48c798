"""The table of every line of an answer, and what stands under each of its tables."""

from datetime import date

from wardmote.documents import Column, Table
from wardmote.documents.layout import day
from wardmote.documents.tables import Cell
from wardmote.evidence.indicators import Line, words
from wardmote.reports.exploration.materials import Seen
from wardmote.reports.strategic_assessment.line_figures import ids_of
from wardmote.reports.strategic_assessment.say import percent


def source_of(seen: Seen, as_at: date) -> str:
    """Who published the figures, and as of when."""
    return f"{seen.source_line}, as taken in by {day(as_at)}"


def lines_table(seen: Seen, as_at: date) -> Table:
    """Every line with its count, interval and rate, and its change where the period is set against the year before."""
    compares = seen.inquiry.against == "year"
    columns = [
        Column("Line"),
        Column("Count", "number"),
        Column("Range from", "number"),
        Column("Range to", "number"),
        Column("Rate", "rate", absent="none"),
    ]
    if compares:
        columns += [
            Column("Year before", "number"),
            Column("Change", "change", absent="none"),
            Column("Verdict"),
        ]
    figures = seen.released.figures
    return Table(
        id="lines-table",
        caption=f"{figures.title} in {figures.place.name}, {figures.period.label}",
        columns=tuple(columns),
        rows=tuple((*_level(seen, line), *(_change(seen, line) if compares else ())) for line in seen.lines),
        units=f"{figures.unit}; rates for every 1,000 people",
        source=source_of(seen, as_at),
        notes=_notes(seen, compares),
    )


def _level(seen: Seen, line: Line) -> tuple[Cell, ...]:
    ids, level, figures = ids_of(seen.figures, line), line.level, seen.figures
    counts = (level.count, level.low, level.high)
    return (
        line.kind,
        *(None if each is None else figures.cell(ids.count, each) for each in counts),
        None if level.rate is None else figures.cell(ids.rate, level.rate),
    )


def _change(seen: Seen, line: Line) -> tuple[Cell, ...]:
    ids, change, figures = ids_of(seen.figures, line), line.change, seen.figures
    if change is None:
        return None, None, "not compared"
    # A count of fewer months would be read against that of the whole period beside it.
    before = None if change.before is None or change.left_out else figures.cell(ids.before)
    ratio = None if change.ratio is None else figures.cell(ids.change, percent(change.ratio))
    return before, ratio, figures.cell(ids.change)


def _notes(seen: Seen, compares: bool) -> tuple[str, ...]:
    if not compares:
        return ()
    return (words.tested_sentence(seen.released.figures.tested), *words.reasons(seen.lines))
