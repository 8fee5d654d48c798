"""The tables that go with the maps: one with everything, and a compact one for each single kind."""

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from wardmote.documents import Column, Table
from wardmote.documents.tables import Cell
from wardmote.reports.strategic_assessment.materials import Materials
from wardmote.reports.strategic_assessment.wording import several

#: An LSOA is called after the middle layer area it is part of, with a letter: "Chorley 001A".
LETTERED = re.compile(r"(.* \d{3})([A-Z])")
NOTE = "The publisher moves every row to a nearby map point, so rows near a border may lie on its other side."


class Shown(Protocol):
    """What a map shows, as these tables need it."""

    @property
    def slug(self) -> str: ...
    @property
    def words(self) -> str: ...


def whole_table(
    given: Materials, layers: Sequence[Shown], cells: Mapping[str, Mapping[str, Cell]], drawn: int
) -> Table:
    """Every small area with its code and its count on each map."""
    areas = given.small_areas.areas if given.small_areas else ()
    notes = [NOTE]
    if len(areas) > drawn:
        notes.append(
            f"{several(len(areas) - drawn, 'area')} of the table are not on the maps: no outline is held of them."
        )
    if outlines := given.pack.layer("lsoa_2011"):
        notes.append(outlines[0].attribution)
    return Table(
        id="small-areas-table",
        caption=f"Recorded in each small area of {given.place.name}, {given.period.label}",
        columns=(
            Column("Small area"),
            Column("LSOA"),
            *(Column("All" if layer.slug == "all" else layer.words, "number") for layer in layers),
        ),
        rows=tuple((area.name, area.code, *(cells[layer.slug][area.code] for layer in layers)) for area in areas),
        units="crimes and incidents recorded in the period",
        source=given.source_line,
        notes=tuple(notes),
    )


def grid_table(given: Materials, layer: Shown, cells: Mapping[str, Cell]) -> Table:
    """A row for each middle layer area and a column for each letter: every small area's count in little room."""
    areas = given.small_areas.areas if given.small_areas else ()
    rows: dict[str, dict[str, Cell]] = {}
    for area in areas:
        parts = LETTERED.fullmatch(area.name)
        name, letter = parts.groups() if parts else (area.name, "A")
        rows.setdefault(name, {})[letter] = cells[area.code]
    letters = sorted({letter for row in rows.values() for letter in row})
    return Table(
        id=f"small-areas-{layer.slug}-table",
        caption=f"{layer.words} in each small area of {given.place.name}, {given.period.label}",
        columns=(Column("Small area"), *(Column(letter, "number", absent="no area") for letter in letters)),
        rows=tuple((name, *(row.get(letter) for letter in letters)) for name, row in rows.items()),
        units="recorded in the period",
        source=given.source_line,
        notes=("A small area is named by its row and the letter of its column.", NOTE),
    )
