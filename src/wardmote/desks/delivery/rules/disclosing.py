"""Which counts of people may leave to the public: the rule of the product's public tables, asked of what is told.

A count of 1 to 4 is hidden, and so is whatever beside it would let it be worked out. Plain Python.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from wardmote.evidence.disclosure.tables import HIDDEN, Sum, Tables, policy, protect

#: What is told of people who were met or helped is casework counted up.
DATA_CLASS = "casework"
#: The whole of several places.
EVERYWHERE = "everywhere"
_REST, _OF = "the others", "all of them"


@dataclass(frozen=True)
class Told:
    """One count of people: of what it is (a name no other has), where, of which kind, and of how many if told."""

    of: str
    place: str
    what: str
    number: int
    out_of: int | None = None


def released(told: Iterable[Told]) -> dict[tuple[str, str, str], str]:
    """Every count as the public may read it, by (of, place, what): in digits, or the sign of a hidden figure.

    Counts of the same `of` and `what` in several places add up, and so do a number and the others of how many: both
    are taken to be known. The whole of several places is at `EVERYWHERE`; how many a number is of, at `what` and " of".
    """
    every = tuple(told)
    cells: dict[tuple[str, str, str], int] = {}
    sums: list[Sum] = []
    for each in every:
        key = (each.place, each.of, each.what)
        cells[key] = each.number
        if each.out_of is not None:
            rest, whole = (each.place, each.of, f"{each.what}: {_REST}"), (each.place, each.of, f"{each.what}: {_OF}")
            cells |= {rest: each.out_of - each.number, whole: each.out_of}
            sums.append(Sum(whole, (key, rest)))
    for of, what in dict.fromkeys((each.of, each.what) for each in every):
        parts = tuple((each.place, of, what) for each in every if (each.of, each.what) == (of, what))
        if len(parts) > 1:
            cells[EVERYWHERE, of, what] = sum(cells[part] for part in parts)
            sums.append(Sum((EVERYWHERE, of, what), parts))
    shown = protect(Tables(cells, tuple(sums)), policy(DATA_CLASS)).published
    return {
        (of, place, what.replace(f": {_OF}", " of")): f"{number:,}" if (place, of, what) in shown else HIDDEN
        for (place, of, what), number in cells.items()
        if not what.endswith(_REST)
    }
