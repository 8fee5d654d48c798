"""Areas worked as one, side by side: each measured and let out as its own, and every difference judged for chance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from wardmote.documents import Block, Bullets, Column, Heading, Paragraph, Table, Text
from wardmote.documents.tables import Cell, number
from wardmote.documents.words import Inline
from wardmote.evidence.disclosure import Released
from wardmote.evidence.indicators import Line
from wardmote.evidence.indicators.differences import Difference, differences
from wardmote.reports.strategic_assessment.materials import Beside, Materials
from wardmote.reports.strategic_assessment.say import percent
from wardmote.reports.strategic_assessment.wording import listed, name_of, published, several, slug


@dataclass(frozen=True)
class Two:
    """Two areas of one indicator. `group` is that of the indicator's own figures, or of each of its kinds' where empty;
    `key` tells its figures and tables from those of others."""

    key: str
    title: str
    first: Released
    other: Released
    group: str = ""

    @property
    def names(self) -> tuple[str, str]:
        return self.first.figures.place.name, self.other.figures.place.name

    @property
    def period(self) -> str:
        return self.first.figures.period.label

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of either that have a rate, by name, totals last."""
        every = (*self.first.figures.lines, *self.other.figures.lines)
        lines = [line for line in every if line.level.rate is not None]
        return tuple(kind for _, kind in sorted({(line.is_total, line.kind) for line in lines}))


def side_by_side(given: Materials) -> Iterator[Block]:
    """For each indicator a table of the areas' rates and one of their differences; nothing where there is one area."""
    pairs = [two for beside in given.beside for two in _pairs(beside)]
    if not pairs:
        return
    names = listed(list(dict.fromkeys(name for two in pairs for name in two.names)))
    yield Heading(2, f"{names} side by side", "levels-areas")
    yield Paragraph(
        "Each area is measured by itself, by its own people. A difference between two rates is called more than chance "
        "only if it is larger than the two series' own variation would often make, after allowing for how many "
        "differences of the table are looked at together."
    )
    for two in pairs:
        found = differences(two.first.figures, two.other.figures)
        if two.group:
            yield Heading(3, two.title, f"areas-{two.key}")
        yield _rates(given, two)
        found = tuple(each for each in found if each.kind in two.kinds)
        if any(each.p is not None for each in found):
            yield _differences(given, two, found)
            yield Bullets(tuple(_said(given, two, found)))
        else:
            reasons = listed(list(dict.fromkeys(each.reason for each in found)), join=";")
            yield Paragraph(f"Whether they differ by more than chance cannot be judged: {reasons}.")


def _pairs(beside: Beside) -> Iterator[Two]:
    """Every two areas of an indicator of which some rate can be given."""
    rated = [each for each in beside.areas if any(line.level.rate is not None for line in each.figures.lines)]
    several_areas = len(rated) > 2
    for first, other in combinations(rated, 2):
        places = f"{slug(first.figures.place.slug)}-{slug(other.figures.place.slug)}"
        key = "-".join(filter(None, (beside.group, places if several_areas else "")))
        yield Two(key or "kinds", beside.title, first, other, beside.group)


def _rates(given: Materials, two: Two) -> Table:
    columns = [Column("Kind")]
    for name in two.names:
        columns += [
            Column(f"{name}, recorded", "number", absent="none"),
            Column(f"{name}, rate", "rate", absent="none"),
            Column(f"{name}, rate from", "rate", absent="none"),
            Column(f"{name}, rate to", "rate", absent="none"),
        ]
    return Table(
        id="areas-table" if two.key == "kinds" else f"areas-{two.key}-table",
        caption=f"{two.title} in {listed(two.names)}, {two.period}",
        columns=tuple(columns),
        rows=tuple(_row(given, two, kind) for kind in two.kinds),
        units="as each kind is counted; rates for every 1,000 people",
        source=_source(given, two),
    )


def _source(given: Materials, two: Two) -> str:
    return published(two.first.figures) if two.group else given.source_line


def _row(given: Materials, two: Two, kind: str) -> tuple[Cell, ...]:
    cells: list[Cell] = [kind]
    for released in (two.first, two.other):
        line = next((line for line in released.figures.lines if line.kind == kind), None)
        cells += _cells(given, two, released, line) if line else [None] * 4
    return tuple(cells)


def _group(two: Two, kind: str) -> str:
    return two.group or slug(kind)


def _name(two: Two, kind: str, what: str) -> str:
    return f"{slug(kind)}-{what}" if two.group else what


