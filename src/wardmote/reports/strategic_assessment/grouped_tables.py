"""The tables of limb (a) by ward and by deprivation: counts, and rates with a range, with what they cannot say."""

from collections.abc import Iterator

from wardmote.documents import Block, Column, Heading, Map, Note, Paragraph, Shape, Table
from wardmote.documents.tables import Cell
from wardmote.evidence import change
from wardmote.evidence.geography.joining_outlines import joined_outlines
from wardmote.evidence.geography.outlines import Outline, read_outlines
from wardmote.evidence.indicators.lines import PER, known_or_none
from wardmote.evidence.provenance import Input, Provenance
from wardmote.reports.strategic_assessment.area_map import Layer, half_in_words, layers_of, shaded_map
from wardmote.reports.strategic_assessment.grouped_areas import NO_WARD_CODE, Grouped, Part
from wardmote.reports.strategic_assessment.materials import Materials
from wardmote.reports.strategic_assessment.wording import several

METHOD = (
    "count of rows the publisher gave the LSOAs of the part; rate with a 95% interval by the score method, as if the "
    "part varied as much as the whole place"
)
FALLACY = (
    "A rate of deprived areas is not a rate of deprived people: it says nothing of who did what or to whom, and people "
    "are harmed away from where they live."
)


def ward_section(given: Materials) -> Iterator[Block]:
    """Every ward with its people, what was recorded, and the rate; or what is asked for to make it."""
    yield Heading(2, "By ward", "levels-wards")
    if given.grouped.wards is None:
        yield Paragraph("No look-up from small areas to wards is held, so nothing is told by ward here.")
        return
    layer = given.pack.layer("lsoa_2011")
    joined = f"Wards are drawn by joining their small areas. {layer[0].attribution}" if layer else ""
    caption = f"Recorded in each ward of {given.place.name}"
    table = _table(given, given.grouped.wards, "wards", "Ward", caption, *filter(None, [joined]))
    outlines = _ward_outlines(given, given.grouped.wards)
    yield _map(given, given.grouped.wards, outlines, table) if outlines else table


def _ward_outlines(given: Materials, wards: Grouped) -> dict[str, Outline]:
    """The outline of each ward, of the outlines the pack ships of its small areas."""
    layer = given.pack.layer("lsoa_2011")
    parts = {area.code: part.key for part in wards.parts if part.key != NO_WARD_CODE for area in part.areas}
    names = {part.key: part.name for part in wards.parts}
    return joined_outlines(read_outlines(layer[1]), parts, names) if layer else {}


def _map(given: Materials, wards: Grouped, outlines: dict[str, Outline], table: Table) -> Map:
    """Wards shaded by how much was recorded in each, with the table of all there is."""
    everything = layers_of(given)[0]
    shapes: list[Shape] = []
    inputs: list[Input] = []
    for part in (each for each in wards.parts if each.key in outlines):
        figure = given.figures[_counted(given, wards, part, "wards", everything)[0]]
        shapes.append(Shape(part.key, part.name, outlines[part.key].rings, int(figure.value or 0)))
        inputs += figure.provenance.inputs
    sentence = half_in_words(given, everything, shapes, "ward", "wards", inputs)
    return shaded_map(given, "wards", everything.words, "ward", shapes, sentence, table)


def deprivation_section(given: Materials) -> Iterator[Block]:
    """What was recorded in small areas of each decile of deprivation, and what that cannot say."""
    yield Heading(2, "By deprivation", "levels-deprivation")
    deciles = given.grouped.deciles
    if deciles is None:
        yield Paragraph("No index of deprivation is held, so nothing is told by it here.")
        return
    known = sum(len(part.areas) for part in deciles.parts)
    yield Paragraph(
        f"The {several(known, 'small area')} of {given.place.name} are put together by how deprived they are among all "
        "of England. A decile with few areas here may stand for one place and no more."
    )
    yield _table(given, deciles, "deprivation", "Decile", f"Recorded in {given.place.name} by decile of deprivation")
    yield Note("caveat", FALLACY)


def _table(given: Materials, grouped: Grouped, group: str, first: str, caption: str, *notes: str) -> Table:
    layers = layers_of(given)
    return Table(
        id=f"{group}-table",
        caption=f"{caption}, {given.period.label}",
        columns=(
            Column(first),
            Column("Small areas", "number"),
            Column("People", "number"),
            Column("All recorded", "number"),
            Column("Rate", "rate"),
            Column("Rate from", "rate"),
            Column("Rate to", "rate"),
            *(Column(layer.words, "number") for layer in layers[1:]),
        ),
        rows=tuple(_row(given, grouped, part, group, layers) for part in grouped.parts),
        units="crimes and incidents recorded in the period; rates for every 1,000 people",
        source=given.source_line,
        notes=(
            *grouped.notes,
            "A range supposes that each part varies as much as the whole place: it is wide rather than narrow.",
            "Town centres have few residents and many visitors: a high rate is not a risk to each who lives there.",
            *notes,
        ),
    )


def _row(given: Materials, grouped: Grouped, part: Part, group: str, layers: tuple[Layer, ...]) -> tuple[Cell, ...]:
    cells = [_counted(given, grouped, part, group, layer) for layer in layers]
    known = {"areas": len(part.areas), "people": part.people}
    about = [
        given.figures.add(
            group,
            f"{part.key.lower()}-{what}",
            value,
            label=f"{part.name}: {what}",
            unit="small areas" if what == "areas" else "people",
            provenance=Provenance("geography", (), "as the geography held has it", grouped.made_from),
        )
        for what, value in known.items()
    ]
    whole = cells[0]
    rates = (None if value is None else given.figures.cell(whole[0], value) for value in whole[1:])
    return (
        part.name,
        given.figures.cell(about[0]),
        None if part.people is None else given.figures.cell(about[1]),
        given.figures.cell(whole[0]),
        *rates,
        *(given.figures.cell(name) for name, *_ in cells[1:]),
    )


def _counted(
    given: Materials, grouped: Grouped, part: Part, group: str, layer: Layer
) -> tuple[str, float | None, float | None, float | None]:
    """The figure of a part's count on one layer, with its rate and the ends of its range."""
    areas = given.small_areas
    found = [areas.count(area, layer.kinds) for area in part.areas] if areas else []
    count = sum(each for each, _ in found)
    rate, low, high = _rates(given, count, part.people)
    name = given.figures.add(
        group,
        f"{part.key.lower()}-{layer.slug}",
        count,
        label=f"{part.name}: {layer.words}",
        unit="crimes and incidents",
        provenance=Provenance(
            given.measurement.source,
            tuple(sorted(each for _, inputs in found for each in inputs)),
            METHOD,
            {"period": str(given.period), "kinds": list(layer.kinds), **grouped.made_from},
        ),
        caveats=given.caveats,
        detail={"people": part.people, "rate": rate, "rate low": low, "rate high": high},
    )
    return name, rate, low, high


def _rates(given: Materials, count: int, people: int | None) -> tuple[float | None, float | None, float | None]:
    """The rate for every 1,000 people and its range; nothing where the people or a month are not known."""
    if not people or given.missing:
        return None, None, None
    whole = next((line.level.estimate for line in given.lines if line.is_total), None)
    if whole is None:
        return count * PER / people, None, None
    ends = (known_or_none(end) for end in change.level_interval(count, whole, len(given.period)))
    low, high = (None if end is None else end * PER / people for end in ends)
    return count * PER / people, low, high
