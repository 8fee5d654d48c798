"""What bears on a priority: the lines of the kinds that its evidence names, of whichever indicator prints them."""

from collections.abc import Iterator
from dataclasses import dataclass

from wardmote.documents import FigureRef, Text
from wardmote.documents.tables import number
from wardmote.documents.words import Inline
from wardmote.evidence.indicators import Line
from wardmote.reports.packs import EvidenceLink
from wardmote.reports.strategic_assessment.line_figures import ids_of
from wardmote.reports.strategic_assessment.materials import Materials
from wardmote.reports.strategic_assessment.say import line_in_words
from wardmote.reports.strategic_assessment.wording import name_of, slug


@dataclass(frozen=True)
class Bearing:
    """A kind that bears on a priority, and what is said of it. `change` is the figure of its verdict, empty where it is
    not compared."""

    kind: str
    words: tuple[Inline, ...]
    change: str = ""
    verdict: str = ""


def bearing(given: Materials, link: EvidenceLink) -> Iterator[Bearing]:
    """Every line of the kinds of a link that the document prints figures of, in the link's order."""
    if link.source == given.measurement.source:
        # Other indicators of the same rows would say the same again.
        lines = [line for kind in link.kinds if (line := given.line(kind))]
        for each in lines:
            said = line_in_words(each, given.figures, given.place.name)
            yield _bearing(each, said, ids_of(given.figures, each).change)
        return
    for other in given.others:
        if other.released and other.released.figures.source == link.source:
            group = f"{given.figures.prefix}-{slug(other.indicator.slug)}"
            for line in _of(other.released.figures.lines, link):
                name = f"{group}-{slug(line.kind)}"
                said = _in_words(given, line, "", f"{name}-count", f"{name}-change")
                yield _bearing(line, said, f"{name}-change")
    if given.roads:
        for indicator, released in given.roads.here.released.items():
            if released.figures.source == link.source:
                group = f"{given.figures.prefix}-{slug(indicator)}-{slug(given.place.slug)}"
                for line in _of(released.figures.lines, link):
                    name = f"{group}-{slug(line.kind)}"
                    when = f" in {released.figures.period.first.year}"
                    yield _bearing(line, _in_words(given, line, when, name, f"{name}-change"), f"{name}-change")


def _bearing(line: Line, words: tuple[Inline, ...], change: str) -> Bearing:
    return Bearing(line.kind, words, change, line.change.verdict) if line.change else Bearing(line.kind, words)


def _of(lines: tuple[Line, ...], link: EvidenceLink) -> list[Line]:
    return [line for line in lines if line.kind in link.kinds]


def _in_words(given: Materials, line: Line, when: str, count: str, change: str) -> tuple[Inline, ...]:
    """The count, the year before's and the verdict; the period is said where it is not the document's own."""
    words: list[Inline] = [
        Text(f"{name_of(line.kind)} in {given.place.name}{when}: "),
        FigureRef(count, number(line.level.count)),
        Text(f" {line.unit}"),
    ]
    if line.change:
        known = line.change.before is not None and not line.change.left_out
        before = f"{number(line.change.before or 0)} the year before: " if known else ""
        words += [Text("; "), FigureRef(change, f"{before}{line.change.verdict}")]
    return (*words, Text("."))
