"""The fixed public tables of a series: place × time × kind, with every total a reader could add up for himself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wardmote.errors import Invalid
from wardmote.evidence.disclosure.tables.shapes import Key, Sum, Tables

ALL_KINDS = "all kinds"


@dataclass(frozen=True)
class Places:
    """Which places add up to which: wards to districts, districts to the pair. Names as published, each once.

    `parts` maps a place to the places it is made of; a place that is made of none is counted itself.
    """

    parts: Mapping[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        inner = [part for parts in self.parts.values() for part in parts]
        if twice := sorted({name for name in inner if inner.count(name) > 1}):
            raise Invalid(f"{twice[0]} lies in two places at once.", instead="Put each place into one other.")

    @property
    def counted(self) -> tuple[str, ...]:
        """The places that are made of no others, in order."""
        inner = dict.fromkeys(part for parts in self.parts.values() for part in parts)
        return tuple(name for name in inner if name not in self.parts)


def fixed_tables(
    counts: Mapping[Key, int], places: Places, months: Sequence[str], kinds: Sequence[str], year: str
) -> Tables:
    """Every table of the series: by ward, district and pair; by month and for the year; by kind and for all kinds.

    `counts` holds the true counts by (place, month, kind); one that is not there is nothing. Raises Invalid when a
    count is of a place, month or kind that the tables do not have: left out, the totals would not be true.
    """
    inside = set(places.counted), set(months), set(kinds)
    for key in counts:
        if any(part not in known for part, known in zip(key, inside, strict=True)):
            raise Invalid(
                f"The series has a count for {', '.join(key)}, which the public tables have no room for.",
                instead="Add it to the places, months and kinds of the tables.",
            )
    cells = {
        (place, month, kind): counts.get((place, month, kind), 0)
        for place in places.counted
        for month in months
        for kind in kinds
    }
    sums: list[Sum] = []
    for place in places.counted:
        for month in months:
            _add(cells, sums, (place, month, ALL_KINDS), [(place, month, kind) for kind in kinds])
        for kind in kinds:
            _add(cells, sums, (place, year, kind), [(place, month, kind) for month in months])
        _add(cells, sums, (place, year, ALL_KINDS), [(place, year, kind) for kind in kinds])
        _also(sums, (place, year, ALL_KINDS), [(place, month, ALL_KINDS) for month in months])
    for outer in _inwards_out(places):
        for time in (*months, year):
            for kind in (*kinds, ALL_KINDS):
                _add(cells, sums, (outer, time, kind), [(part, time, kind) for part in places.parts[outer]])
            _also(sums, (outer, time, ALL_KINDS), [(outer, time, kind) for kind in kinds])
        for kind in (*kinds, ALL_KINDS):
            _also(sums, (outer, year, kind), [(outer, month, kind) for month in months])
    return Tables(cells, tuple(sums))


def _inwards_out(places: Places) -> list[str]:
    """Places made of others, each after those it is made of. Raises Invalid when a place would lie in itself."""
    done: list[str] = []
    left = dict(places.parts)
    while left:
        ready = [name for name, parts in left.items() if not any(part in left for part in parts)]
        if not ready:
            raise Invalid(f"{min(left)} lies in itself.", instead="Let places lie in larger ones only.")
        done += ready
        for name in ready:
            del left[name]
    return done


def _add(cells: dict[Key, int], sums: list[Sum], total: Key, parts: Sequence[Key]) -> None:
    cells[total] = sum(cells[part] for part in parts)
    sums.append(Sum(total, tuple(parts)))


def _also(sums: list[Sum], total: Key, parts: Sequence[Key]) -> None:
    """Another way to the same total: it is a sum an attacker knows as well."""
    sums.append(Sum(total, tuple(parts)))
