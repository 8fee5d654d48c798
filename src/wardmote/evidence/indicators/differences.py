"""Sets the lines of two places' measurements against each other: is one rate higher by more than chance?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wardmote.evidence import change
from wardmote.evidence.change import Standing
from wardmote.evidence.indicators.lines import known_or_none
from wardmote.evidence.indicators.measuring import DISCOVERY, FEW, NOTHING, SHORT, SMALL
from wardmote.evidence.indicators.shapes import Line, Measurement, Verdict
from wardmote.evidence.provenance import Provenance, joined

METHOD = (
    "ratio of the two rates, 95% interval and p by the score method on the share of the total, given the people of "
    "both places and the dispersion of both series (exact binomial as well when small), q by Benjamini and Hochberg "
    "over every difference of the table"
)
NO_RATE = "one of the two has no rate for the whole period"
ABSENT = "nothing of it was recorded in one of the two"


@dataclass(frozen=True)
class Difference:
    """A line of two places. `ratio` is the first place's rate to the other's, with its 95% interval; `high` is None
    when it has no upper end, and all are None where they cannot be worked out. `q` allows for all that were `tested`
    together, so `provenance` names every cell of every line of both places."""

    kind: str
    ratio: float | None
    low: float | None
    high: float | None
    p: float | None
    q: float | None
    tested: int
    verdict: Verdict
    reason: str
    provenance: Provenance


def differences(first: Measurement, other: Measurement) -> tuple[Difference, ...]:
    """Every kind that either place has, judged together."""
    lines = [*first.lines, *other.lines]
    inputs = joined(*(line.provenance.inputs for line in lines))
    parameters = {"period": str(first.period), "places": [first.place.slug, other.place.slug]}
    provenance = Provenance(first.source, inputs, METHOD, {**parameters, "false discovery": DISCOVERY})
    kinds = sorted({line.kind for line in lines})
    apart = [_apart(kind, _line(first, kind), _line(other, kind), len(first.period), provenance) for kind in kinds]
    tested = sum(each.p is not None for each in apart)
    q_values = change.adjusted([each.p for each in apart])
    return tuple(_judged(replace(each, q=q, tested=tested)) for each, q in zip(apart, q_values, strict=True))


def _line(measurement: Measurement, kind: str) -> Line | None:
    return next((line for line in measurement.lines if line.kind == kind), None)


def _apart(kind: str, first: Line | None, other: Line | None, months: int, provenance: Provenance) -> Difference:
    """The two lines of a kind, as if they were the only ones."""
    unknown = Difference(kind, None, None, None, None, None, 0, "not comparable", ABSENT, provenance)
    if first is None or other is None:
        return unknown
    if first.level.rate is None or other.level.rate is None:
        return replace(unknown, reason=NO_RATE)
    standings = [standing for line in (first, other) if (standing := _standing(line, months))]
    if len(standings) < 2:
        by_rate = first.level.rate / other.level.rate if other.level.rate else None
        return replace(unknown, ratio=by_rate, verdict="too few to say", reason=SHORT)
    found = change.compare_places(*standings)
    if found is None:
        return replace(unknown, verdict="too few to say", reason=NOTHING)
    few = sum(each.count for each in standings) / max(1.0, *(each.variance_ratio for each in standings)) < FEW
    return replace(
        unknown,
        ratio=known_or_none(found.ratio),
        low=found.low,
        high=known_or_none(found.high),
        p=found.p,
        verdict="too few to say" if few else "could be chance",
        reason=SMALL if few else "",
    )


def _standing(line: Line, months: int) -> Standing | None:
    level = line.level
    if level.denominator is None or level.estimate is None:
        return None
    return Standing(
        count=level.count,
        people=level.denominator.value,
        variance_ratio=float(change.variance_ratio(level.estimate, months)),
        degrees=float(change.doubt_degrees(level.estimate)),
    )


def _judged(each: Difference) -> Difference:
    beyond = each.q is not None and each.q < DISCOVERY
    return replace(each, verdict="more than chance", reason="") if beyond else each


def beyond_chance(found: Sequence[Difference]) -> tuple[Difference, ...]:
    """Those that are more than chance."""
    return tuple(each for each in found if each.verdict == "more than chance")
