"""The maps of limb (a): where in the area the rows of the period lie, by LSOA, each with the same as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wardmote.documents import Block, Choropleth, Heading, Map, Paragraph, Shape, Strong, Table, Text
from wardmote.documents.tables import Cell, value_of
from wardmote.documents.words import Inline
from wardmote.evidence.geography.outlines import Outline, read_outlines
from wardmote.evidence.provenance import Input, Provenance
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
    shapes = tuple(Shape(area.code, area.name, outlines[area.code].rings, _number(cells[area.code])) for area in drawn)
    areas = given.small_areas.areas if given.small_areas else ()
    lines = [line for area in areas for kind in layer.kinds if (line := area.line(kind))]
    sentence = half_in_words(
        given, layer, shapes, "small area", "small-areas", [each for line in lines for each in line.provenance.inputs]
    )
    return shaded_map(given, layer.slug, layer.words, "small area", shapes, sentence, table)


def shaded_map(
    given: Materials,
    name: str,
    what: str,
    one: str,
    shapes: Sequence[Shape],
    sentence: tuple[Inline, ...],
    table: Table,
) -> Map:
    """Places, each called `one` of them, shaded by how much of `what` was recorded in each."""
    limits = class_limits([int(shape.value or 0) for shape in shapes])
    return Map(
        id=f"map-{name}",
        title=f"{what} recorded in {given.place.name} by {one}, {given.period.label}",
        description=(
            f"{several(len(shapes), one)} shaded in {several(len(limits) - 1, 'class', 'classes')} by how many rows "
            "lie in each. The table that follows has every value."
        ),
        sentence=sentence,
        spec=Choropleth(
            shapes=tuple(shapes),
            class_limits=limits,
            unit="crimes and incidents",
            legend_title="Recorded in the period",
            outlines=_districts(given),
        ),
        table=table,
    )


def _number(cell: Cell) -> int:
    return int(value_of(cell) or 0)


def half_in_words(
    given: Materials, layer: Layer, shapes: Sequence[Shape], one: str, group: str, inputs: Sequence[Input]
) -> tuple[Inline, ...]:
    """How unevenly rows lie: how few places hold half of them. `inputs` are the cells of all of them."""
    values = sorted((int(shape.value or 0) for shape in shapes), reverse=True)
    whole, held, few = sum(values), 0, 0
    for value in values:
        if 2 * held >= whole:
            break
        held, few = held + value, few + 1
    name = given.figures.add(
        group,
        f"half-{layer.slug}",
        few,
        label=f"Fewest {one}s that hold half: {layer.words}",
        unit=f"{one}s",
        provenance=Provenance(
            given.measurement.source,
            tuple(sorted(inputs)),
            METHOD,
            {"period": str(given.period), "kinds": list(layer.kinds)},
        ),
        detail={"places": len(values), "rows": whole},
    )
    return (
        Strong(f"{layer.words}: "),
        Text("half of what was recorded lies in "),
        given.figures.ref(name, f"{few:,} of {several(len(values), one)}"),
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
