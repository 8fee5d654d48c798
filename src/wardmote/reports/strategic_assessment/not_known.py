"""What we do not know: gaps by who could fill them, what weakens the figures there are, and what is not measured."""

from collections.abc import Iterator
from dataclasses import dataclass

from wardmote.documents import Block, Bullets, Column, Heading, Paragraph, Table
from wardmote.documents.tables import Cell
from wardmote.evidence import indicators
from wardmote.evidence.indicators import Line
from wardmote.evidence.provenance import Provenance, joined
from wardmote.reports.strategic_assessment.figures import Value
from wardmote.reports.strategic_assessment.gaps import gaps_for
from wardmote.reports.strategic_assessment.materials import Materials
from wardmote.reports.strategic_assessment.views import fewest_responses
from wardmote.reports.strategic_assessment.wording import listed, name_of, slug

METHOD = "count of what is told beside it, over every kind of the main table"
#: Below this many in the period a rise or fall by a half is often chance.
SMALL = 20
#: How a statistic is named that is another source's count.
BESIDE = "Beside it, "


@dataclass(frozen=True)
class Weakness:
    """Something that weakens figures: what, how much of it there is, of what unit, and what it does to them."""

    name: str
    words: str
    value: Value
    unit: str
    effect: str
    provenance: Provenance
    which: str = ""


def not_known(given: Materials) -> Iterator[Block]:
    """Every gap in one table, then what weakens the figures, then what is held of no measure at all."""
    yield Heading(1, "What we do not know", "not-known")
    yield _gaps(given)
    yield Heading(2, "What weakens the figures there are", "not-known-weak")
    yield _weaknesses(given)
    yield from _differing(given)
    yield Heading(2, "What is not measured here", "not-known-measures")
    yield from _unmeasured(given)


def _gaps(given: Materials) -> Table:
    pack = given.pack
    owners = {gap.owner: pack.organisation(gap.owner).name for gap in gaps_for(given)}
    gaps = sorted(gaps_for(given), key=lambda gap: (owners[gap.owner], gap.title))
    return Table(
        id="gaps-table",
        caption=f"What is not known about {given.place.name}, who could say, and what is asked of them",
        columns=(Column("Who could answer"), Column("What is not known"), Column("Data asked for"), Column("Limb")),
        rows=tuple(
            (owners[gap.owner], gap.title, gap.data_asked_for, listed([f"({limb})" for limb in gap.limbs]) or "none")
            for gap in gaps
        ),
    )


def _weaknesses(given: Materials) -> Table:
    """Every weakness has its row whether there is any of it or not: nothing is also worth knowing."""
    return Table(
        id="weaknesses-table",
        caption=f"What weakens the figures of {given.place.name}, {given.period.label}",
        columns=(Column("What"), Column("How much", "mixed"), Column("Of"), Column("Which"), Column("What it does")),
        rows=tuple(_weakness_row(given, each) for each in _found(given)),
    )


def _weakness_row(given: Materials, each: Weakness) -> tuple[Cell, ...]:
    name = given.figures.add(
        "not-known",
        each.name,
        each.value,
        label=each.words,
        unit=each.unit,
        provenance=each.provenance,
        detail={"which": each.which},
    )
    cell, which = given.figures.cell(name), given.figures.cell(name, each.which or "none")
    return (each.words, cell, each.unit, which, each.effect)


