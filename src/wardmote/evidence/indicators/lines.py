"""Turns gathered counts into lines: the series, its level, its control limits, and its change before correction."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from wardmote.evidence import change
from wardmote.evidence.indicators.gathering import Gathered
from wardmote.evidence.indicators.shapes import Denominator, Level, Limits, Series
from wardmote.evidence.periods import Month, Period, between, breaks_for

PER = 1000
YEAR, BASELINE = 12, 24
LIMITS_METHOD = (
    "three standard deviations about the mean of the months before the period, seasons included, trend left out"
)


@dataclass(frozen=True)
class Tally:
    """One line's counts by month, and the dispersion of those that can be compared with the end of the period.

    `may_leave_out` says that a month is missing whatever its count would have been, so that it can be left out of both
    years of a comparison; it is false where small numbers are held back.
    """

    series: Series
    period: Period
    estimate: change.Dispersion
    may_leave_out: bool = True

    def total(self, months: Iterable[Month]) -> int | None:
        """The count of months; None when any of them is missing."""
        by_month = dict(zip(self.series.months, self.series.counts, strict=True))
        counts = [by_month.get(month) for month in months]
        return None if None in counts else sum(count for count in counts if count is not None)

    @property
    def held_in_both(self) -> tuple[Month, ...]:
        """The months of the period that have an extract, as has the same month of the year before."""
        known = {m for m, count in zip(self.series.months, self.series.counts, strict=True) if count is not None}
        return tuple(month for month in self.period.months() if {month, self.year_before(month)} <= known)

    def year_before(self, month: Month) -> Month:
        """The month that one of the period is compared with."""
        return month - (self.period.first - self.period.year_before().first)


def tally(gathered: Gathered, source: str, kinds: tuple[str, ...], period: Period) -> Tally:
    """The series of these kinds together. A break of any of them is a break of the whole."""
    span = Period(gathered.months[0], gathered.months[-1])
    found = {each: None for kind in kinds for each in breaks_for(source, kind, span)}
    series = Series(gathered.months, gathered.counts(kinds), tuple(found))
    alike = [not between((month,), (period.last,), series.breaks) for month in series.months]
    usable = [
        count if count is not None and same else math.nan for count, same in zip(series.counts, alike, strict=True)
    ]
    return Tally(series, period, change.dispersion(np.array(usable)))


def level_of(line: Tally, denominator: Denominator | None) -> Level:
    """The period's count and rate. With months missing it is the count of the others, and has no rate."""
    inside = [c for m, c in zip(line.series.months, line.series.counts, strict=True) if m in line.period]
    known = [count for count in inside if count is not None]
    count, months = sum(known), len(known)
    low, high = (known_or_none(each) for each in change.level_interval(count, line.estimate, months))
    whole = months == len(line.period)
    per = PER / denominator.value if denominator and whole else None
    return Level(
        count=count,
        low=low,
        high=high,
        rate=None if per is None else count * per,
        rate_low=None if per is None or low is None else low * per,
        rate_high=None if per is None or high is None else high * per,
        denominator=denominator,
        dispersion=known_or_none(line.estimate.value),
        serial=float(change.serial_factor(line.estimate.correlation, months)),
        estimate=None if math.isnan(line.estimate.value) else line.estimate,
    )


def limits_of(line: Tally) -> Limits | None:
    """Control limits from the months before the period, or from all when fewer than two years come before it."""
    drawn = line.series.drawn
    before = [count for month, count in zip(line.series.months, drawn, strict=True) if month < line.period.first]
    enough = sum(count is not None for count in before) >= BASELINE
    band = change.band(before if enough else drawn)
    return None if band is None else Limits(band.centre, band.low, band.high, band.months_used, LIMITS_METHOD)


def why_not_comparable(line: Tally) -> str:
    """Why the period cannot be set against the year before; empty when it can.

    Where months are missing the others are compared, like with like, if at least half of them are held in both years.
    """
    held = line.held_in_both
    missing = absent(line)
    if missing and not line.may_leave_out:
        return f"there is no extract for {listed(missing)}"
    if 2 * len(held) < len(line.period):
        few = ", and fewer than half of the months are held in both years" if held else ""
        return f"there is no extract for {listed(missing)}{few}"
    stand_between = between(tuple(map(line.year_before, held)), held, line.series.breaks)
    return "; ".join(each.reason for each in stand_between)


def absent(line: Tally) -> list[Month]:
    """The months of the period and of the year before that have no extract, in order."""
    known = dict(zip(line.series.months, line.series.counts, strict=True))
    wanted = (*line.period.year_before().months(), *line.period.months())
    return [month for month in wanted if known.get(month) is None]


def listed(months: list[Month] | tuple[Month, ...], most: int = 3) -> str:
    """Months in a sentence: two of one run as a span, more than a few by how many."""
    runs: list[list[Month]] = []
    for month in months:
        if runs and month - runs[-1][-1] == 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    words = [run[0].label if len(run) == 1 else f"{run[0].label} to {run[-1].label}" for run in runs]
    if len(words) > most:
        return f"{len(months)} months between {months[0].label} and {months[-1].label}"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def known_or_none(value: Any) -> float | None:
    """A number, or None in place of NaN and of no upper end."""
    return float(value) if np.isfinite(value) else None
