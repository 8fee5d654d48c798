"""The figures the plan itself prints: worked out again, counted again where the store allows, and judged for chance."""

from collections.abc import Iterator, Sequence

from wardmote.documents import Block, Bullets, Column, Heading, Note, Paragraph, Table, Text
from wardmote.documents.tables import Cell, number
from wardmote.documents.words import Inline
from wardmote.evidence.indicators.judging import Judged, counted_in, judged_by
from wardmote.evidence.periods import Period
from wardmote.evidence.provenance import Provenance
from wardmote.reports.packs import Quoted
from wardmote.reports.strategic_assessment.materials import Materials
from wardmote.reports.strategic_assessment.recounts import Recounted
from wardmote.reports.strategic_assessment.wording import listed

METHOD = "as printed in the plan; a percentage is worked out again from the two counts"
ALONE_METHOD = "p of the two printed counts by the score method, were months to vary by chance alone (Poisson)"
GROUP = "plan"
#: With fewer times in a thousand the number itself says no more.
SELDOM = 0.001


def plans_own_figures(given: Materials) -> Iterator[Block]:
    """What the plan prints, worked out and counted again, and what it says of figures without printing them."""
    changes = [each for each in given.recounts if each.printed]
    counts = [each for each in given.recounts if not each.printed]
    if not given.recounts:
        return
    yield Heading(2, "Figures the plan printed", "plan-figures")
    yield Paragraph(
        "These are the plan's figures and not ours. Percentages are worked out again from the plan's own counts, and "
        "counts are counted again where the evidence held allows it. Where it does not, the data that would is named."
    )
    if changes:
        yield _changes_table(given, changes)
        yield Bullets(tuple(_judgement(given, each) for each in changes))
        yield from _how_near(changes)
    if counts:
        yield _counts_table(given, counts)
    yield from _claims(given)


def _changes_table(given: Materials, changes: Sequence[Recounted]) -> Table:
    return Table(
        id="plan-figures-table",
        caption="Changes the plan printed, worked out again, and whether they could be chance",
        columns=(
            Column("Figure"),
            Column("Before", "number"),
            Column("After", "number"),
            Column("The plan printed"),
            Column("Worked out again", "change"),
            Column("p, chance alone", "decimal", decimals=3),
            Column("p, as such counts vary", "decimal", decimals=3, absent="not known"),
            Column("Verdict"),
        ),
        rows=tuple(_change_row(given, each) for each in changes),
        notes=(
            "p is how often an unchanged series would make a change as large or larger: 0.05 is 5 times in 100.",
            "Chance alone is the least that counts vary.",
            "The second p allows for how much months of the nearest series held vary, and for how they move together.",
        ),
        source=listed(sorted({each.quoted.source for each in changes}), join=";"),
    )


def _change_row(given: Materials, each: Recounted) -> tuple[Cell, ...]:
    quoted, printed, judged = each.quoted, each.printed, judgement(each)
    if printed is None:
        return ()
    name, alone = _printed(given, each), _alone(given, each)
    verdict: Cell = "not judged: no series of the kind is held"
    varied: Cell = None
    if judged:
        by = _varied(given, each, judged)
        varied = None if judged.p is None else given.figures.cell(by, _p(judged.p))
        verdict = given.figures.cell(by, judged.verdict)
    return (
        f"{quoted.label}, {quoted.place}, {quoted.period}",
        given.figures.cell(name, printed.before),
        given.figures.cell(name),
        quoted.said or "no percentage",
        given.figures.cell(name, printed.percent),
        given.figures.cell(alone, _p(printed.p_alone)),
        varied,
        verdict,
    )


def judgement(each: Recounted) -> Judged | None:
    """A change the plan prints, judged by the nearest series held; None where none is."""
    return judged_by(each.nearest, each.printed) if each.nearest and each.printed else None


