"""How unevenly searches fall: the share not stated, and the rate of each group beside that of the largest."""

from datetime import date

import numpy as np

from wardmote.evidence import change
from wardmote.evidence.change.intervals import exact_ratio_interval, ratio_interval
from wardmote.evidence.change.spread import reach
from wardmote.evidence.geography import Place
from wardmote.evidence.indicators.declaration import Evidence
from wardmote.evidence.indicators.gathering import Gathered
from wardmote.evidence.indicators.lines import known_or_none
from wardmote.evidence.indicators.shapes import Denominator, Statistic
from wardmote.evidence.indicators.stop_and_search.groups import BESIDE, FEWEST, GROUPS, NOT_STATED
from wardmote.evidence.periods import Period
from wardmote.evidence.provenance import Provenance

METHOD = (
    "searches ÷ people of the group, over the same of the group beside it; 95% interval by the score method on the "
    "dispersion of all searches, and the exact one as well when small"
)
SMALL = 40
RATIO = "How many times as often, for each person living here, as the {beside} group; 1 is as often. Out of {source}."
NO_PEOPLE = "No population by ethnic group was given, so there is no rate to set beside another."
UNSTATED = "Of all searches of people. They are in no group, and every ratio leaves them out."
TOO_FEW = f"Fewer than {FEWEST} searches in the two groups together tell too little."


def disproportion(
    store: Evidence,
    gathered: Gathered,
    *,
    place: Place,
    period: Period,
    denominator: Denominator | None,
    as_at: date | None,
) -> tuple[Statistic, ...]:
    """The share of searches of people without a stated ethnicity, and a rate ratio for each group but one."""
    counts = {group: _count(gathered, group, period) for group in GROUPS}
    people = dict(denominator.groups) if denominator else {}
    estimate = change.dispersion(_series(gathered))
    made = [_not_stated(gathered, counts)]
    for group in GROUPS:
        if group not in (NOT_STATED, BESIDE):
            made.append(_ratio(gathered, group, counts, people, denominator, estimate, len(period)))
    return tuple(made)


def _count(gathered: Gathered, group: str, period: Period) -> int:
    months = [month for month in period.months() if month in gathered.known]
    return sum(cell.rows for month in months for cell in gathered.cells[group, month])


def _series(gathered: Gathered) -> np.typing.NDArray[np.float64]:
    every = gathered.counts(GROUPS)
    return np.array([np.nan if count is None else count for count in every], dtype=float)


def _not_stated(gathered: Gathered, counts: dict[str, int]) -> Statistic:
    total = sum(counts.values())
    return Statistic(
        name="Searches of people with no self-defined ethnicity",
        value=100 * counts[NOT_STATED] / total if total else None,
        low=None,
        high=None,
        unit="%",
        note=UNSTATED,
        provenance=Provenance("police_uk_stops", gathered.inputs(GROUPS), "not stated ÷ all searches of people", {}),
        places=1,
    )


def _ratio(
    gathered: Gathered,
    group: str,
    counts: dict[str, int],
    people: dict[str, int],
    denominator: Denominator | None,
    estimate: change.Dispersion,
    months: int,
) -> Statistic:
    value = low = high = None
    if not denominator or not people.get(group) or not people.get(BESIDE):
        note = NO_PEOPLE
    elif counts[group] + counts[BESIDE] < FEWEST or not counts[BESIDE]:
        note = TOO_FEW
    else:
        note = RATIO.format(beside=BESIDE, source=denominator.source)
        by_people = people[BESIDE] / people[group]
        value = counts[group] / counts[BESIDE] * by_people
        low, high = _interval(counts[BESIDE], counts[group], estimate, months)
        low, high = (None if end is None else end * by_people for end in (low, high))
    return Statistic(
        name=f"{group} beside {BESIDE}, rate of searches",
        value=value,
        low=low,
        high=high,
        unit="times",
        note=note,
        provenance=Provenance(
            "police_uk_stops",
            gathered.inputs((BESIDE, group)),
            METHOD,
            {"people": {name: people.get(name) for name in (group, BESIDE)}, "fewest": FEWEST},
        ),
    )


def _interval(beside: int, count: int, estimate: change.Dispersion, months: int) -> tuple[float | None, float | None]:
    """The ratio of two counts of one period, each varying as the series of all searches does."""
    low, high = ratio_interval(beside, count, reach(estimate, months))
    if beside + count < SMALL and np.isfinite(low):
        exact_low, exact_high = exact_ratio_interval(beside, count)
        low, high = np.minimum(low, exact_low), np.maximum(high, exact_high)
    return known_or_none(low), known_or_none(high)
