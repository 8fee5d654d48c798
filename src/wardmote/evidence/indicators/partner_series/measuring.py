"""Measures partners' series: by month with all that months can tell, by anything longer as the figures stand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from wardmote.errors import Missing
from wardmote.evidence import change
from wardmote.evidence.geography import Place
from wardmote.evidence.indicators.beside import Beside, standing_beside
from wardmote.evidence.indicators.declaration import Evidence
from wardmote.evidence.indicators.gathering import SERIES_MONTHS
from wardmote.evidence.indicators.lines import PER, Tally, level_of, limits_of
from wardmote.evidence.indicators.measuring import LEVEL_METHOD, judged_together
from wardmote.evidence.indicators.partner_series.gathering import SOURCE, PartnerSeries, gather_series
from wardmote.evidence.indicators.shapes import (
    Change,
    Denominator,
    Level,
    Line,
    Measurement,
    Series,
    Statistic,
    UnlocatedShare,
)
from wardmote.evidence.periods import Period
from wardmote.evidence.provenance import Input, Provenance, joined

SLUG, TITLE, UNIT = "partner_series", "What partners count", "as each series says"
CAVEATS = (
    "Each line is a partner's own count by its own definition, not to be added to another nor taken for it.",
    "Where the provider gave a mark in place of a figure, the figure is not known, and neither is any sum with it.",
)
PRINTED_METHOD = "the provider's figures of the period added up; with fewer than months nothing is said of chance"
NOT_GIVEN, NO_EXTRACT = "no figure was given for", "there is no extract for"
TOO_COARSE = "its figures are not by month, so how much it varies of itself is not known"
NO_YEAR_BEFORE = "no figure was given for the year before"
NEAR = "The nearest to {name}, by another definition: the two are not to be added, mixed or taken for each other."


def measure_series(
    store: Evidence,
    *,
    place: Place,
    period: Period,
    denominator: Denominator | None,
    as_at: date | None = None,
    only: str = "",
) -> Measurement:
    """Every partner series of a place in a period, or the one called `only`. Raises Missing when there is none with a
    figure in it."""
    back = max(SERIES_MONTHS, 2 * len(period.year_before()) + len(period))
    window = Period(period.last - (back - 1), period.last)
    found, extracts = gather_series(store, place, window, as_at, only)
    series = [each for each in found if any(_inside(each, period))]
    if not series:
        raise Missing(
            f"The store holds no partner's figures of {place.name} in {period.label}.",
            instead="Map a partner's table and add it: wardmote evidence map FILE.",
        )
    by_month = [each for each in series if each.by_month]
    tallies = {each.name: _tally(each, period) for each in by_month}
    changes = _changes(by_month, tallies)
    lines = [_line(each, period, denominator, tallies.get(each.name), changes.get(each.name)) for each in series]
    used = [extracts[each] for each in sorted({i.extract for line in lines for i in line.provenance.inputs})]
    return Measurement(
        indicator=SLUG,
        title=TITLE,
        source=SOURCE,
        place=place,
        period=period,
        unit=UNIT,
        lines=tuple(lines),
        unlocated=_nothing(),
        tested=sum(each.p is not None for each in changes.values()),
        caveats=(*CAVEATS, *dict.fromkeys(_said(each, period) for each in series)),
        missing_months=(),
        publishers=tuple(sorted({each.publisher for each in used})),
        data_classes=tuple(sorted({each.data_class for each in used})),
        made_up=any(each.made_up for each in used),
        statistics=_beside(store, series, place, period, as_at),
    )


def _inside(series: PartnerSeries, period: Period) -> list[Period]:
    """The periods of a series that lie wholly within another."""
    return [each for each in series.counts if each.first in period and each.last in period]


def _said(series: PartnerSeries, period: Period) -> str:
    """What a series says of itself, and what of the period it does not cover."""
    told = series.told
    parts = [f"{told.title or series.name}, counted by {told.provider}: {told.definition.rstrip('.')}."]
    if told.caveat:
        parts.append(f"{told.caveat.rstrip('.')}.")
    if series.places != "district":
        parts.append(f"Added up from figures by {series.places}.")
    covered = sum(len(each) for each in _inside(series, period) if series.counts[each] is not None)
    if covered < len(period):
        parts.append(f"{covered} of the {len(period)} months have a figure: the count is of those.")
    return " ".join(parts)


def _tally(series: PartnerSeries, period: Period) -> Tally:
    first = min(series.counts).first
    months = Period(first, period.last).months()
    counts = tuple(series.counts.get(Period(month, month)) for month in months)
    usable = np.array([np.nan if count is None else count for count in counts], dtype=float)
    # A month has no figure where a small number is held back, so those that have one are not like those without.
    return Tally(Series(months, counts, ()), period, change.dispersion(usable), may_leave_out=False)


def _changes(series: Sequence[PartnerSeries], tallies: dict[str, Tally]) -> dict[str, Change]:
    if not series:
        return {}
    inputs = joined(*(cells for each in series for cells in each.inputs.values()))
    judged = judged_together(SOURCE, [tallies[each.name] for each in series], inputs)
    # A partner's month may be there and its figure not.
    told = [replace(each, reason=each.reason.replace(NO_EXTRACT, NOT_GIVEN)) for each in judged]
    return {each.name: one for each, one in zip(series, told, strict=True)}


def _line(
    series: PartnerSeries, period: Period, denominator: Denominator | None, tally: Tally | None, changed: Change | None
) -> Line:
    parameters: dict[str, Any] = {"period": str(period), "definition": series.told.definition}
    if denominator:
        parameters |= {"out of": denominator.value, "out of what": denominator.what, "its source": denominator.source}
    inputs = joined(*series.inputs.values())
    if tally is not None:
        level, limits = level_of(tally, denominator), limits_of(tally)
    else:
        level, limits = _printed(series, period, denominator), None
    return Line(
        kind=series.name,
        unit=series.told.unit,
        is_total=False,
        series=tally.series if tally else Series((), (), ()),
        level=level,
        change=changed or _stands(series, period),
        limits=limits,
        unlocated=_nothing(),
        provenance=Provenance(SOURCE, inputs, LEVEL_METHOD if tally else PRINTED_METHOD, parameters),
    )


def _printed(series: PartnerSeries, period: Period, denominator: Denominator | None) -> Level:
    """The figures of quarters or years within the period, added up."""
    counts = [count for each in _inside(series, period) if (count := series.counts[each]) is not None]
    whole = _total(series, period) is not None
    rate = sum(counts) * PER / denominator.value if denominator and whole else None
    return Level(sum(counts), None, None, rate, None, None, denominator, None, None)


def _total(series: PartnerSeries, period: Period) -> int | None:
    """The count of a whole period; None when a part of it has no figure."""
    inside = _inside(series, period)
    counts = [series.counts[each] for each in inside]
    if sum(map(len, inside)) != len(period) or None in counts:
        return None
    return sum(count for count in counts if count is not None)


def _stands(series: PartnerSeries, period: Period) -> Change:
    """The figures of two years side by side, with nothing said of chance."""
    before, after = _total(series, period.year_before()), _total(series, period)
    known = before is not None and after is not None
    ratio = after / before if before and after is not None else None
    reason = TOO_COARSE if known else NO_YEAR_BEFORE
    provenance = Provenance(SOURCE, joined(*series.inputs.values()), PRINTED_METHOD, {"period": str(period)})
    return Change(
        period.year_before(),
        before,
        after,
        ratio,
        None,
        None,
        None,
        None,
        0,
        "too few to say" if known else "not comparable",
        reason,
        provenance,
    )


def _beside(
    store: Evidence, series: Sequence[PartnerSeries], place: Place, period: Period, as_at: date | None
) -> tuple[Statistic, ...]:
    """What other sources count that comes near, as each mapping says: beside it, and never in it."""
    wanted = {
        (source, kinds): Beside(source, kinds, "rows published", NEAR.format(name=each.name))
        for each in series
        for source, kinds in each.told.beside.items()
    }
    return standing_beside(store, list(wanted.values()), place, period, as_at)


def _nothing() -> UnlocatedShare:
    inputs: tuple[Input, ...] = ()
    return UnlocatedShare(0, 0, None, None, Provenance(SOURCE, inputs, "", {}), "figures the provider gave")
