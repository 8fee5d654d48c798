"""Dated reasons why months of a series cannot be compared with the rest of it.

A break is data (`breaks.toml`) with its reason and citation. Months inside a break may be compared with each other, and
months outside it with each other, but never one with the other. Add one by adding an entry.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from wardmote.evidence.periods.months import Month, Period


@dataclass(frozen=True)
class Break:
    """Months `first` to `last` (None: to this day) in which `source` counted `kinds` differently."""

    source: str
    kinds: tuple[str, ...]
    first: Month
    last: Month | None
    reason: str
    citation: str

    def covers(self, month: Month) -> bool:
        """Whether the month was counted in the different way."""
        return self.first <= month and (self.last is None or month <= self.last)


@cache
def breaks() -> tuple[Break, ...]:
    """Every break we know of, in the order of the file."""
    entries = tomllib.loads(files(__package__).joinpath("breaks.toml").read_text("utf-8"))["break"]
    return tuple(
        Break(
            source=entry["source"],
            kinds=tuple(entry["kinds"]),
            first=Month.parse(entry["first"]),
            last=Month.parse(entry["last"]) if "last" in entry else None,
            reason=entry["reason"],
            citation=entry["citation"],
        )
        for entry in entries
    )


def breaks_for(source: str, kind: str, period: Period) -> tuple[Break, ...]:
    """The breaks that cover any month of the period, for that source and the publisher's word for the kind."""
    return tuple(
        each
        for each in breaks()
        if each.source == source and kind in each.kinds and any(each.covers(month) for month in period.months())
    )


def between(months: tuple[Month, ...], others: tuple[Month, ...], known: tuple[Break, ...]) -> tuple[Break, ...]:
    """The breaks that stand between two sets of months: empty when they may be compared.

    A break stands between them when it covers a month of either and does not cover all months of both.
    """
    return tuple(each for each in known if len({each.covers(month) for month in (*months, *others)}) > 1)
