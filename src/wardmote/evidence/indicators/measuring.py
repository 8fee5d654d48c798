"""Works out an indicator that counts rows: a line for each kind and total, with every change judged together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from wardmote.evidence import change
from wardmote.evidence.geography import Place
from wardmote.evidence.indicators.beside import Beside, standing_beside
from wardmote.evidence.indicators.declaration import Evidence
from wardmote.evidence.indicators.gathering import BY_KIND, Gathered, Sorting, gather
from wardmote.evidence.indicators.lines import (
    Tally,
    absent,
    known_or_none,
    level_of,
    limits_of,
    listed,
    tally,
    why_not_comparable,
)
from wardmote.evidence.indicators.shapes import (
    Change,
    Denominator,
    Line,
    Measurement,
    Statistic,
    UnlocatedShare,
    Verdict,
)
from wardmote.evidence.periods import Period
from wardmote.evidence.provenance import Input, Provenance, joined

# Of the changes called more than chance, no more than one in twenty is expected to be chance after all.
DISCOVERY = 0.05
# Fewer than this in both periods, counted in units of chance, and even a halving would usually pass unseen.
FEW = 20
NOTHING = "nothing was recorded in either period"
SHORT = "the store holds too few months to know how much this series varies"
SMALL = "there are so few, in a series that varies this much, that only a very large change would show"
LEVEL_METHOD = "count of rows, with a 95% interval by the score method on the dispersion of the series"
CHANGE_METHOD = (
    "ratio to the same months a year before, where held in both years, 95% interval and p by the score method on the "
    "dispersion of the series (exact binomial as well when small), q by Benjamini and Hochberg over every change tested"
)
UNLOCATED_METHOD = "rows without a place ÷ all rows of the police forces' extracts, in the period and a year before"


@dataclass(frozen=True)
class LineOf:
    """A line to be measured: its name, the publisher's kinds it counts, its unit, and whether it is a total.

    `has_rate` is false where the population that is given is not what the line is out of.
    """

    name: str
    kinds: tuple[str, ...]
    unit: str
    is_total: bool = False
    has_rate: bool = True


class Further(Protocol):
    """How an indicator's statistics are worked out, from the store and from what was gathered for its lines."""

    def __call__(
        self,
        store: Evidence,
        gathered: Gathered,
        *,
        place: Place,
        period: Period,
        denominator: Denominator | None,
        as_at: date | None,
    ) -> tuple[Statistic, ...]: ...


@dataclass(frozen=True)
class Recipe:
    """What a counting indicator is made of; `lines` chooses them from the kinds that were found.

    `rows_are` says in words what all the rows of the place's extracts are. `beside` are other sources' counts of much
    the same, which are shown and never added. `further` works out what is no count.
    """

    slug: str
    title: str
    source: str
    unit: str
    caveats: tuple[str, ...]
    lines: Callable[[Sequence[str]], tuple[LineOf, ...]]
    sorting: Sorting = BY_KIND
    rows_are: str = "rows the police force published for these months"
    beside: tuple[Beside, ...] = ()
    further: "Further | None" = None


def given_lines(lines: Sequence[LineOf]) -> Callable[[Sequence[str]], tuple[LineOf, ...]]:
    """A recipe's lines where they are known beforehand, each of those of its kinds that were found.

    The publisher's words for one thing have changed with the years: a line may name them all.
    """

    def chosen(found: Sequence[str]) -> tuple[LineOf, ...]:
        return tuple(replace(line, kinds=tuple(kind for kind in line.kinds if kind in found)) for line in lines)

    return chosen


def measure_counts(
    recipe: Recipe,
    store: Evidence,
    *,
    place: Place,
    period: Period,
    denominator: Denominator | None,
    as_at: date | None = None,
) -> Measurement:
    """Measure a place over a period. Raises Missing when the store holds nothing of it."""
    gathered = gather(store, recipe.source, place, period, as_at, recipe.sorting)
    wanted = recipe.lines(gathered.kinds)
    tallies = [tally(gathered, recipe.source, each.kinds, period) for each in wanted]
    changes = _changes(recipe, gathered, wanted, tallies)
    unlocated = _unlocated(recipe, gathered, period)
    missing = tuple(month for month in period.months() if month not in gathered.known)
    caveats = [*recipe.caveats]
    if missing:
        caveats.append(f"There is no extract for {listed(missing)}: the counts are of the other months.")
    if any(each.left_out for each in changes):
        caveats.append(_like_for_like(tallies[0]))
    statistics = standing_beside(store, recipe.beside, place, period, as_at)
    if recipe.further:
        statistics += recipe.further(store, gathered, place=place, period=period, denominator=denominator, as_at=as_at)
    lines = tuple(_line(recipe, gathered, *each, denominator) for each in zip(wanted, tallies, changes, strict=True))
    return Measurement(
        indicator=recipe.slug,
        title=recipe.title,
        source=recipe.source,
        place=place,
        period=period,
        unit=recipe.unit,
        lines=lines,
        unlocated=unlocated,
        tested=sum(each.p is not None for each in changes),
        caveats=tuple(caveats),
        missing_months=missing,
        publishers=tuple(sorted({each.publisher for each in gathered.extracts})),
        data_classes=tuple(sorted({each.data_class for each in gathered.extracts})),
        made_up=any(each.made_up for each in gathered.extracts),
        statistics=statistics,
    )


