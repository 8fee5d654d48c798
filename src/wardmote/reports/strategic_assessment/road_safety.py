"""Limb (a), the roads: collisions, and the people hurt in them, never confused; reported and adjusted; by footprint."""

from collections.abc import Iterator
from dataclasses import dataclass

from wardmote.documents import Block, Bullets, Column, Heading, Paragraph, Strong, Table, Text
from wardmote.documents.tables import Cell
from wardmote.documents.words import Inline
from wardmote.evidence.indicators import Line
from wardmote.evidence.indicators.judging import counted_in
from wardmote.evidence.periods import Period
from wardmote.reports.strategic_assessment.materials import Materials
from wardmote.reports.strategic_assessment.roads import COLLISIONS, GRAVE, USERS, RoadPlace, Roads
from wardmote.reports.strategic_assessment.wording import listed, published, several, slug

BEFORE = ", the year before"


@dataclass(frozen=True)
class Row:
    """A row of the tables: a line of an indicator, or the statistic that is the same adjusted."""

    words: str
    indicator: str
    adjusted: bool = False


ROWS = (
    Row("All collisions", COLLISIONS),
    Row("Fatal collisions", COLLISIONS),
    Row("Serious collisions", COLLISIONS),
    Row("Serious collisions, adjusted", COLLISIONS, adjusted=True),
    Row("People killed", GRAVE),
    Row("People seriously injured", GRAVE),
    Row("People seriously injured, adjusted", GRAVE, adjusted=True),
    Row("People killed or seriously injured", GRAVE),
    Row("People killed or seriously injured, adjusted", GRAVE, adjusted=True),
    Row("People slightly injured", GRAVE),
    Row("All casualties", GRAVE),
)


def road_safety(given: Materials) -> Iterator[Block]:
    """The last whole year of the roads, beside the years before and the wider footprints; or that nothing is held."""
    yield Heading(2, "Road safety", "levels-roads")
    roads = given.roads
    if roads is None:
        yield Paragraph(
            "No whole year of collisions and casualties (STATS19) that ended by the end of the period is held, so "
            "nothing here says how safe the roads are. Who could give it stands with road safety in part (d), or at "
            "the end."
        )
        return
    yield Paragraph(
        f"The last whole year held is {roads.year.first.year}. A collision is one event and a casualty one person: one "
        "collision may hurt several people, so the two are never added or compared. Severity is shown as the police "
        "reported it and, where the Department for Transport gives what is needed, adjusted: as it would have been had "
        "every force worked it out from the injuries. Across a change in how a force records it, only adjusted "
        "figures can be compared."
    )
    yield Bullets((roads_in_short(given, roads),))
    yield _by_year(given, roads)
    if len(roads.places) > 1:
        yield _by_footprint(given, roads)
    if USERS in roads.here.released:
        yield _by_user(given, roads)


def roads_in_short(given: Materials, roads: Roads) -> tuple[Inline, ...]:
    """So many collisions, in which so many were killed and so many seriously injured."""
    words: list[Inline] = [Strong(f"{roads.here.place.name} in {roads.year.first.year}: ")]
    told = (
        (Row("All collisions", COLLISIONS), "reported collision", "reported collisions"),
        (Row("People killed", GRAVE), "person killed", "people killed"),
        (Row("People seriously injured", GRAVE), "person seriously injured", "people seriously injured"),
    )
    for row, one, many in told:
        line = roads.here.line(row.indicator, row.words)
        if line is not None:
            words.append(Text("; " if len(words) > 1 else ""))
            words.append(
                given.figures.ref(_counted(given, roads.here, row, line), several(line.level.count, one, many))
            )
    return (*words, Text(". Severity is as the police reported it."))


def _counted(given: Materials, where: RoadPlace, row: Row, line: Line) -> str:
    """The figure of a line in the year."""
    released = where.released[row.indicator]
    return given.figures.add(
        slug(row.indicator),
        f"{slug(where.place.slug)}-{slug(row.words)}",
        line.level.count,
        label=line.kind,
        unit=line.unit,
        place=where.place.name,
        period=released.figures.period.label,
        provenance=line.provenance,
        low=line.level.low,
        high=line.level.high,
        caveats=released.caveats,
    )


def _earlier(given: Materials, where: RoadPlace, row: Row, line: Line, year: Period) -> Cell:
    """The cell of a line in an earlier year; nothing where it is not held whole."""
    counted = counted_in(line, year)
    if counted is None:
        return None
    name = given.figures.add(
        slug(row.indicator),
        f"{slug(where.place.slug)}-{slug(row.words)}-{year.first.year}",
        counted[0],
        label=line.kind,
        unit=line.unit,
        place=where.place.name,
        period=year.label,
        provenance=counted[1],
        caveats=where.released[row.indicator].caveats,
    )
    return given.figures.cell(name, counted[0])


def _adjusted(given: Materials, where: RoadPlace, row: Row, when: str = "") -> Cell:
    """The cell of an adjusted figure; nothing where it is not given."""
    found = where.statistic(row.indicator, row.words + when)
    if found is None or found.value is None:
        return None
    released = where.released[row.indicator]
    year = released.figures.period.year_before() if when else released.figures.period
    name = given.figures.add(
        slug(row.indicator),
        f"{slug(where.place.slug)}-{slug(row.words + when)}",
        found.value,
        label=row.words,
        unit=found.unit,
        place=where.place.name,
        period=year.label,
        provenance=found.provenance,
        caveats=(found.note, *released.caveats),
    )
    return given.figures.cell(name, round(found.value, 1))


