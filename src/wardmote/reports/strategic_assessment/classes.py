"""The classes of a map: few, about equally full, and with edges at numbers a person would choose."""

from collections.abc import Sequence

CLASSES = 5


def class_limits(values: Sequence[int]) -> tuple[float, ...]:
    """Edges of up to five classes about equally full: rising, from nought to above the greatest value."""
    ranked = sorted(values)
    top = round_up(max(ranked, default=0) + 1)
    edges = [round_near(ranked[len(ranked) * step // CLASSES]) for step in range(1, CLASSES)] if ranked else []
    return (0, *sorted({edge for edge in edges if 0 < edge < top}), top)


def _step(value: int) -> int:
    """The step of round numbers at a size."""
    for below, step in ((20, 1), (100, 5), (500, 10), (2000, 50)):
        if value < below:
            return step
    return 100


def round_near(value: int) -> int:
    """The nearest number a person would choose."""
    step = _step(value)
    return (value + step // 2) // step * step


def round_up(value: int) -> int:
    """The next number a person would choose that is no smaller."""
    step = _step(value)
    return -(-value // step) * step
