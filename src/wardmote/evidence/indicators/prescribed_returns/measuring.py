"""Counts quarters whose information came in time, late, or not at all."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wardmote.errors import Missing
from wardmote.evidence.geography import Place
from wardmote.evidence.indicators.declaration import Evidence
from wardmote.evidence.indicators.shapes import Denominator, Level, Line, Measurement, Series, Statistic, UnlocatedShare
from wardmote.evidence.periods import Period
from wardmote.evidence.provenance import WHOLE_EXTRACT, Input, Provenance
from wardmote.evidence.sources.partner_table.sets import due, quarters_of, reviewed

SLUG, TITLE = "prescribed_returns", "Section 17A information in time"
SOURCE, UNIT = "partner_table", "quarters in time"
METHOD = (
    "quarters of the period whose whole information was received, in its first version, by the day it was due ÷ "
    "quarters whose day had come"
)
CAVEATS = (
    "A quarter's information is due by the end of the quarter after it, unless another day was given with the return.",
    "A quarter counts from the first that the series has any information of; what was never mapped is not looked for.",
    "A later version of a return does not make it late.",
)
UNREVIEWED = "The days on which returns are due have not been confirmed by a named reviewer of the law."


@dataclass(frozen=True)
class Quarter:
    """One quarter of a series: when it was due, when it was whole, and what came of it."""

    period: Period
    due: date
    received: date | None
    extracts: tuple[Any, ...]

    @property
    def in_time(self) -> bool:
        return self.received is not None and self.received <= self.due

    @property
    def words(self) -> str:
        """Why it is not in time; empty when it is."""
        if self.in_time:
            return ""
        if self.received is None:
            return f"{self.period.label}: due {self.due}, not received in full"
        return f"{self.period.label}: due {self.due}, received {self.received}"


def measure_returns(
    store: Evidence,
    *,
    place: Place,
    period: Period,
    denominator: Denominator | None,
    as_at: date | None = None,
) -> Measurement:
    """Every prescribed series of a place. Raises Missing when none has a quarter in the period whose day has come."""
    if place.is_small:
        raise Missing("Returns are told of by whole districts only.", instead="Ask for the whole district.")
    extracts = [each for each in store.extracts(SOURCE, as_at) if each.given.get("prescribed") and _of(each, place)]
    today = as_at or max((date.fromisoformat(each.added_at[:10]) for each in extracts), default=None)
    by_series: dict[str, list[Any]] = defaultdict(list)
    for each in extracts:
        by_series[each.given.get("title") or each.cover].append(each)
    found = {name: _quarters(held, period, today) for name, held in sorted(by_series.items()) if today}
    found = {name: quarters for name, quarters in found.items() if quarters}
    if not found:
        raise Missing(
            f"The store holds no section 17A information of {place.name} that was due for {period.label}.",
            instead="Map the return as a set of section 17A: wardmote evidence map FILE --set NAME.",
        )
    every = [quarter for quarters in found.values() for quarter in quarters]
    lines = [_line("All sets", every, period, is_total=True)] if len(found) > 1 else []
    lines += [_line(name, quarters, period) for name, quarters in found.items()]
    return Measurement(
        indicator=SLUG,
        title=TITLE,
        source=SOURCE,
        place=place,
        period=period,
        unit=UNIT,
        lines=tuple(lines),
        unlocated=_nothing(),
        tested=0,
        caveats=CAVEATS if reviewed() else (*CAVEATS, UNREVIEWED),
        missing_months=(),
        publishers=tuple(sorted({each.publisher for each in extracts})),
        data_classes=tuple(sorted({each.data_class for each in extracts})),
        made_up=any(each.made_up for each in extracts),
        statistics=tuple(_share(name, quarters, period) for name, quarters in found.items()),
    )


def _of(extract: Any, place: Place) -> bool:
    """Whether a return is of the place: it names one of its districts, or no district at all."""
    return not extract.districts or bool(set(extract.districts) & set(place.codes))


def _quarters(held: Sequence[Any], period: Period, today: date) -> tuple[Quarter, ...]:
    """The quarters of a period that were due by a day, from the first the series has."""
    first = min(each.period.first for each in held)
    found = []
    for quarter in quarters_of(period):
        within = [each for each in held if each.period.first in quarter and each.period.last in quarter]
        day = _due(quarter, within)
        if quarter.last >= first and day <= today:
            found.append(Quarter(quarter, day, _received(quarter, within), tuple(within)))
    return tuple(found)


def _due(quarter: Period, within: Sequence[Any]) -> date:
    """The day given with the return, or else the rules'."""
    given = [date.fromisoformat(each.given["due"]) for each in within if each.given.get("due")]
    ruled = due(quarter)
    return max(given) if given or ruled is None else ruled


def _received(quarter: Period, within: Sequence[Any]) -> date | None:
    """The day on which the last of its months came; None while one is missing."""
    came: dict[str, date] = {}
    for each in within:
        given: Mapping[str, Any] = each.given
        day = date.fromisoformat(given.get("first_received") or given["received"])
        for month in each.period.months():
            came[str(month)] = min(day, came.get(str(month), day))
    return max(came.values()) if len(came) == len(quarter) else None


def _line(name: str, quarters: Sequence[Quarter], period: Period, *, is_total: bool = False) -> Line:
    in_time = sum(each.in_time for each in quarters)
    return Line(
        kind=name,
        unit=UNIT,
        is_total=is_total,
        series=Series((), (), ()),
        level=Level(in_time, None, None, None, None, None, None, None, None),
        change=None,
        limits=None,
        unlocated=_nothing(),
        provenance=_provenance(quarters, period),
    )


def _share(name: str, quarters: Sequence[Quarter], period: Period) -> Statistic:
    late = "; ".join(each.words for each in quarters if each.words)
    return Statistic(
        name=f"{name}: in time of those due",
        value=sum(each.in_time for each in quarters) / len(quarters),
        low=None,
        high=None,
        unit="share",
        note=late or "Every quarter that was due came in time.",
        provenance=_provenance(quarters, period),
    )


def _provenance(quarters: Sequence[Quarter], period: Period) -> Provenance:
    inputs = {
        Input(each.id, WHOLE_EXTRACT, WHOLE_EXTRACT, each.kept) for quarter in quarters for each in quarter.extracts
    }
    days = {str(each.period): [str(each.due), str(each.received or "")] for each in quarters}
    return Provenance(SOURCE, tuple(sorted(inputs)), METHOD, {"period": str(period), "due and received": days})


def _nothing() -> UnlocatedShare:
    return UnlocatedShare(0, 0, None, None, Provenance(SOURCE, (), "", {}), "returns")
