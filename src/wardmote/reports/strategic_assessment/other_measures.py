"""Every indicator beside the main one that the store holds evidence for: one table each, found by being there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wardmote.documents import Block, Column, Heading, Note, Paragraph, Table
from wardmote.documents.tables import Cell
from wardmote.errors import Missing, Refused
from wardmote.evidence import Store, indicators
from wardmote.evidence.disclosure import Audience, Released, release
from wardmote.evidence.geography import Place
from wardmote.evidence.indicators import Denominator, Indicator, Line, words
from wardmote.evidence.periods import Period
from wardmote.reports.strategic_assessment.asked import VIEWS
from wardmote.reports.strategic_assessment.figures import Figures
from wardmote.reports.strategic_assessment.roads import ROADS
from wardmote.reports.strategic_assessment.wording import published, slug


@dataclass(frozen=True)
class OtherMeasure:
    """An indicator the store holds evidence for: released, or None and why it may not be printed."""

    indicator: Indicator
    released: Released | None
    why_not: str = ""


def other_measures(
    store: Store,
    main: str,
    place: Place,
    period: Period,
    people: Denominator | None,
    as_at: date,
    audience: Audience = "public",
    only: tuple[Indicator, ...] = (),
) -> tuple[OtherMeasure, ...]:
    """Every indicator that `main` does not hold (or of `only` those), with an extract of its source and rows of the
    place, by slug. Those of the roads and what people said are told in sections of their own."""
    found = []
    for each in only or indicators.all():
        elsewhere = main in (each.slug, each.within) or each.slug in (*ROADS, VIEWS)
        if elsewhere or not store.extracts(each.source, as_at):
            continue
        measured = _measured(store, each, place, period, people, as_at, audience)
        if measured and measured.released is None and each.apart:
            # Of several owners' series some may be public: each of those is told by itself.
            alone = (_measured(store, one, place, period, people, as_at, audience) for one in each.apart(store))
            found += [one for one in alone if one and one.released]
        if measured:
            found.append(measured)
    return tuple(found)


def _measured(
    store: Store,
    indicator: Indicator,
    place: Place,
    period: Period,
    people: Denominator | None,
    as_at: date,
    audience: Audience,
) -> OtherMeasure | None:
    """An indicator let out or held back; None where its source is held for other places or months only."""
    try:
        measurement = indicator.measure(store, place=place, period=period, denominator=people, as_at=as_at)
        return OtherMeasure(indicator, release(measurement, audience))
    except Missing:
        return None
    except Refused as refused:
        return OtherMeasure(indicator, None, refused.sentence)


def other_tables(figures: Figures, others: tuple[OtherMeasure, ...]) -> Iterator[Block]:
    """A heading, and for each measure its table and its caveats; nothing where there is none."""
    if not others:
        return
    yield Heading(2, "Other measures", "levels-others")
    for other in others:
        yield Heading(3, other.indicator.title, f"measure-{slug(other.indicator.slug)}")
        yield Paragraph(other.indicator.question)
        if other.released is None:
            yield Note("caveat", f"Evidence of it is held that is not printed. {other.why_not}")
        else:
            yield _table(figures, other.indicator, other.released)
            if other.released.figures.statistics:
                yield further_table(figures, other.indicator, other.released)


def _table(figures: Figures, indicator: Indicator, released: Released) -> Table:
    measurement = released.figures
    lines = sorted(measurement.lines, key=lambda line: (line.is_total, line.kind))
    return Table(
        id=f"measure-{slug(indicator.slug)}-table",
        caption=f"{indicator.title} in {measurement.place.name}, {measurement.period.label}",
        columns=(
            Column("Kind"),
            Column("Recorded", "number"),
            Column("Range from", "number"),
            Column("Range to", "number"),
            Column("Year before", "number", absent="not known"),
            Column("Verdict"),
        ),
        rows=tuple(_row(figures, slug(indicator.slug), line, released.caveats) for line in lines),
        notes=(_tested(released), *released.caveats),
        units=indicator.unit,
        source=published(measurement),
    )


def further_table(figures: Figures, indicator: Indicator, released: Released) -> Table:
    """The figures of a measure that are no counts of its own: shares, ratios, estimates, and what stands beside it."""
    measurement = released.figures
    group = slug(indicator.slug)
    rows: list[tuple[Cell, ...]] = []
    for each in measurement.statistics:
        named = figures.add(
            group,
            slug(each.name),
            each.value,
            label=each.name,
            unit=each.unit or "index",
            provenance=each.provenance,
            low=each.low,
            high=each.high,
            caveats=(each.note, *released.caveats),
        )
        told = (each.value, each.low, each.high)
        cells = (figures.cell(named, None if value is None else _rounded(value, each.places)) for value in told)
        rows.append((each.name, *cells, each.unit))
    return Table(
        id=f"measure-{group}-further",
        caption=f"{indicator.title}: further figures of {measurement.place.name}, {measurement.period.label}",
        columns=(
            Column("Figure"),
            Column("Value", "mixed", absent="not given"),
            Column("Range from", "mixed", absent="not given"),
            Column("Range to", "mixed", absent="not given"),
            Column("Unit"),
        ),
        rows=tuple(rows),
        notes=words.notes(measurement.statistics),
        source=published(measurement),
    )


def _rounded(value: float, places: int) -> float | int:
    return round(value, places) if places else round(value)


def _row(figures: Figures, group: str, line: Line, caveats: tuple[str, ...]) -> tuple[Cell, ...]:
    name, level, change = slug(line.kind), line.level, line.change
    count = figures.add(
        group,
        f"{name}-count",
        level.count,
        label=f"{line.kind}: count",
        unit=line.unit,
        provenance=line.provenance,
        low=level.low,
        high=level.high,
        caveats=caveats,
    )
    row: tuple[Cell, ...] = (line.kind, *(figures.cell(count, each) for each in (level.count, level.low, level.high)))
    if change is None:
        return (*row, None, "not compared")
    verdict = figures.add(
        group,
        f"{name}-change",
        change.verdict,
        label=f"{line.kind}: change on the year before",
        unit="verdict",
        provenance=change.provenance,
        caveats=caveats,
        detail={"before": change.before, "ratio": change.ratio, "p": change.p, "q": change.q, "tested": change.tested},
    )
    # A count of fewer months would be read against that of the whole period beside it.
    before = None if change.before is None or change.left_out else figures.cell(verdict, change.before)
    return (*row, before, figures.cell(verdict, change.verdict))


def _tested(released: Released) -> str:
    tested = released.figures.tested
    return f"Changes tested together in this table: {tested}. The verdicts allow for that number."
