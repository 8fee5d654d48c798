"""One figure for each place, period and kind: the same one twice is told once, and two different ones are refused."""

from collections.abc import Sequence

from wardmote.errors import Invalid
from wardmote.evidence.sources.partner_table.shapes import Aside, Figure


def without_repeats(figures: Sequence[Figure], file: str) -> tuple[list[Figure], list[Aside]]:
    """The figures, each once, and the others as set aside. Raises Invalid, naming both lines, where two differ."""
    first: dict[tuple[object, ...], Figure] = {}
    repeats: list[Aside] = []
    for figure in figures:
        key = (figure.spot, figure.period, figure.kind)
        earlier = first.setdefault(key, figure)
        if earlier is figure:
            continue
        if (earlier.count, earlier.mark) != (figure.count, figure.mark):
            raise Invalid(
                f"{file}: lines {earlier.line:,} and {figure.line:,} (columns {earlier.column} and {figure.column}) "
                f"both give {figure.spot.name}, {figure.period.label}, {figure.kind}, and differ "
                f"({_shown(earlier)} and {_shown(figure)}).",
                instead="Take one away, or name a column that tells them apart as a kind.",
            )
        repeats.append(Aside(figure.line, figure.column, f"the same figure stands in line {earlier.line:,} already"))
    return list(first.values()), repeats


def _shown(figure: Figure) -> str:
    return figure.mark or f"{figure.count:,}"
