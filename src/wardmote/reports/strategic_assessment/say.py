"""How a line is said: the words for its count and its change, each tied to its figure."""

from wardmote.documents import FigureRef, Text
from wardmote.documents.tables import number
from wardmote.documents.words import Inline
from wardmote.evidence.indicators import Change, Line
from wardmote.reports.strategic_assessment.figures import Figures
from wardmote.reports.strategic_assessment.line_figures import ids_of
from wardmote.reports.strategic_assessment.wording import listed, name_of


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
        return (*words, Text("; "), FigureRef(ids.change, change.verdict), Text(" with the year before."))
    words += [Text("; "), FigureRef(ids.change, change_in_words(change)), Text(": ")]
    return (*words, FigureRef(ids.change, change.verdict), Text("."))


def reasons_in_words(lines: tuple[Line, ...], figures: Figures) -> tuple[Inline, ...]:
    """Why lines have no plain verdict: each reason once, with the kinds it holds for; nothing where all have one."""
    by_reason: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        if line.change and line.change.reason:
            by_reason.setdefault((line.change.verdict, line.change.reason), []).append(line)
    words: list[Inline] = []
    for (verdict, reason), held in by_reason.items():
        kinds = "Every kind" if len(held) == len(lines) else listed([name_of(line.kind) for line in held])
        words += [
            Text(" " if words else ""),
            FigureRef(ids_of(figures, held[0]).change, f"{kinds}: {verdict}, because {reason}"),
            Text("."),
        ]
    return tuple(words)
