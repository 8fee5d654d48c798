"""The figures the plan itself prints: quoted, with percentages worked out again, and compared with nothing of ours."""

from collections.abc import Iterator

from wardmote.documents import Block, Column, Heading, Paragraph, Table
from wardmote.documents.tables import Cell
from wardmote.evidence.provenance import Provenance
from wardmote.reports.packs import Quoted
from wardmote.reports.strategic_assessment.materials import Materials
from wardmote.reports.strategic_assessment.wording import listed

METHOD = "as printed in the plan; a percentage is worked out again from the two counts"


def plans_own_figures(given: Materials) -> Iterator[Block]:
    """One table of what the plan prints; nothing where it prints no figure."""
    quoted = [each for priority in given.pack.priorities for each in priority.quoted]
    if not quoted:
        return
    yield Heading(2, "Figures the plan printed", "plan-figures")
    yield Paragraph(
        "These are the plan's figures and not ours: they are counted otherwise than the figures in this assessment, "
        "and nothing here was compared with them. Percentages are worked out again from the plan's own counts."
    )
    yield Table(
        id="plan-figures-table",
        caption="Figures printed in the plan, with percentages worked out again",
        columns=(
            Column("Figure"),
            Column("Count", "number"),
            Column("Year before", "number", absent="not given"),
            Column("Change", "change", absent="not given"),
            Column("The plan printed"),
        ),
        rows=tuple(_row(given, each) for each in quoted),
        notes=tuple(f"{each.label}, {each.place}: {each.caution}" for each in quoted if each.caution),
        source=listed(sorted({each.source for each in quoted}), join=";"),
    )


def _row(given: Materials, each: Quoted) -> tuple[Cell, ...]:
    change = None if each.before is None else 100 * (each.value - each.before) / each.before
    name = given.figures.add(
        "plan",
        each.id,
        each.value,
        label=f"{each.label}, {each.place}",
        unit=each.unit,
        period=each.period,
        provenance=Provenance(
            "plan", (), METHOD, {"pack": given.pack.slug, "section": each.section, "source": each.source}
        ),
        caveats=(each.caution,) if each.caution else (),
        detail={"before": each.before, "before period": each.before_period, "change": change, "printed": each.said},
    )
    return (
        f"{each.label}, {each.place}, {each.period}",
        given.figures.cell(name, each.value),
        None if each.before is None else given.figures.cell(name, each.before),
        None if change is None else given.figures.cell(name, change),
        each.said or "no percentage",
    )
