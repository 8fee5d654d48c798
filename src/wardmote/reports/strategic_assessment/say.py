"""How a line is said: the words for its count and its change, each tied to its figure."""

from wardmote.documents import FigureRef, Text
from wardmote.documents.tables import number
from wardmote.documents.words import Inline
from wardmote.evidence.indicators import Line
from wardmote.evidence.indicators.words import compared_months
from wardmote.reports.strategic_assessment.figures import Figures
from wardmote.reports.strategic_assessment.line_figures import ids_of
from wardmote.reports.strategic_assessment.wording import listed, name_of


def percent(ratio: float) -> float:
    """A ratio as the percentage by which it differs from the same."""
    return 100 * (ratio - 1)


def line_in_words(line: Line, figures: Figures, place: str) -> tuple[Inline, ...]:
    """A sentence: the number first, then the change and its range, then whether it could be chance.

    Whatever depends on a count stands in a figure's own words; the words between never change with the counts' size.
    """
    ids = ids_of(figures, line)
    words: list[Inline] = [
        Text(f"{name_of(line.kind)} in {place}: "),
        FigureRef(ids.count, number(line.level.count)),
        Text(f" {line.unit}"),
    ]
    if line.level.rate is not None:
        words += [Text(", "), FigureRef(ids.rate, number(line.level.rate, 1)), Text(" for every 1,000 people")]
    return (*words, *change_in_words(line, figures), Text("."))


def change_in_words(line: Line, figures: Figures) -> tuple[Inline, ...]:
    """; up 29.5% on the year before (268), likely between +5.0% and +60.1%: could be chance

    Where months are left out of both years it begins with those compared: “; in the 9 months held in both years 300,”.
    """
    ids, change = ids_of(figures, line), line.change
    if change is None:
        return ()
    verdict = FigureRef(ids.change, change.verdict)
    if change.verdict == "not comparable" or change.before is None:
        return (Text("; "), verdict, Text(" with the year before"))
    before = FigureRef(ids.before, number(change.before))
    begins: tuple[Inline, ...] = (Text("; "),)
    if change.left_out:
        compared = FigureRef(ids.compared, number(change.after or 0))
        begins = (Text(f"; {compared_months(change)} "), compared, Text(", "))
    if change.ratio is None:
        return (*begins, before, Text(" the year before: "), verdict)
    by = percent(change.ratio)
    moved = f"{'up' if by > 0 else 'down'} {number(abs(by), 1)}%" if round(by, 1) else "no change"
    said = (*begins, FigureRef(ids.change, moved), Text(" on the year before ("), before, Text(")"))
    if change.low is None:
        return (*said, Text(": "), verdict)
    high = "any rise" if change.high is None else f"{number(percent(change.high), 1, signed=True)}%"
    between = FigureRef(ids.change, f"{number(percent(change.low), 1, signed=True)}% and {high}")
    return (*said, Text(", likely between "), between, Text(": "), verdict)


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
