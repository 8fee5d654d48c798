"""Harbour incidents: every kind the harbour master logged, and all together."""

from collections.abc import Sequence
from functools import partial

from wardmote.evidence.indicators.declaration import Indicator
from wardmote.evidence.indicators.measuring import LineOf, Recipe, measure_counts

UNIT = "incidents logged"
CAVEATS = ("Only what the harbour master wrote down is counted.",)


def lines(kinds: Sequence[str]) -> tuple[LineOf, ...]:
    """All incidents, then every kind that was found, in order."""
    every = LineOf("All harbour incidents", tuple(kinds), UNIT, is_total=True)
    return (every, *(LineOf(kind, (kind,), UNIT) for kind in kinds))


INDICATOR = Indicator(
    slug="harbour_incidents",
    title="Harbour incidents",
    question="How much went wrong at the harbour, and has it changed?",
    source="harbour_log",
    unit=UNIT,
    better="lower",
    caveats=CAVEATS,
    measure=partial(
        measure_counts, Recipe("harbour_incidents", "Harbour incidents", "harbour_log", UNIT, CAVEATS, lines)
    ),
)
