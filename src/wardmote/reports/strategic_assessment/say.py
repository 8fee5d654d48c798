"""How a line is said: the words for its count and its change, each tied to its figure."""

from wardmote.documents import FigureRef, Strong, Text
from wardmote.documents.tables import number
from wardmote.documents.words import Inline
from wardmote.evidence.indicators import Change, Line
from wardmote.reports.strategic_assessment.figures import Figures
from wardmote.reports.strategic_assessment.line_figures import ids_of
from wardmote.reports.strategic_assessment.wording import name_of


def percent(ratio: float) -> float:
    """A ratio as the percentage by which it differs from the same."""
    return 100 * (ratio - 1)


def change_in_words(change: Change) -> str:
    """up 29.5% on the year before (268), likely between 5.0% and 60.1%"""
    if change.ratio is None:
        return f"{number(change.before or 0)} the year before"
    by = percent(change.ratio)
    ends = [
        f"{number(percent(end), 1, signed=True)}%" if end is not None else "no limit"
        for end in (change.low, change.high)
    ]
    moved = "the same as" if not round(by, 1) else f"{'up' if by > 0 else 'down'} {number(abs(by), 1)}% on"
    return f"{moved} the year before ({number(change.before or 0)}), likely between {ends[0]} and {ends[1]}"


def line_in_words(line: Line, figures: Figures, place: str) -> tuple[Inline, ...]:
    """One sentence or two: the number first, then the change, then whether it could be chance."""
    ids = ids_of(figures, line)
    words: list[Inline] = [
        Text(f"{name_of(line.kind)} in {place}: "),
        FigureRef(ids.count, f"{number(line.level.count)} {line.unit}"),
    ]
    if line.level.rate is not None:
        words += [Text(", "), FigureRef(ids.rate, f"{number(line.level.rate, 1)} for every 1,000 people")]
    change = line.change
    if change is None:
        return (*words, Text("."))
    if change.verdict == "not comparable":
        return (
            *words,
            Text(". It cannot be compared with the year before: "),
            FigureRef(ids.change, change.reason),
            Text("."),
        )
    words += [Text("; "), FigureRef(ids.change, change_in_words(change)), Text(": ")]
    return (*words, FigureRef(ids.change, change.verdict), Text("."))


def verdict(line: Line, figures: Figures) -> tuple[Inline, ...]:
    """The verdict alone, in strong words."""
    return (Strong(line.change.verdict if line.change else "not compared"),)