def _printed(given: Materials, each: Recounted) -> str:
    quoted, printed = each.quoted, each.printed
    return given.figures.add(
        GROUP,
        quoted.id,
        quoted.value,
        label=f"{quoted.label}, {quoted.place}",
        unit=quoted.unit,
        period=quoted.period,
        place=quoted.place,
        provenance=_of_the_plan(given, quoted, METHOD),
        caveats=(quoted.caution,) if quoted.caution else (),
        detail={
            "before": quoted.before,
            "before period": quoted.before_period,
            "change": printed.percent if printed else None,
            "printed": quoted.said,
        },
    )


def _alone(given: Materials, each: Recounted) -> str:
    quoted, printed = each.quoted, each.printed
    return given.figures.add(
        GROUP,
        f"{quoted.id}-alone",
        printed.p_alone if printed else None,
        label=f"{quoted.label}, {quoted.place}: p of the printed change by chance alone",
        unit="p",
        period=quoted.period,
        place=quoted.place,
        provenance=_of_the_plan(given, quoted, ALONE_METHOD),
    )


def _varied(given: Materials, each: Recounted, judged: Judged) -> str:
    quoted = each.quoted
    return given.figures.add(
        GROUP,
        f"{quoted.id}-varied",
        judged.p,
        label=f"{quoted.label}, {quoted.place}: p of the printed change as such counts vary",
        unit="p",
        period=quoted.period,
        place=quoted.place,
        provenance=judged.provenance,
        caveats=each.caveats,
        detail={"variance ratio": judged.varies, "verdict": judged.verdict, "reason": judged.reason},
    )


def _of_the_plan(given: Materials, quoted: Quoted, method: str) -> Provenance:
    return Provenance("plan", (), method, {"pack": given.pack.slug, "section": quoted.section, "source": quoted.source})


def _judgement(given: Materials, each: Recounted) -> tuple[Inline, ...]:
    """What the plan printed, what it comes to, what chance alone would do, and what the nearest series says."""
    quoted, printed, near = each.quoted, each.printed, each.quoted.nearest
    if printed is None:
        return ()
    figures, name, alone = given.figures, _printed(given, each), _alone(given, each)
    words: list[Inline] = [
        Text(f"{quoted.label} in {quoted.place}: from {number(printed.before)} in the {quoted.before_period} to "),
        figures.ref(name, number(printed.after)),
        Text(f" in the {quoted.period} is "),
        figures.ref(name, f"{number(printed.percent, 1, signed=True)}%"),
        Text(f"{_as_printed(each)}. By chance alone an unchanged series would make such a change "),
        figures.ref(alone, how_often(printed.p_alone)),
        Text("."),
    ]
    judged = judgement(each)
    if judged is None or near is None:
        return (*words, Text(f" How much such counts vary is not known here. Asked for: {quoted.needs}"))
    by = _varied(given, each, judged)
    words.append(Text(f" {near.line} there, the nearest series held, "))
    if judged.p is None or judged.varies is None:
        return (*words, figures.ref(by, f"does not say: {judged.reason}"), Text("."))
    words += [
        Text("varies over a year "),
        figures.ref(by, f"{number(judged.varies, 1)} times as much as chance alone"),
        Text("; allowing for that, "),
        figures.ref(by, f"{how_often(judged.p)}: {judged.verdict}"),
        Text("."),
    ]
    return (*words, *_near_counts(given, each))


def _as_printed(each: Recounted) -> str:
    """Whether the percentage that the plan printed is the one its own counts make."""
    said, printed = each.quoted.said, each.printed
    if not said or printed is None:
        return "; the plan printed no percentage"
    if said.rstrip("%") == f"{abs(printed.percent):.0f}":
        return f"; the plan's {said} is that, rounded"
    return f"; the plan printed {said}, and its own counts round to {abs(printed.percent):.0f}%"


def _p(p: float) -> float | str:
    """p as a table shows it: never as nought."""
    return p if p >= SELDOM else f"under {SELDOM:g}"


