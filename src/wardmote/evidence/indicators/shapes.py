"""What a measurement is made of. Everything is frozen; None means not known, never nothing."""

from dataclasses import dataclass
from typing import Literal

from wardmote.evidence.change import Dispersion
from wardmote.evidence.geography import Place
from wardmote.evidence.periods import Break, Month, Period
from wardmote.evidence.provenance import Provenance

Verdict = Literal["more than chance", "could be chance", "too few to say", "not comparable"]


@dataclass(frozen=True)
class Denominator:
    """What a rate is out of: its value, what it counts and of when, and where it was published.

    `groups` are parts of it by name, where a measure sets one part beside another.
    """

    value: int
    what: str
    source: str
    url: str = ""
    groups: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Series:
    """Counts by month, oldest first. A count of None is a month without an extract; `breaks` fall within the months."""

    months: tuple[Month, ...]
    counts: tuple[int | None, ...]
    breaks: tuple[Break, ...]

    @property
    def drawn(self) -> tuple[int | None, ...]:
        """The counts to draw as a line: months inside a break are gaps too."""
        covered = [any(each.covers(month) for each in self.breaks if each.last) for month in self.months]
        return tuple(None if gap else count for gap, count in zip(covered, self.counts, strict=True))


@dataclass(frozen=True)
class Level:
    """The period's count, its 95% interval, and the rate per 1,000 over the whole period (not by year).

    `dispersion` is variance ÷ mean of the months (1 is chance alone) and `serial` what neighbouring months that move
    together do to a total. `low` and `high` are None when the series is too short to know its dispersion; the rate is
    None without a denominator or when a month of the period is missing.
    """

    count: int
    low: float | None
    high: float | None
    rate: float | None
    rate_low: float | None
    rate_high: float | None
    denominator: Denominator | None
    dispersion: float | None
    serial: float | None
    estimate: Dispersion | None = None


@dataclass(frozen=True)
class Change:
    """The period against the same months a year before.

    `left_out` are months of the period that are compared in neither year, because one of the two lacks an extract:
    `before` and `after` are then of the other months, and `after` is not the period's own count.
    `before`, `after`, `ratio`, its 95% interval and `p` are None where they cannot be worked out; `high` alone is None
    when the ratio has no upper end. `q` allows for all `tested` changes of the measurement, so `provenance` names every
    cell of every line. `reason` says why a change is not comparable or too few to say.
    """

    before_period: Period
    before: int | None
    after: int | None
    ratio: float | None
    low: float | None
    high: float | None
    p: float | None
    q: float | None
    tested: int
    verdict: Verdict
    reason: str
    provenance: Provenance
    left_out: tuple[Month, ...] = ()


@dataclass(frozen=True)
class Limits:
    """Control limits for a month's count, from `months_used` months before the period."""

    centre: float
    low: float
    high: float
    months_used: int
    method: str


@dataclass(frozen=True)
class Line:
    """One kind, in the publisher's word, or a total of several (`is_total`).

    `unlocated` says how many rows of the line's kinds the place's police forces published without a place.
    """

    kind: str
    unit: str
    is_total: bool
    series: Series
    level: Level
    change: Change | None
    limits: Limits | None
    unlocated: "UnlocatedShare"
    provenance: Provenance


@dataclass(frozen=True)
class UnlocatedShare:
    """Rows the publisher gave no place, among all rows of the place's forces: they are counted in no district.

    `unlocated` of `rows` in the period; `before_unlocated` of `before_rows` in the same months a year before, both None
    when a month of either is missing. `among` says in words what all those rows are.
    """

    unlocated: int
    rows: int
    before_unlocated: int | None
    before_rows: int | None
    provenance: Provenance
    among: str = "rows the police force published for these months"

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.unlocated / self.rows if self.rows else 0.0

    @property
    def before_share(self) -> float | None:
        """The share the year before, between 0 and 1; None when it is not known."""
        if not self.before_rows or self.before_unlocated is None:
            return None
        return self.before_unlocated / self.before_rows

    @property
    def effect_on_change(self) -> float | None:
        """The ratio to the year before that the difference of the two shares would make of an unchanged number."""
        before = self.before_share
        return None if before is None or before == 1 else (1 - self.share) / (1 - before)

    def may_be_missing(self, count: int) -> int:
        """How many more a count would be if rows without a place were spread as the others are, rounded down."""
        return int(count * self.unlocated / (self.rows - self.unlocated)) if self.rows > self.unlocated else 0


@dataclass(frozen=True)
class Statistic:
    """A figure that is no count of the indicator's own rows: a share, a ratio, an estimate, or another source's count.

    `value` is None where it cannot be worked out, and `note` then says why; else `note` says what to make of it.
    `places` is how many decimal places are worth printing.
    """

    name: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    note: str
    provenance: Provenance
    places: int = 2


@dataclass(frozen=True)
class Measurement:
    """An indicator worked out for a place and period: a line for each kind and total, and what goes with them."""

    indicator: str
    title: str
    source: str
    place: Place
    period: Period
    unit: str
    lines: tuple[Line, ...]
    unlocated: UnlocatedShare
    tested: int
    caveats: tuple[str, ...]
    missing_months: tuple[Month, ...]
    publishers: tuple[str, ...]
    data_classes: tuple[str, ...]
    made_up: bool
    statistics: tuple[Statistic, ...] = ()
