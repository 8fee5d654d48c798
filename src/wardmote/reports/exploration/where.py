"""Where in a place a line lies: a map of its wards or LSOAs, its sentence, and the same as a table."""

from collections.abc import Iterator
from datetime import date

from wardmote.documents import Block, Choropleth, Column, Heading, Map, Note, Paragraph, Shape, Table, Text
from wardmote.documents.tables import Cell
from wardmote.documents.words import Inline
from wardmote.evidence.indicators import Line
from wardmote.evidence.provenance import Provenance, joined
from wardmote.reports.exploration.materials import Parts, Seen
from wardmote.reports.exploration.tables import source_of
from wardmote.reports.strategic_assessment.classes import class_limits
from wardmote.reports.strategic_assessment.wording import name_of, several

MAP, TABLE = "map", "parts-table"
PER = 1000
ONE = {"ward": "ward", "lsoa": "small area"}
METHOD = "the fewest parts, the greatest first, that hold at least half of what was counted"


def where_section(seen: Seen, line: Line, parts: Parts, as_at: date) -> Iterator[Block]:
    """The map with its table; the table alone where no outline is held; a sentence where there is neither."""
    yield Heading(1, "Where", "where")
    if parts.why_not:
        yield Note("note", parts.why_not)
        return
    cells = {code: _cell(seen, line, parts, code) for code in parts.names}
    yield Paragraph(
        f"Counts in each {ONE[parts.level]}, and not risk: town centres have few residents and many visitors."
    )
    table = _table(seen, line, parts, cells, as_at)
    drawn = [code for code in parts.names if code in parts.outlines]
    if not drawn:
        yield Note("note", f"No outline of a {ONE[parts.level]} is held, so there is a table and no map.")
        yield table
        return
    yield _map(seen, line, parts, drawn, table)


def _cell(seen: Seen, line: Line, parts: Parts, code: str) -> Cell:
    found = parts.lines.get(code)
    if found is None:
        return None
    name = seen.figures.add(
        "parts",
        f"{code.lower()}-count",
        found.level.count,
        label=f"{parts.names[code]} ({code}): {name_of(line.kind)}",
        unit=line.unit,
        provenance=found.provenance,
        place=parts.names[code],
        caveats=seen.released.caveats,
    )
    return seen.figures.cell(name)


def _table(seen: Seen, line: Line, parts: Parts, cells: dict[str, Cell], as_at: date) -> Table:
    columns = [Column(ONE[parts.level].capitalize()), Column("Code"), Column("Count", "number", absent="no figure")]
    if parts.people:
        columns.append(Column("Rate", "rate", absent="none"))
    numbers = _numbers(parts)
    if numbers:
        columns.append(Column("Number on the map", absent="not drawn"))
    rows = [
        (
            parts.names[code],
            code,
            cells[code],
            *([_rate(seen, line, parts, code)] if parts.people else []),
            *([numbers.get(code)] if numbers else []),
        )
        for code in _in_order(parts)
    ]
    return Table(
        id=TABLE,
        caption=f"{name_of(line.kind)} in each {ONE[parts.level]} of {seen.inquiry.place.name}, "
        f"{seen.inquiry.period.label}",
        columns=tuple(columns),
        rows=tuple(rows),
        units=f"{line.unit} in the period" + ("; rates for every 1,000 people" if parts.people else ""),
        source=source_of(seen, as_at),
        notes=(*_out_of(parts), *_elsewhere(parts), *parts.notes, *filter(None, [parts.attribution])),
    )


def _in_order(parts: Parts) -> list[str]:
    return sorted(parts.names, key=lambda code: (parts.names[code], code))


def _numbers(parts: Parts) -> dict[str, str]:
    """What wards are called on the map, where their names would cover one another; LSOAs are too many to be called."""
    drawn = [code for code in _in_order(parts) if code in parts.outlines] if parts.level == "ward" else []
    return {code: str(number) for number, code in enumerate(drawn, start=1)}


def _rate(seen: Seen, line: Line, parts: Parts, code: str) -> Cell:
    found, people = parts.lines.get(code), parts.people.get(code)
    if found is None or people is None or not people.value:
        return None
    given = found.provenance
    name = seen.figures.add(
        "parts",
        f"{code.lower()}-rate",
        found.level.count * PER / people.value,
        label=f"{parts.names[code]} ({code}): {name_of(line.kind)}, rate",
        unit=f"{line.unit} for every 1,000 {people.what}",
        provenance=Provenance(
            given.source,
            given.inputs,
            given.method,
            {**given.parameters, "out of": people.value, "its source": people.file_name},
        ),
        place=parts.names[code],
        caveats=seen.released.caveats,
    )
    return seen.figures.cell(name)


def _out_of(parts: Parts) -> tuple[str, ...]:
    if not parts.people:
        return ("No rate is given, because nobody here says how many people live in each.",)
    files = sorted({f"{each.file_name}, {each.vintage}" for each in parts.people.values()})
    return (f"People: {'; '.join(files)}.",)


def _elsewhere(parts: Parts) -> tuple[str, ...]:
    """What lies in the place and in no part of it that is known."""
    line = parts.lines.get("")
    if line is None or not line.level.count:
        return ()
    return (f"{line.level.count:,} more lie in the place and in no {ONE[parts.level]} that is known here.",)


def _map(seen: Seen, line: Line, parts: Parts, drawn: list[str], table: Table) -> Map:
    values = {code: found.level.count if (found := parts.lines.get(code)) else None for code in drawn}
    numbers = _numbers(parts)
    limits = class_limits([value for value in values.values() if value is not None])
    return Map(
        id=MAP,
        title=f"{name_of(line.kind)} in {seen.inquiry.place.name} by {ONE[parts.level]}, {seen.inquiry.period.label}",
        description=(
            f"{several(len(drawn), ONE[parts.level])} shaded in {several(len(limits) - 1, 'class', 'classes')} by how "
            f"many were counted in each{', numbered as in the table' if numbers else ''}. The table that follows has "
            "every value."
        ),
        sentence=_sentence(seen, line, parts),
        spec=Choropleth(
            shapes=tuple(
                Shape(code, numbers.get(code, parts.names[code]), parts.outlines[code].rings, values[code])
                for code in drawn
            ),
            class_limits=limits,
            unit=line.unit,
            legend_title="Counted in the period",
            outlines=parts.around,
            labels=bool(numbers),
        ),
        table=table,
    )


def _sentence(seen: Seen, line: Line, parts: Parts) -> tuple[Inline, ...]:
    """How unevenly it lies: how few parts hold half."""
    found = [parts.lines[code] for code in parts.names if code in parts.lines]
    whole, held, few = sum(each.level.count for each in found), 0, 0
    if not whole:
        return (Text(f"Nothing was counted in any {ONE[parts.level]} in the period."),)
    for count in sorted((each.level.count for each in found), reverse=True):
        if 2 * held >= whole:
            break
        held, few = held + count, few + 1
    name = seen.figures.add(
        "parts",
        "half",
        few,
        label=f"Fewest {ONE[parts.level]}s that hold half: {name_of(line.kind)}",
        unit=f"{ONE[parts.level]}s",
        provenance=Provenance(
            line.provenance.source,
            joined(*(each.provenance.inputs for each in found)),
            METHOD,
            {"period": str(seen.inquiry.period)},
        ),
        caveats=seen.released.caveats,
    )
    said = seen.figures.ref(name, f"{few:,} of {several(len(parts.names), ONE[parts.level])}")
    return (Text("Half of what was counted lies in "), said, Text("."))