def how_often(p: float) -> str:
    """p in words: 0.046 is about 5 times in 100."""
    if p < SELDOM:
        return "less than once in 1,000 times"
    if p < 0.01:
        return f"about {_times(1000 * p)} in 1,000"
    return f"about {_times(100 * p)} in 100"


def _times(value: float) -> str:
    return "once" if round(value) == 1 else f"{round(value)} times"


def _near_counts(given: Materials, each: Recounted) -> tuple[Inline, ...]:
    """The nearest series' own counts of the months of the plan's figure, where they are held."""
    if each.nearest is None:
        return ()
    words: list[Inline] = []
    for months, period in (
        (each.quoted.before_months, each.quoted.before_period),
        (each.quoted.months, each.quoted.period),
    ):
        counted = counted_in(each.nearest, Period.parse(months)) if months else None
        if counted is None:
            continue
        name = given.figures.add(
            GROUP,
            f"{each.quoted.id}-near-{months.replace('..', '-')}",
            counted[0],
            label=f"{each.nearest.kind}, {each.quoted.place}, {period}",
            unit=each.nearest.unit,
            period=period,
            place=each.quoted.place,
            provenance=counted[1],
            caveats=each.caveats,
        )
        words += [
            Text(" and " if words else " It counts "),
            given.figures.ref(name, number(counted[0])),
            Text(f" in the {period}"),
        ]
    return (*words, Text(".")) if words else ()


def _how_near(changes: Sequence[Recounted]) -> Iterator[Block]:
    """What the series that changes were judged by are, each said once."""
    said = dict.fromkeys(each.quoted.nearest.says for each in changes if each.nearest and each.quoted.nearest)
    yield from (Note("caveat", each) for each in said)


def _counts_table(given: Materials, counts: Sequence[Recounted]) -> Table:
    return Table(
        id="plan-counts-table",
        caption="Counts the plan printed, and the same counted again",
        columns=(
            Column("Figure"),
            Column("The plan printed", "number"),
            Column("Counted again", "number", absent="not held"),
            Column("What comes of it"),
        ),
        rows=tuple(_count_row(given, each) for each in counts),
        notes=tuple(f"{each.quoted.label}: {each.quoted.caution}" for each in counts if each.quoted.caution),
        source=listed(sorted({each.quoted.source for each in counts}), join=";"),
    )


def _count_row(given: Materials, each: Recounted) -> tuple[Cell, ...]:
    quoted, again, name = each.quoted, each.again, _printed(given, each)
    row: tuple[Cell, ...] = (f"{quoted.label}, {quoted.place}, {quoted.period}", given.figures.cell(name))
    if again is None:
        return (*row, None, f"It cannot be checked here. Asked for: {quoted.needs}")
    counted = given.figures.add(
        GROUP,
        f"{quoted.id}-again",
        again.level.count,
        label=f"{quoted.label}, {quoted.place}: counted again",
        unit=quoted.unit,
        period=quoted.period,
        place=quoted.place,
        provenance=again.provenance,
        caveats=each.caveats,
    )
    differs = again.level.count - quoted.value
    said = "the same" if not differs else f"{number(abs(differs))} {'more' if differs > 0 else 'fewer'} than the plan's"
    return (*row, given.figures.cell(counted), given.figures.cell(counted, said))


def _claims(given: Materials) -> Iterator[Block]:
    """What the plan says of figures without printing one: what would check it, and where that stands if it is held."""
    claims = [claim for priority in given.pack.priorities for claim in priority.claims]
    if not claims:
        return
    yield Paragraph("The plan also says these of figures without printing any:")
    yield Table(
        id="plan-claims-table",
        caption="What the plan says of figures without printing them, and what would show it",
        columns=(Column("The plan says"), Column("Where"), Column("What is held of it"), Column("What would show it")),
        rows=tuple((each.text, each.section, given.held_of(each.indicator), each.needs) for each in claims),
        source=given.pack.plan.source,
    )
