"""The map of limb (a): where in the area the rows of the period lie, by LSOA, with the same as a table."""

from collections.abc import Iterator, Sequence

from wardmote.documents import Block, Choropleth, Column, Heading, Map, Paragraph, Shape, Strong, Table, Text
from wardmote.documents.tables import Cell
from wardmote.evidence.geography.outlines import Outline, read_outlines
from wardmote.evidence.provenance import Provenance
from wardmote.reports.strategic_assessment.materials import Materials
from wardmote.reports.strategic_assessment.small_areas import METHOD, SmallArea
from wardmote.reports.strategic_assessment.wording import name_of, several, slug

#: Kinds with a column of their own beside the total: those the map is most asked about.
BESIDE = ("Anti-social behaviour", "Vehicle crime", "Violence and sexual offences")
CLASSES = 5


def map_section(given: Materials) -> Iterator[Block]:
    """The map with its sentence and table, or a paragraph that says why there is none."""
    yield Heading(2, "Where", "levels-where")
    layer = given.pack.layer("lsoa_2011")
    if given.small_areas is None or layer is None or not given.small_areas.areas:
        yield Paragraph("No outlines of small areas are held for this area, so there is no map.")
        return
    yield Paragraph(
        "The map counts rows in each lower layer super output area (LSOA), an area of about 1,500 people. It shows "
        "counts and not risk: town centres have few residents and many visitors."
    )
    kinds = tuple(line.kind for line in given.lines if not line.is_total)
    columns: tuple[tuple[str, Sequence[str]], ...] = (
        ("All", kinds),
        *((kind, (kind,)) for kind in BESIDE if given.line(kind)),
    )
    outlines = read_outlines(layer[1])
    yield _map(given, columns, outlines, _districts(given))


def _map(
    given: Materials,
    columns: tuple[tuple[str, Sequence[str]], ...],
    outlines: dict[str, Outline],
    borders: tuple[Shape, ...],
) -> Map:
    areas = given.small_areas.areas if given.small_areas else ()
    counts = {area.code: _register(given, area, columns) for area in areas}
    drawn = [area for area in areas if area.code in outlines]
    values = [int(counts[area.code][0].value or 0) for area in drawn]  # type: ignore[union-attr]
    limits = class_limits(values)
    period, place = given.period.label, given.place.name
    return Map(
        id="map-all",
        title=f"Crime and antisocial behaviour recorded in {place} by small area, {period}",
        description=(
            f"{several(len(drawn), 'small area')} shaded in {several(len(limits) - 1, 'class', 'classes')} by how "
            "many rows lie in each. The table that follows has every value."
        ),
        sentence=_sentence(given, values),
        spec=Choropleth(
            shapes=tuple(
                Shape(area.code, area.name, outlines[area.code].rings, value)
                for area, value in zip(drawn, values, strict=True)
            ),
            class_limits=limits,
            unit="crimes and incidents",
            legend_title="Recorded in the period",
            outlines=borders,
        ),
        table=_table(given, areas, counts, columns, drawn),
    )


def _register(given: Materials, area: SmallArea, columns: tuple[tuple[str, Sequence[str]], ...]) -> list[Cell]:
    """Register the area's figure for each column and give back its cells."""
    cells: list[Cell] = []
    for title, kinds in columns:
        count, inputs = given.small_areas.count(area, kinds) if given.small_areas else (0, ())
        provenance = Provenance(
            area.released.figures.source, inputs, METHOD, {"period": str(given.period), "kinds": list(kinds)}
        )
        name = given.figures.add(
            "small-areas",
            f"{area.code.lower()}-{slug(title)}",
            count,
            label=f"{area.name} ({area.code}): {title}",
            unit="crimes and incidents",
            provenance=provenance,
            caveats=area.released.caveats,
        )
        cells.append(given.figures.cell(name, count))
    return cells


def _sentence(given: Materials, values: list[int]) -> tuple:
    """How unevenly rows lie: how few areas hold half of them."""
    whole, half = sum(values), 0
    few = 0
    for value in sorted(values, reverse=True):
        if 2 * half >= whole:
            break
        half, few = half + value, few + 1
    areas = given.small_areas.areas if given.small_areas else ()
    everything = tuple(
        sorted(each for area in areas for line in area.released.figures.lines for each in line.provenance.inputs)
    )
    name = given.figures.add(
        "small-areas",
        "half",
        few,
        label="Fewest small areas that hold half of what was recorded",
        unit="small areas",
        provenance=Provenance(given.measurement.source, everything, METHOD, {"period": str(given.period)}),
        detail={"areas": len(values), "rows": whole},
    )
    return (
        Strong("Where: "),
        Text("half of all that was recorded lies in "),
        given.figures.ref(name, f"{few:,} of {len(values):,} small areas"),
        Text("."),
    )


def _table(
    given: Materials,
    areas: Sequence[SmallArea],
    counts: dict[str, list[Cell]],
    columns: tuple[tuple[str, Sequence[str]], ...],
    drawn: Sequence[SmallArea],
) -> Table:
    notes = ["The publisher moves every row to a nearby map point, so rows near a border may lie on its other side."]
    undrawn = len(areas) - len(drawn)
    if undrawn:
        notes.append(
            f"{several(undrawn, 'area')} of the table have no outline here (drawn after 2011) and are not on the map."
        )
    layer = given.pack.layer("lsoa_2011")
    if layer:
        notes.append(layer[0].attribution)
    return Table(
        id="small-areas-table",
        caption=f"Recorded in each small area of {given.place.name}, {given.period.label}",
        columns=(
            Column("Small area"),
            Column("LSOA"),
            *(Column(title if title == "All" else name_of(title), "number") for title, _ in columns),
        ),
        rows=tuple((area.name, area.code, *counts[area.code]) for area in areas),
        units="crimes and incidents recorded in the period",
        source=given.source_line,
        notes=tuple(notes),
    )


def _districts(given: Materials) -> tuple[Shape, ...]:
    layer = given.pack.layer("district")
    if layer is None:
        return ()
    outlines = read_outlines(layer[1])
    return tuple(
        Shape(each.code, each.name, outlines[each.code].rings)
        for each in given.place.districts
        if each.code in outlines
    )


def class_limits(values: Sequence[int]) -> tuple[float, ...]:
    """Edges of up to five classes that each hold about as many areas, at numbers a person would choose.

    Rising, from nought to at least the greatest value.
    """
    ranked = sorted(values)
    top = round_up(max(ranked, default=0) + 1)
    edges = [round_near(ranked[len(ranked) * step // CLASSES]) for step in range(1, CLASSES)] if ranked else []
    inner = sorted({edge for edge in edges if 0 < edge < top})
    return (0, *inner, top)


def _step(value: int) -> int:
    """The step of round numbers at a size: 5 under a hundred, 10 or 50 above, and so on."""
    return 1 if value < 10 else 5 if value < 100 else 10 if value < 500 else 50 if value < 2000 else 100


def round_near(value: int) -> int:
    """The nearest number a person would choose."""
    step = _step(value)
    return (value + step // 2) // step * step


def round_up(value: int) -> int:
    """The next number a person would choose that is no smaller."""
    step = _step(value)
    return -(-value // step) * step
