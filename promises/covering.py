"""Covering arrays: few rows in which every value of each so many factors meets every value of the others of them."""

from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations, product
from random import Random

Row = tuple[Hashable, ...]
#: How many rows are tried for each that is taken.
TRIED = 6


def covering(factors: Sequence[Sequence[Hashable]], strength: int, seed: int) -> list[Row]:
    """Rows of one value of each factor, among which every choice of values for any `strength` factors stands.

    Each row has a choice that stands nowhere yet, and of several filled up by chance the one that has the most such.
    """
    chance, left, rows = Random(seed), dict.fromkeys(wanted(factors, strength)), []
    while left:
        first = next(iter(left))
        tried = [_filled(factors, first, chance) for _ in range(TRIED)]
        best = max(tried, key=lambda row: sum(each in left for each in choices(row, strength)))
        rows.append(best)
        for each in choices(best, strength):
            left.pop(each, None)
    return rows


def wanted(factors: Sequence[Sequence[Hashable]], strength: int) -> Iterator[tuple]:
    """Every choice of values for so many factors: pairs of a factor's number and a value."""
    for chosen in combinations(range(len(factors)), strength):
        for values in product(*(factors[each] for each in chosen)):
            yield tuple(zip(chosen, values, strict=True))


def choices(row: Row, strength: int) -> Iterator[tuple]:
    """Every such choice that stands in a row."""
    return combinations(enumerate(row), strength)


def _filled(factors: Sequence[Sequence[Hashable]], first: tuple, chance: Random) -> Row:
    row = [chance.choice(values) for values in factors]
    for factor, value in first:
        row[factor] = value
    return tuple(row)