def _cells(given: Materials, two: Two, released: Released, line: Line) -> list[Cell]:
    place, level, figures = released.figures.place, line.level, given.figures
    shared: dict[str, Any] = {"provenance": line.provenance, "place": place.name, "caveats": released.caveats}
    shared["period"] = two.period
    count = figures.add(
        _group(two, line.kind),
        _name(two, line.kind, f"{slug(place.slug)}-count"),
        level.count,
        label=f"{line.kind}: count",
        unit=line.unit,
        low=level.low,
        high=level.high,
        **shared,
    )
    rate = figures.add(
        _group(two, line.kind),
        _name(two, line.kind, f"{slug(place.slug)}-rate"),
        level.rate,
        label=f"{line.kind}: rate",
        unit=f"{line.unit} for every 1,000 people",
        low=level.rate_low,
        high=level.rate_high,
        **shared,
    )
    return [figures.cell(count, level.count), *(figures.cell(rate, each) for each in _of_rate(line))]


def _of_rate(line: Line) -> tuple[float | None, ...]:
    return line.level.rate, line.level.rate_low, line.level.rate_high


def _differences(given: Materials, two: Two, found: Sequence[Difference]) -> Table:
    by_kind = {each.kind: each for each in found}
    first, other = two.names
    return Table(
        id=f"differences-{two.key}-table",
        caption=f"How far the rates of {first} lie above or below those of {other}, {two.period}",
        columns=(
            Column("Kind"),
            Column("Difference", "change", absent="none"),
            Column("Range from", "change", absent="none"),
            Column("Range to", "change", absent="none"),
            Column("q", "decimal", decimals=3, absent="none"),
            Column("Verdict"),
        ),
        rows=tuple(_difference_row(given, two, by_kind[kind]) for kind in two.kinds),
        notes=(
            f"+10% means that the rate of {first} is a tenth higher than that of {other}.",
            "The range is the one that would hold the underlying difference 95 times in 100.",
            "The smaller q, the seldomer chance makes such a difference; below 0.05 it is called more than chance.",
        ),
        units="difference in per cent of the other's rate",
        source=_source(given, two),
    )


def _difference_row(given: Materials, two: Two, each: Difference) -> tuple[Cell, ...]:
    name = _registered(given, two, each)
    told = (None if value is None else percent(value) for value in (each.ratio, each.low, each.high))
    return (
        each.kind,
        *(given.figures.cell(name, value) if value is not None else None for value in told),
        None if each.q is None else given.figures.cell(name, each.q),
        given.figures.cell(name, each.verdict),
    )


def _registered(given: Materials, two: Two, each: Difference) -> str:
    first, other = two.first.figures.place, two.other.figures.place
    return given.figures.add(
        _group(two, each.kind),
        _name(two, each.kind, f"{slug(first.slug)}-{slug(other.slug)}-difference"),
        each.verdict,
        label=f"{each.kind}: rate of {first.name} against that of {other.name}",
        unit="verdict",
        period=two.period,
        provenance=each.provenance,
        caveats=two.first.caveats,
        detail={
            "ratio": each.ratio,
            "ratio low": each.low,
            "ratio high": each.high,
            "p": each.p,
            "q": each.q,
            "tested": each.tested,
            "reason": each.reason,
        },
    )


def _said(given: Materials, two: Two, found: Sequence[Difference]) -> Iterator[tuple[Inline, ...]]:
    """How many were tested and which are more than chance; and why others were not judged, each reason once."""
    beyond = [each for each in found if each.verdict == "more than chance"]
    tested = found[0].tested
    named = listed([f"{name_of(each.kind)} ({_higher(two, each)})" for each in beyond])
    count = given.figures.add(
        "differences",
        two.key,
        len(beyond),
        label=f"{two.title}: kinds whose rates differ by more than chance",
        unit="kinds",
        period=two.period,
        provenance=found[0].provenance,
        detail={"tested": tested, "kinds": "; ".join(each.kind for each in beyond)},
    )
    what = f"more than chance are {named}" if beyond else "none is more than chance"
    yield (given.figures.ref(count, f"{several(tested, 'difference')} tested together; {what}"), Text("."))
    reasons: dict[str, list[Difference]] = {}
    for each in found:
        if each.reason:
            reasons.setdefault(each.reason, []).append(each)
    if reasons:
        told = (f"{listed([name_of(each.kind) for each in held])}: {why}" for why, held in reasons.items())
        yield (given.figures.ref(count, f"Not judged: {'; '.join(told)}"), Text("."))


def _higher(two: Two, each: Difference) -> str:
    first, other = two.names
    if each.ratio is None:
        return f"only in {first}"
    return (
        f"{number(abs(percent(each.ratio)), 1)}% {'higher' if each.ratio > 1 else 'lower'} in {first} than in {other}"
    )
