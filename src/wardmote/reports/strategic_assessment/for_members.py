"""What members may read beside an assessment and the public may not: restricted series, each as its provider counts it.

It is a document of its own, so that nothing of it can be in the files that are issued.
"""

from collections.abc import Iterator
from datetime import date

from wardmote import __version__
from wardmote.documents import Block, Bullets, Column, Document, Heading, Note, Paragraph, Table
from wardmote.evidence import Store
from wardmote.evidence.disclosure import Released
from wardmote.evidence.geography import Place
from wardmote.evidence.indicators import Indicator, Line
from wardmote.evidence.periods import Period
from wardmote.reports.packs import Pack
from wardmote.reports.strategic_assessment.other_measures import other_measures
from wardmote.reports.strategic_assessment.wording import slug

MAIN = "recorded_crime"


def for_members(store: Store, pack: Pack, place: Place, period: Period, as_at: date) -> Document | None:
    """The restricted series of a place and period, with definitions, caveats and changes; None where there is none."""
    found = other_measures(store, MAIN, place, period, None, as_at, audience="members")
    restricted = [
        (each.indicator, each.released) for each in found if each.released and each.released.audience == "members"
    ]
    if not restricted:
        return None
    return Document(
        title=f"For members: {place.name}",
        subtitle=period.label,
        as_at=as_at,
        identifier=f"wardmote:for-members:{pack.slug}:{place.slug}:{period}:{as_at}",
        publisher=pack.publisher,
        version=__version__,
        blocks=tuple(_blocks(restricted)),
        made_up=pack.made_up or any(released.made_up for _indicator, released in restricted),
    )


def _blocks(measures: list[tuple[Indicator, Released]]) -> Iterator[Block]:
    yield Heading(1, "For members only", "for-members")
    yield Note("warning", "Nothing in this part may be published or passed on. It is not in the files that are issued.")
    for indicator, released in measures:
        yield from _measure(indicator, released)


def _measure(indicator: Indicator, released: Released) -> Iterator[Block]:
    figures, name = released.figures, slug(indicator.slug)
    yield Heading(2, indicator.title, f"for-members-{name}")
    yield Paragraph(indicator.question)
    yield Table(
        id=f"for-members-{name}-table",
        caption=f"{indicator.title} in {figures.place.name}, {figures.period.label}",
        columns=(
            Column("Series"),
            Column("Counted", "number"),
            Column("Each is of"),
            Column("Year before", "number"),
            Column("What changed"),
        ),
        rows=tuple(_row(line) for line in figures.lines),
        source=", ".join(figures.publishers),
    )
    yield Bullets(released.caveats)


def _row(line: Line) -> tuple[str | int | None, ...]:
    change = line.change
    if change is None:
        return (line.kind, line.level.count, line.unit, None, "not compared")
    said = f"{change.verdict}: {change.reason}" if change.reason else change.verdict
    return (line.kind, line.level.count, line.unit, change.before, said)
