"""The place and another beside it: counts, rates with their intervals, and whether they differ by more than chance."""

from collections.abc import Iterator
from datetime import date

from wardmote.documents import Block, Column, Note, Paragraph, Table, Text
from wardmote.documents.tables import Cell
from wardmote.evidence.geography import Place
from wardmote.evidence.indicators import Line
from wardmote.evidence.indicators.differences import Difference, differences
from wardmote.reports.exploration.materials import Seen
from wardmote.reports.exploration.tables import source_of
from wardmote.reports.strategic_assessment.figures import Figures
from wardmote.reports.strategic_assessment.line_figures import ids_of
from wardmote.reports.strategic_assessment.say import line_in_words
from wardmote.reports.strategic_assessment.wording import name_of

WITHIN = "One of the two places lies in the other, so whether their rates differ is not tested."


def set_against(seen: Seen, line: Line, as_at: date) -> Iterator[Block]:
    """The same line of the other place in words, how the two rates compare, and both as a table."""
    if seen.other is None or seen.other_figures is None:
        return
    there, other = seen.other.figures.place.name, seen.beside(line)
    if other is None:
        yield Note("note", f"{there} has no figure of {name_of(line.kind).lower()} in the period.")
        return
    yield Paragraph(line_in_words(other, seen.other_figures, there))
    if _overlap(seen.released.figures.place, seen.other.figures.place):
        yield Note("note", WITHIN)
        yield _table(seen, line, other, as_at)
        return
    found = next(each for each in differences(seen.released.figures, seen.other.figures) if each.kind == line.kind)
    yield Paragraph(_difference(seen, line, found, there))
    yield _table(seen, line, other, as_at)


def _overlap(place: Place, other: Place) -> bool:
    """Whether some rows are counted in both."""
    if place.is_small and other.is_small:
        return bool(place.lsoas & other.lsoas)
    return bool(set(place.codes) & set(other.codes))


def _difference(seen: Seen, line: Line, found: Difference, there: str) -> tuple:
    name = seen.figures.add(
        "places",
        "difference",
        found.verdict,
        label=f"{name_of(line.kind)}: its rate beside that of {there}",
        unit="verdict",
        provenance=found.provenance,
        caveats=seen.released.caveats,
        detail={
            "ratio": found.ratio,
            "ratio low": found.low,
            "ratio high": found.high,
            "p": found.p,
            "q": found.q,
            "tested": found.tested,
            "reason": found.reason,
        },
    )
    here = seen.inquiry.place.name
    if found.ratio is None:
        said = f"{found.verdict}, because {found.reason}" if found.reason else found.verdict
        return (Text(f"Whether the rates of {here} and {there} differ: "), seen.figures.ref(name, said), Text("."))
    high = "more" if found.high is None else f"{found.high:.2f}"
    between = "" if found.low is None else f" (likely between {found.low:.2f} and {high})"
    why = f", because {found.reason}" if found.reason else ""
    allowed = f" {found.tested} differences were tested together." if found.tested > 1 else ""
    return (
        Text(f"The rate of {here} is "),
        seen.figures.ref(name, f"{found.ratio:.2f} times that of {there}{between}: {found.verdict}{why}"),
        Text(f".{allowed}"),
    )


def _table(seen: Seen, line: Line, other: Line, as_at: date) -> Table:
    return Table(
        id="places-table",
        caption=f"{name_of(line.kind)} side by side, {seen.inquiry.period.label}",
        columns=(
            Column("Place"),
            Column("Count", "number"),
            Column("Range from", "number"),
            Column("Range to", "number"),
            Column("Rate", "rate", absent="none"),
            Column("Rate from", "rate", absent="none"),
            Column("Rate to", "rate", absent="none"),
        ),
        rows=tuple(
            _row(figures, each) for figures, each in ((seen.figures, line), (seen.other_figures, other)) if figures
        ),
        units=f"{line.unit}; rates for every 1,000 people",
        source=source_of(seen, as_at),
    )


def _row(figures: Figures, line: Line) -> tuple[Cell, ...]:
    ids, level = ids_of(figures, line), line.level
    counts = (
        figures.cell(ids.count, each) if each is not None else None for each in (level.count, level.low, level.high)
    )
    rates = (level.rate, level.rate_low, level.rate_high)
    return (
        figures.place.name,
        *counts,
        *(figures.cell(ids.rate, each) if each is not None else None for each in rates),
    )
