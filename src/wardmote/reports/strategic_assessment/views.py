"""Limb (e): what people who live and work here said should come first, how many said it, and how they were asked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from wardmote.documents import Block, Column, Facts, Heading, Note, Paragraph, Table, Text
from wardmote.documents.tables import Cell, number
from wardmote.documents.words import Inline
from wardmote.evidence.disclosure import Released
from wardmote.evidence.indicators import Line, Statistic
from wardmote.evidence.provenance import joined
from wardmote.reports.strategic_assessment.asked import VIEWS
from wardmote.reports.strategic_assessment.gaps import gap_block, gaps_for
from wardmote.reports.strategic_assessment.materials import Materials
from wardmote.reports.strategic_assessment.wording import published, slug

GROUP = slug(VIEWS)
FEWEST = "least of the responses to any question of the survey"
CAUTION = (
    "Those who were asked were not drawn by chance. These are the answers of those who gave them, and say nothing of "
    "what anybody else thinks."
)
DRAWN = (
    "Those who were asked were drawn by chance, so the shares have a range. It does not allow for who chose not to "
    "answer."
)


def what_people_consider(given: Materials) -> Iterator[Block]:
    """Every survey held with its true number of responses; where there is none that is said, with who could ask."""
    yield Heading(1, "(e) What people who live and work here think should come first", "views")
    yield Paragraph(
        "Regulation 7(e) asks for the matters that people living and working in the area consider should come first. "
        "No count of crime can stand in for that."
    )
    if not given.surveys:
        yield Paragraph(
            "Nothing collected: no survey of people here that ended in the period or the year before it is held."
        )
    for order, each in enumerate(given.surveys, start=1):
        yield Heading(2, each.title, f"views-{order}")
        if each.released is None:
            yield Note("caveat", f"{each.provider} asked people, and the answers are not printed. {each.why_not}")
        else:
            yield from _survey(given, each.released)
    yield from (gap_block(given.pack, gap) for gap in gaps_for(given, limb="e"))


def views_in_short(given: Materials) -> tuple[Inline, ...]:
    """How many answered the question that fewest answered of each survey; or that nothing was collected."""
    words: list[Inline] = []
    for each in given.surveys:
        words += [Text("; " if words else ""), Text(f"{each.title}: ")]
        if each.released is None:
            words.append(Text("not printed"))
            continue
        fewest = fewest_responses(each.released)
        if fewest is None:
            words.append(Text("how many answered is not given"))
            continue
        name = given.figures.add(
            GROUP,
            f"{slug(each.title)}-fewest",
            fewest.value,
            label=f"{each.title}: responses to the question that fewest answered",
            unit="people",
            provenance=fewest.provenance,
            caveats=each.released.caveats,
        )
        words.append(given.figures.ref(name, f"{number(fewest.value or 0)} answered"))
    return tuple(words) or (Text("Nothing collected"),)


def fewest_responses(released: Released) -> Statistic | None:
    """The responses to the question of a survey that fewest answered, which rest on those to every question."""
    answered = [each for each in released.figures.statistics if _of(each, "answer") == "responses"]
    known = [each for each in answered if each.value is not None]
    if not known:
        return None
    fewest = min(known, key=lambda each: (each.value or 0, each.name))
    inputs = joined(*(each.provenance.inputs for each in answered))
    return replace(fewest, provenance=replace(fewest.provenance, inputs=inputs, method=FEWEST))


def _survey(given: Materials, released: Released) -> Iterator[Block]:
    """One table for each place and question, under how people there were asked and how many answered."""
    for where, period, told in _rounds(released):
        lines = [line for line in released.figures.lines if _is_of(line, where, period)]
        drawn = bool(told["drawn by chance"])
        yield Facts(
            (
                ("Where and when", f"{where}, {period}"),
                ("How people were asked", str(told["how asked"])),
                ("Asked by", published(released.figures)),
            )
        )
        yield Note("note" if drawn else "warning", DRAWN if drawn else CAUTION)
        for order, question in enumerate(dict.fromkeys(_of(line, "question") for line in lines), start=1):
            asked = [line for line in lines if _of(line, "question") == question]
            yield _question(given, released, asked, f"{slug(str(told['survey']))}-{slug(where)}-{order}")


def _rounds(released: Released) -> list[tuple[str, str, Any]]:
    """Where and when people were asked, each once, with what is told of it."""
    found: dict[tuple[str, str], Any] = {}
    for line in released.figures.lines:
        found.setdefault((_of(line, "place"), _of(line, "period")), line.provenance.parameters)
    return [(where, period, told) for (where, period), told in found.items()]


def _of(each: Line | Statistic, what: str) -> str:
    return str(each.provenance.parameters[what])


def _is_of(each: Line | Statistic, where: str, period: str) -> bool:
    return (_of(each, "place"), _of(each, "period")) == (where, period)


def _question(given: Materials, released: Released, lines: Sequence[Line], key: str) -> Table:
    """Every answer with its count and its share of the responses; how many answered and were asked ends the table."""
    first = lines[0]
    question, where, period = (_of(first, what) for what in ("question", "place", "period"))
    beside = [
        each
        for each in released.figures.statistics
        if _is_of(each, where, period) and _of(each, "question") == question
    ]
    shares = {_of(each, "answer"): each for each in beside if each.unit == "%"}
    rows = [_answer(given, released, line, shares.get(_of(line, "answer")), key) for line in lines]
    for each in beside:
        if each.unit != "%":
            rows.append(_number(given, released, each, key))
    return Table(
        id=f"views-{key}-table",
        caption=f"“{question}”, {where}, {period}",
        columns=(
            Column("Answer"),
            Column("Answers", "number", absent="not given"),
            Column("Share of responses", "percent", absent="none"),
            Column("Range from", "percent", absent="none"),
            Column("Range to", "percent", absent="none"),
        ),
        rows=tuple(rows),
        notes=released.caveats,
        units="answers; share in per cent of those who answered this question",
        source=published(released.figures),
    )


def _answer(given: Materials, released: Released, line: Line, share: Statistic | None, key: str) -> tuple[Cell, ...]:
    answer = _of(line, "answer")
    count = given.figures.add(
        GROUP,
        f"{key}-{slug(answer)}",
        line.level.count,
        label=f"{_of(line, 'question')} {answer}",
        unit=line.unit,
        place=_of(line, "place"),
        period=_of(line, "period"),
        provenance=line.provenance,
        caveats=released.caveats,
    )
    if share is None or share.value is None:
        return (answer, given.figures.cell(count), None, None, None)
    name = given.figures.add(
        GROUP,
        f"{key}-{slug(answer)}-share",
        share.value,
        label=f"{_of(line, 'question')} {answer}: share of responses",
        unit="per cent",
        place=_of(line, "place"),
        period=_of(line, "period"),
        provenance=share.provenance,
        low=share.low,
        high=share.high,
        caveats=(share.note, *released.caveats),
    )
    ends = (None if end is None else given.figures.cell(name, end) for end in (share.low, share.high))
    return (answer, given.figures.cell(count), given.figures.cell(name), *ends)


def _number(given: Materials, released: Released, each: Statistic, key: str) -> tuple[Cell, ...]:
    """How many answered the question, or were asked it."""
    what = _of(each, "answer")
    name = given.figures.add(
        GROUP,
        f"{key}-{slug(what)}-all",
        each.value,
        label=f"{_of(each, 'question')} {what}",
        unit=each.unit,
        place=_of(each, "place"),
        period=_of(each, "period"),
        provenance=each.provenance,
        caveats=released.caveats,
    )
    words = {"responses": "People who answered this question", "people asked": "People who were asked"}[what]
    return (words, None if each.value is None else given.figures.cell(name), None, None, None)