def _line(
    recipe: Recipe, gathered: Gathered, wanted: LineOf, line: Tally, changed: Change, denominator: Denominator | None
) -> Line:
    denominator = denominator if wanted.has_rate else None
    parameters: dict[str, Any] = {
        "period": str(line.period),
        "kinds": list(wanted.kinds),
        "series": f"{line.series.months[0]}..{line.series.months[-1]}",
        "confidence": 0.95,
    }
    if denominator:
        parameters |= {"out of": denominator.value, "out of what": denominator.what, "its source": denominator.source}
    return Line(
        kind=wanted.name,
        unit=wanted.unit,
        is_total=wanted.is_total,
        series=line.series,
        level=level_of(line, denominator),
        change=changed,
        limits=limits_of(line),
        unlocated=_unlocated(recipe, gathered, line.period, wanted.kinds),
        provenance=Provenance(recipe.source, gathered.inputs(wanted.kinds), LEVEL_METHOD, parameters),
    )


def _changes(recipe: Recipe, gathered: Gathered, wanted: Sequence[LineOf], tallies: Sequence[Tally]) -> list[Change]:
    """Every line's change, judged together."""
    inputs = gathered.inputs(sorted({kind for each in wanted for kind in each.kinds}))
    return judged_together(recipe.source, tallies, inputs)


def judged_together(source: str, tallies: Sequence[Tally], inputs: tuple[Input, ...]) -> list[Change]:
    """The change of each of some lines of one period: q-values and verdicts allow for how many were tested.

    `inputs` are the cells of all of them, for each change rests on them all.
    """
    period = tallies[0].period
    parameters: dict[str, Any] = {"period": str(period), "before": str(period.year_before())}
    if tallies[0].may_leave_out:
        parameters["months compared"] = [str(month) for month in tallies[0].held_in_both]
    provenance = Provenance(source, inputs, CHANGE_METHOD, {**parameters, "false discovery": DISCOVERY})
    apart = [_compared(line, provenance) for line in tallies]
    tested = sum(each.p is not None for each in apart)
    q_values = change.adjusted([each.p for each in apart])
    return [
        _judged(replace(each, q=q, tested=tested), line) for each, q, line in zip(apart, q_values, tallies, strict=True)
    ]


def _like_for_like(line: Tally) -> str:
    held = line.held_in_both
    months = "month" if len(held) == 1 else f"{len(held)} months"
    return (
        f"Changes are of the {months} held in both years, {listed(held)} against the same a year before: there is no "
        f"extract for {listed(absent(line))}."
    )


def _compared(line: Tally, provenance: Provenance) -> Change:
    """The change of one line, as if it were the only one."""
    earlier = line.period.year_before()
    before, after = line.total(earlier.months()), line.total(line.period.months())
    unknown = Change(earlier, before, after, None, None, None, None, None, 0, "not comparable", "", provenance)
    if why := why_not_comparable(line):
        return replace(unknown, reason=why)
    held = line.held_in_both
    before, after = line.total(map(line.year_before, held)), line.total(held)
    found = change.compare(before, after, line.estimate, len(held))
    return replace(
        unknown,
        before=before,
        after=after,
        ratio=known_or_none(found.ratio),
        low=known_or_none(found.low),
        high=known_or_none(found.high),
        p=known_or_none(found.p),
        left_out=tuple(month for month in line.period.months() if month not in held),
    )


def _judged(each: Change, line: Tally) -> Change:
    if each.reason:
        return each
    verdict, reason = _verdict(each, line)
    return replace(each, verdict=verdict, reason=reason)


def _verdict(each: Change, line: Tally) -> tuple[Verdict, str]:
    total = (each.before or 0) + (each.after or 0)
    if each.q is None:
        return "too few to say", SHORT if total else NOTHING
    if each.q < DISCOVERY:
        return "more than chance", ""
    months = len(line.period) - len(each.left_out)
    if total / max(float(change.variance_ratio(line.estimate, months)), 1.0) < FEW:
        return "too few to say", SMALL
    return "could be chance", ""


def _unlocated(
    recipe: Recipe, gathered: Gathered, period: Period, kinds: tuple[str, ...] | None = None
) -> UnlocatedShare:
    # The publisher's kinds are not those an indicator sorts rows into: of these the whole is told.
    kinds = None if recipe.sorting.by else kinds
    before = period.year_before()
    whole = gathered.known.issuperset((*before.months(), *period.months()))
    spans = (period, before) if whole else (period,)
    loose = [gathered.without_place(span, kinds) for span in spans]
    every = [gathered.whole_force(span, kinds) for span in spans]
    counts = [sum(each.rows for each in inputs) for inputs in (*loose, *every)]
    unlocated, before_unlocated, rows, before_rows = counts if whole else (counts[0], None, counts[1], None)
    inputs = joined(*loose, *every)
    return UnlocatedShare(
        unlocated,
        rows,
        before_unlocated,
        before_rows,
        Provenance(recipe.source, inputs, UNLOCATED_METHOD, {}),
        recipe.rows_are,
    )
