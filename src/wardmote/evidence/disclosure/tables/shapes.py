"""Tables as a reader with a pencil sees them: counts with names, and every sum that is known to hold among them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wardmote.errors import Broken

# A place, a time and a kind, in the words that are published.
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Sum:
    """One total and the parts it is the sum of, whether or not any of them is published."""

    total: Key
    parts: tuple[Key, ...]


@dataclass(frozen=True)
class Tables:
    """True counts by key, totals included, and every sum that holds among them.

    Raises Broken when a count is below nothing, or when a sum names a count that is not here or does not come right.
    """

    cells: Mapping[Key, int]
    sums: tuple[Sum, ...] = ()

    def __post_init__(self) -> None:
        for key, count in self.cells.items():
            if count < 0:
                raise Broken(f"The count of {_named(key)} is {count:,}. A count cannot be less than nothing.")
        for each in self.sums:
            if absent := [key for key in (each.total, *each.parts) if key not in self.cells]:
                raise Broken(f"A sum names {_named(absent[0])}, which is not in the tables.")
            if self.cells[each.total] != (found := sum(self.cells[key] for key in each.parts)):
                raise Broken(
                    f"{_named(each.total)} is {self.cells[each.total]:,}, but its parts come to {found:,}. "
                    "Mend the series before its tables are made."
                )


@dataclass(frozen=True)
class Earlier:
    """Tables that left before: what they truly held, and which of their figures were published."""

    tables: Tables
    published: frozenset[Key]


@dataclass(frozen=True)
class Counts:
    """One system of all that was ever published: a count for each key and each value it has had.

    A figure that was revised is two counts, the old one and the new. `place` finds the count of a key in the tables now
    being made; `fixed` are known whatever we do, `tied` may not be published, as they were hidden before.
    """

    values: tuple[int, ...]
    named: tuple[Key, ...]
    sums: tuple[tuple[int, tuple[int, ...]], ...]
    place: Mapping[Key, int]
    fixed: frozenset[int]
    tied: frozenset[int] = field(default_factory=frozenset)


def counts_of(now: Tables, earlier: tuple[Earlier, ...] = ()) -> Counts:
    """Put the tables to be made and those made before into one system."""
    number: dict[tuple[Key, int], int] = {}
    sums: dict[tuple[int, tuple[int, ...]], None] = {}
    fixed: set[int] = set()
    seen: set[int] = set()
    for tables, published in (*((each.tables, each.published) for each in earlier), (now, frozenset())):
        for key, value in tables.cells.items():
            number.setdefault((key, value), len(number))
        for each in tables.sums:
            sums[number[_version(tables, each.total)], tuple(number[_version(tables, key)] for key in each.parts)] = (
                None
            )
        fixed |= {number[_version(tables, key)] for key in published}
        if tables is not now:
            seen |= {number[pair] for pair in tables.cells.items()}
    return Counts(
        values=tuple(value for _, value in number),
        named=tuple(key for key, _ in number),
        sums=tuple(sums),
        place={key: number[key, value] for key, value in now.cells.items()},
        fixed=frozenset(fixed),
        tied=frozenset(seen - fixed),
    )


def _version(tables: Tables, key: Key) -> tuple[Key, int]:
    return key, tables.cells[key]


def _named(key: Key) -> str:
    return ", ".join(key)