def _found(given: Materials) -> Iterator[Weakness]:
    lines, share = given.lines, given.measurement.unlocated
    every = Provenance(
        given.measurement.source,
        joined(*(line.provenance.inputs for line in lines)),
        METHOD,
        {"period": str(given.period)},
    )
    yield Weakness(
        "unlocated",
        "Rows published without a place",
        round(100 * share.share, 1),
        "per cent of the police force's rows",
        "They are in no district, so every count is at least what is shown.",
        share.provenance,
    )
    yield Weakness(
        "missing",
        "Months of the period without an extract",
        len(given.missing),
        f"of {given.period.length}",
        "Counts are of the other months, and no rate is given.",
        _of_months(given, str(given.period)),
        listed([month.label for month in given.missing]),
    )
    yield Weakness(
        "missing-before",
        "Months of the year before without an extract",
        len(given.missing_before),
        f"of {given.period.length}",
        "Only months held in both years are compared.",
        _of_months(given, str(given.period.year_before())),
        listed([month.label for month in given.missing_before]),
    )
    broken = [line for line in lines if line.series.breaks]
    yield Weakness(
        "breaks",
        "Kinds with a break in their series",
        len(broken),
        f"of {len(lines)} kinds",
        "What comes before and after cannot be compared; charts show a gap.",
        _of_months(given, "breaks declared in the series"),
        _named(broken),
    )
    yield from _of_changes(given, lines, every)
    yield from _of_surveys(given)


def _of_changes(given: Materials, lines: tuple[Line, ...], every: Provenance) -> Iterator[Weakness]:
    unjudged = [line for line in lines if line.change and line.change.verdict in ("too few to say", "not comparable")]
    short = [line for line in lines if line.level.low is None]
    small = [line for line in lines if line.level.count < SMALL]
    for name, words, found, effect in (
        (
            "unjudged",
            "Kinds whose change could not be judged",
            unjudged,
            "Neither a change nor the lack of one is known.",
        ),
        (
            "short",
            "Kinds whose series is too short for a range",
            short,
            "How far the count lies from the level is not known.",
        ),
        ("small", f"Kinds with fewer than {SMALL} in the period", small, "A rise or fall by half may well be chance."),
    ):
        yield Weakness(name, words, len(found), f"of {len(lines)} kinds", effect, every, _named(found))


def _of_surveys(given: Materials) -> Iterator[Weakness]:
    """How few answered the question that fewest answered."""
    for each in given.surveys:
        if each.released and (fewest := fewest_responses(each.released)):
            yield Weakness(
                f"responses-{slug(each.title)}",
                f"Responses to the question that fewest answered: {each.title}",
                fewest.value,
                "people",
                "Answers are worth what so few can say, and nothing of those who did not answer.",
                fewest.provenance,
                str(fewest.provenance.parameters["question"]),
            )


def _of_months(given: Materials, period: str) -> Provenance:
    """What rests on which extracts there are, and on no count of theirs."""
    return Provenance(given.measurement.source, (), "extracts held, by month", {"period": period})


def _named(lines: list[Line]) -> str:
    return listed([name_of(line.kind) for line in lines])


def _differing(given: Materials) -> Iterator[Block]:
    """Measures that two sources count by different definitions, and measures that are held and may not be printed."""
    beside = []
    for each in given.others:
        told = each.released.figures.statistics if each.released else ()
        other = [one.name.removeprefix(BESIDE) for one in told if one.name.startswith(BESIDE)]
        if other:
            beside.append(f"{each.indicator.title}: beside it, by other definitions, {listed(other)}")
    held = [
        f"{each.indicator.title}: held, and not printed. {each.why_not}" for each in given.others if not each.released
    ]
    if beside or held:
        yield Paragraph("Definitions differ, or figures stay in:")
        yield Bullets(tuple(dict.fromkeys((*beside, *held))))


def _unmeasured(given: Materials) -> Iterator[Block]:
    """The indicators that Wardmote has and the evidence held says nothing of."""
    main = given.measurement.indicator
    known = {*given.shown, *(each.indicator.slug.partition(".")[0] for each in given.others)}
    unknown = [each for each in indicators.all() if main not in (each.slug, each.within) and each.slug not in known]
    if not unknown:
        yield Paragraph("Of every measure that could be made here, some evidence is held.")
        return
    yield Paragraph("No evidence is held here of these measures, which could be made if it were given:")
    yield Bullets(tuple(f"{each.title}: {each.question}" for each in unknown))