def _by_year(given: Materials, roads: Roads) -> Table:
    """Three years, the range of the last, and whether it differs from the one before by more than chance."""
    year, before = roads.year, roads.year.year_before()
    return Table(
        id="roads-years-table",
        caption=f"Reported collisions, and people hurt in them, in {roads.here.place.name}",
        columns=(
            Column("Measure"),
            Column(f"{before.year_before().first.year}", "decimal", decimals=0, absent="not held"),
            Column(f"{before.first.year}", "decimal", decimals=0, absent="not held"),
            Column(f"{year.first.year}", "decimal", decimals=0, absent="not held"),
            Column("Range from", "number", absent="not known"),
            Column("Range to", "number", absent="not known"),
            Column("Verdict on the last year"),
        ),
        rows=tuple(_year_row(given, roads, row) for row in ROWS),
        notes=(
            "The range is the one that would hold the last year's underlying number 95 times in 100.",
            *_caveats(roads, (COLLISIONS, GRAVE)),
        ),
        units="collisions in the first four rows; people in the others",
        source=_published(roads),
    )


def _year_row(given: Materials, roads: Roads, row: Row) -> tuple[Cell, ...]:
    here = roads.here
    if row.adjusted:
        return (
            row.words,
            None,
            _adjusted(given, here, row, BEFORE),
            _adjusted(given, here, row),
            None,
            None,
            "an estimate: not tested",
        )
    line = here.line(row.indicator, row.words)
    if line is None:
        return (row.words, *[None] * 5, "not held")
    name, before = _counted(given, here, row, line), roads.year.year_before()
    verdict: Cell = "not compared"
    if line.change:
        verdict = given.figures.cell(_verdict(given, here, row, line), line.change.verdict)
    return (
        row.words,
        _earlier(given, here, row, line, before.year_before()),
        _earlier(given, here, row, line, before),
        given.figures.cell(name),
        None if line.level.low is None else given.figures.cell(name, line.level.low),
        None if line.level.high is None else given.figures.cell(name, line.level.high),
        verdict,
    )


def _verdict(given: Materials, where: RoadPlace, row: Row, line: Line) -> str:
    change, released = line.change, where.released[row.indicator]
    detail = {name: getattr(change, name) for name in ("before", "ratio", "p", "q", "tested", "reason")}
    return given.figures.add(
        slug(row.indicator),
        f"{slug(where.place.slug)}-{slug(row.words)}-change",
        change.verdict if change else None,
        label=f"{line.kind}: change on the year before",
        unit="verdict",
        place=where.place.name,
        period=released.figures.period.label,
        provenance=change.provenance if change else line.provenance,
        caveats=released.caveats,
        detail=detail,
    )


def _by_footprint(given: Materials, roads: Roads) -> Table:
    """The same year here and in each footprint round it, each named for what it is."""
    return Table(
        id="roads-footprints-table",
        caption=f"Reported collisions, and people hurt in them, by footprint, {roads.year.first.year}",
        columns=(
            Column("Measure"),
            *(Column(each.place.name, "decimal", decimals=0, absent="not held") for each in roads.places),
        ),
        rows=tuple((row.words, *(_of_place(given, each, row) for each in roads.places)) for row in ROWS),
        notes=tuple(
            f"{each.place.name}: {listed([district.name for district in each.place.districts])}."
            for each in roads.places
            if each.wider
        ),
        units="collisions in the first four rows; people in the others",
        source=_published(roads),
    )


def _of_place(given: Materials, where: RoadPlace, row: Row) -> Cell:
    if row.adjusted:
        return _adjusted(given, where, row)
    line = where.line(row.indicator, row.words)
    return given.figures.cell(_counted(given, where, row, line)) if line else None


def _by_user(given: Materials, roads: Roads) -> Table:
    """People killed or seriously injured by how they were travelling, here and in the footprints round it."""
    lines, before = roads.here.released[USERS].figures.lines, roads.year.year_before()
    rows = []
    for line in lines:
        row = Row(line.kind, USERS)
        name = _counted(given, roads.here, row, line)
        verdict: Cell = "not compared"
        if line.change:
            verdict = given.figures.cell(_verdict(given, roads.here, row, line), line.change.verdict)
        rows.append(
            (
                line.kind,
                _earlier(given, roads.here, row, line, before),
                given.figures.cell(name),
                verdict,
                *(_of_place(given, each, row) for each in roads.places if each.wider),
            )
        )
    return Table(
        id="roads-users-table",
        caption=f"People killed or seriously injured in {roads.here.place.name}, by how they were travelling",
        columns=(
            Column("Road user"),
            Column(f"{before.first.year}", "number", absent="not held"),
            Column(f"{roads.year.first.year}", "number"),
            Column("Verdict on the last year"),
            *(
                Column(f"{each.place.name}, {roads.year.first.year}", "number", absent="not held")
                for each in roads.places
                if each.wider
            ),
        ),
        rows=tuple(rows),
        notes=_caveats(roads, (USERS,)),
        units="people, severity as reported",
        source=_published(roads),
    )


def _caveats(roads: Roads, slugs: tuple[str, ...]) -> tuple[str, ...]:
    """What must be said beside the figures of these indicators, each once."""
    said = (each for one in slugs if one in roads.here.released for each in roads.here.released[one].caveats)
    return tuple(dict.fromkeys(said))


def _published(roads: Roads) -> str:
    return listed(sorted({published(each.figures) for each in roads.here.released.values()}), join=";")
