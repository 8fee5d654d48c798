"""What an indicator says of itself, and what it asks of the store."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, Protocol

from wardmote.evidence.geography import Place
from wardmote.evidence.indicators.shapes import Denominator, Measurement
from wardmote.evidence.periods import Period

# Whether fewer or more is better for the people who live there; "neither" where the number cannot say.
Better = Literal["lower", "higher", "neither"]


class Evidence(Protocol):
    """The questions an indicator asks of a store; `evidence.store.Store` answers them."""

    def extracts(self, source: str | None = None, as_at: date | None = None) -> Sequence[Any]: ...

    def counts(
        self,
        source: str,
        *,
        period: Period | None = None,
        districts: Sequence[str] | None = None,
        lsoa: bool = False,
        by: Sequence[str] = (),
        sums: Sequence[str] | None = None,
        as_at: date | None = None,
    ) -> Sequence[Any]: ...


class Measure(Protocol):
    """How an indicator is worked out. Raises Missing when the store holds nothing of the place in the period."""

    def __call__(
        self,
        store: Evidence,
        *,
        place: Place,
        period: Period,
        denominator: Denominator | None,
        as_at: date | None = None,
    ) -> Measurement: ...


class MeasureParts(Protocol):
    """How one line of an indicator lies over the parts of a place: a line for each part, called by its code.

    `level` is "ward" or "lsoa", and `parts` leads from each LSOA of the place to its part. A part of nothing has a line
    of nothing; one of which nothing is known has none. Rows in no part are in a line without a name. Raises Missing as
    `Measure` does.
    """

    def __call__(
        self,
        store: Evidence,
        *,
        line: str,
        place: Place,
        period: Period,
        level: str,
        parts: Mapping[str, str],
        as_at: date | None = None,
    ) -> Measurement: ...


@dataclass(frozen=True)
class Indicator:
    """A defined measure. `better` has no default: whoever adds an indicator must think about which way is good.

    `within` is the slug of an indicator whose lines hold these figures too, so that a report that prints one of the two
    need not print the other. `measure_parts` is absent where nothing is counted by small places. `apart` gives, where
    the lines are series of several owners, each that a store holds as an indicator of its own.
    """

    slug: str
    title: str
    question: str
    source: str
    unit: str
    better: Better
    caveats: tuple[str, ...]
    measure: Measure
    within: str = ""
    measure_parts: MeasureParts | None = None
    apart: "Callable[[Evidence], tuple[Indicator, ...]] | None" = None
