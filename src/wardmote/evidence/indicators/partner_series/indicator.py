"""Whatever partners count and give: each series as itself, with its own definition, and never added to another."""

from dataclasses import replace
from functools import partial
from typing import Any

from wardmote.evidence.indicators.declaration import Evidence, Indicator
from wardmote.evidence.indicators.partner_series.measuring import CAVEATS, SLUG, SOURCE, TITLE, UNIT, measure_series
from wardmote.evidence.indicators.partner_series.parts import measure_series_parts


def each_series(store: Evidence) -> tuple[Indicator, ...]:
    """Every partner's series that the store holds, as an indicator of its own."""
    latest = {each.cover: each for each in store.extracts(SOURCE) if not each.given.get("how_asked")}
    return tuple(_series(cover, each) for cover, each in sorted(latest.items()))


def _series(cover: str, extract: Any) -> Indicator:
    alone = replace(
        INDICATOR,
        slug=f"{SLUG}.{cover}",
        title=extract.given.get("title") or cover,
        question=f"What does {extract.publisher} count as this, by its own definition, and has it changed?",
        measure=partial(measure_series, only=cover),
        apart=None,
    )
    return replace(alone, measure_parts=partial(measure_series_parts, alone))


INDICATOR = Indicator(
    slug=SLUG,
    title=TITLE,
    question="What do partners count here, each by its own definition, and has it changed?",
    source=SOURCE,
    unit=UNIT,
    better="neither",
    caveats=CAVEATS,
    measure=measure_series,
    apart=each_series,
)
