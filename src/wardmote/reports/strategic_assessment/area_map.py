"""The maps of limb (a): where in the area the rows of the period lie, by LSOA, each with the same as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wardmote.documents import Block, Choropleth, Heading, Map, Paragraph, Shape, Strong, Table, Text
from wardmote.documents.tables import Cell, value_of
from wardmote.evidence.geography.outlines import Outline, read_outlines
from wardmote.evidence.provenance import Provenance
from wardmote.reports.strategic_assessment.area_tables import grid_table, whole_table
from wardmote.reports.strategic_assessment.classes import class_limits
from wardmote.reports.strategic_assessment.materials import Materials
from wardmote.reports.strategic_assessment.small_areas import METHOD, SmallArea, SmallAreas
from wardmote.reports.strategic_assessment.wording import name_of, several, slug

#: Kinds with a map of their own beside that of everything: those that are most asked about by place.
BESIDE = ("Anti-social behaviour", "Vehicle crime", "Violence and sexual offences")


@dataclass(frozen=True)
class Layer:
    """What one map shows: its name in ids, in words, and the kinds it counts."""

    slug: str
    words: str
    kinds: tuple[str, ...]


def layers_of(given: Materials) -> tuple[Layer, ...]:
    """Everything together first, then the kinds most asked about by place."""
    kinds = tuple(line.kind for line in given.lines if not line.is_total)
    beside = (Layer(slug(kind), name_of(kind), (kind,)) for kind in BESIDE if given.line(kind))
    return (Layer("all", "Crime and antisocial behaviour", kinds), *beside)


def map_section(given: Materials) -> Iterator[Block]:
    """The maps with their sentences and tables, or a paragraph that says why there are none."""
    yield Heading(2, "Where", "levels-where")
    outlines = given.pack.layer("lsoa_2011")
    if given.small_areas is None or outlines is None or not given.small_areas.areas:
        yield Paragraph("No outlines of small areas are held for this area, so there is no map.")
        return
    yield Paragraph(
        "The maps count rows in each lower layer super output area (LSOA), an area of about 1,500 people. They show "
        "counts and not risk: town centres have few residents and many visitors."
    )
    layers = layers_of(given)
    shapes = read_outlines(outlines[1])
    drawn = [area for area in given.small_areas.areas if area.code in shapes]
    cells = {layer.slug: _cells(given, given.small_areas, layer) for layer in layers}
    for layer in layers:
        whole = layer.slug == "all"
        table = whole_table(given, layers, cells, len(drawn)) if whole else grid_table(given, layer, cells[layer.slug])
        yield _map(given, layer, drawn, shapes, cells[layer.slug], table)


def _cells(given: Materials, areas: SmallAreas, layer: Layer) -> dict[str, Cell]:
    """Register the figure of every area for a layer, and give back its cells by code."""
    cells: dict[str, Cell] = {}
    for area in areas.areas:
        count, inputs = areas.count(area, layer.kinds)
        name = given.figures.add(
            "small-areas",
            f"{area.code.lower()}-{layer.slug}",
            count,
            label=f"{area.name} ({area.code}): {layer.words}",
            unit="crimes and incidents",
            provenance=Provenance(
                given.measurement.source, inputs, METHOD, {"period": str(given.period), "kinds": list(layer.kinds)}
            ),
            caveats=area.released.caveats,
        )
        cells[area.code] = given.figures.cell(name, count)
    return cells


def _map(
    given: Materials,
    layer: Layer,
    drawn: Sequence[SmallArea],
    outlines: dict[str, Outline],
    cells: dict[str, Cell],
    table: Table,
) -> Map:
    values = [_number(cells[area.code]) for area in drawn]
    limits = class_limits(values)
    return Map(
        id=f"map-{layer.slug}",
        title=f"{layer.words} recorded in {given.place.name} by small area, {given.period.label}",
        description=(
            f"{several(len(drawn), 'small area')} shaded in {several(len(limits) - 1, 'class', 'classes')} by how many "
            "rows lie in each. The table that follows has every value."
        ),
        sentence=_sentence(given, layer, values),
        spec=Choropleth(
            shapes=tuple(
                Shape(area.code, area.name, outlines[area.code].rings, value)
                for area, value in zip(drawn, values, strict=True)
            ),
            class_limits=limits,
            unit="crimes and incidents",
            legend_title="Recorded in the period",
            outlines=_districts(given),
        ),
        table=table,
    )


def _number(cell: Cell) -> int:
    return int(value_of(cell) or 0)


def _sentence(given: Materials, layer: Layer, values: Sequence[int]) -> tuple:
    """How unevenly rows lie: how few areas hold half of them."""
    whole, held, few = sum(values), 0, 0
    for value in sorted(values, reverse=True):
        if 2 * held >= whole:
            break
        held, few = held + value, few + 1
    areas = given.small_areas.areas if given.small_areas else ()
    lines = [line for area in areas for kind in layer.kinds if (line := area.line(kind))]
    inputs = tuple(sorted(each for line in lines for each in line.provenance.inputs))
    name = given.figures.add(
        "small-areas",
        f"half-{layer.slug}",
        few,
        label=f"Fewest small areas that hold half: {layer.words}",
        unit="small areas",
        provenance=Provenance(
            given.measurement.source, inputs, METHOD, {"period": str(given.period), "kinds": list(layer.kinds)}
        ),
        detail={"areas": len(values), "rows": whole},
    )
    return (
        Strong(f"{layer.words}: "),
        Text("half of what was recorded lies in "),
        given.figures.ref(name, f"{few:,} of {len(values):,} small areas"),
        Text("."),
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
