"""The answer in order: the finding in words, the months, the parts of the place, every line, what to bear in mind."""

from collections.abc import Iterator
from datetime import date

from wardmote.documents import Block, Bullets, Facts, Heading, Note, Paragraph, Strong, Text
from wardmote.documents.words import Inline
from wardmote.evidence.indicators import Line, words
from wardmote.evidence.periods import Break
from wardmote.reports.exploration.gazetteer import Gazetteer
from wardmote.reports.exploration.materials import Parts, Seen
from wardmote.reports.exploration.months import months_section
from wardmote.reports.exploration.side_by_side import set_against
from wardmote.reports.exploration.tables import lines_table
from wardmote.reports.exploration.where import where_section
from wardmote.reports.strategic_assessment.line_figures import ids_of
from wardmote.reports.strategic_assessment.other_measures import further_table
from wardmote.reports.strategic_assessment.say import line_in_words

MEMBERS_ONLY = "For members of the partnership only. Nothing here may be published or passed on."
#: Fewer of a restricted series may point to a person.
FEW = 5
SMALL = "So small a number of a restricted series may point to a person. Do not repeat it by itself."
NOT_SURE = "Too few months are held, or its figures are not by month, so how sure this number is cannot be said."


def blocks(seen: Seen, line: Line, parts: Parts, places: Gazetteer, as_at: date) -> Iterator[Block]:
    """Every block of the answer."""
    yield Heading(1, "What was found", "finding")
    if seen.released.audience == "members":
        yield Note("warning", MEMBERS_ONLY)
    yield Paragraph(line_in_words(line, seen.figures, seen.inquiry.place.name))
    if seen.inquiry.indicator.measure_parts and seen.released.audience == "members" and 0 < line.level.count < FEW:
        yield Note("warning", SMALL)
    yield from set_against(seen, line, as_at)
    yield from _how_sure(seen, line)
    yield from months_section(seen, line, as_at)
    yield from where_section(seen, line, parts, as_at)
    yield from _every_line(seen, as_at)
    yield from _bear_in_mind(seen, as_at)


def _how_sure(seen: Seen, line: Line) -> Iterator[Block]:
    ids, level = ids_of(seen.figures, line), line.level
    said: list[tuple[Inline, ...]] = []
    if level.low is None or level.high is None:
        said.append((Text(NOT_SURE),))
    else:
        between = seen.figures.ref(ids.count, f"{level.low:,.0f} and {level.high:,.0f}")
        said.append((Text("The underlying level lies between "), between, Text(", 95 times in 100.")))
    if level.denominator is None:
        said.append((Text("No rate is given, because nobody here says how many people live in this place."),))
    else:
        out_of = f"{level.denominator.value:,} {level.denominator.what} ({level.denominator.source.rstrip('.')})"
        said.append((Text(f"Rates are over the whole period, out of {out_of}."),))
    if line.change and line.change.reason:
        why = f"{line.change.verdict.capitalize()}, because {line.change.reason}"
        said.append((seen.figures.ref(ids.change, why), Text(".")))
    if line.change and seen.released.figures.tested:
        said.append((Text(words.tested_sentence(seen.released.figures.tested)),))
    if line.unlocated.rows:
        said.append(_unlocated(seen, line))
    said += [(Text(_broken(each)),) for each in line.series.breaks]
    yield Bullets(tuple(said))


def _unlocated(seen: Seen, line: Line) -> tuple[Inline, ...]:
    """How many rows have no place, and what that does to the count; the number leads to where it came from."""
    share, ids = line.unlocated, ids_of(seen.figures, line)
    number = f"{share.unlocated:,} ({share.share:.1%})"
    before, found, after = words.unlocated_sentence(line).partition(number)
    ways = (Text(before), seen.figures.ref(ids.unlocated, found), Text(after))
    return tuple(each for each in ways if each.text)


def _broken(each: Break) -> str:
    until = each.last.label if each.last else "now"
    return f"A break from {each.first.label} to {until}: {each.reason}. {each.citation.rstrip('.')}."


def _every_line(seen: Seen, as_at: date) -> Iterator[Block]:
    yield Heading(1, "Every line of it", "lines")
    yield lines_table(seen, as_at)
    if seen.released.figures.statistics:
        yield further_table(seen.figures, seen.inquiry.indicator, seen.released)


def _bear_in_mind(seen: Seen, as_at: date) -> Iterator[Block]:
    indicator = seen.inquiry.indicator
    yield Heading(1, "What it is, and what to bear in mind", "caveats")
    yield Facts(
        (
            ("The question", indicator.question),
            ("Each count is of", indicator.unit),
            ("Source", seen.source_line),
            ("Which way is better", BETTER[indicator.better]),
            ("May be shown because", f"{seen.released.rule.why} ({seen.released.rule.citation})"),
        )
    )
    yield Paragraph((Strong("Caveats"),))
    yield Bullets(tuple((Text(each),) for each in dict.fromkeys(seen.released.caveats)))


BETTER = {
    "lower": "Fewer is better for the people who live there.",
    "higher": "More is better for the people who live there.",
    "neither": "The number alone cannot say.",
}
