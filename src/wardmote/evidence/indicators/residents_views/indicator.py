"""What people said in surveys: each answer with how many answered the question, and never more than that is worth."""

from dataclasses import replace
from functools import partial

from wardmote.evidence.indicators.declaration import Evidence, Indicator
from wardmote.evidence.indicators.residents_views.measuring import CAVEATS, SLUG, SOURCE, TITLE, UNIT, measure_views


def each_survey(store: Evidence) -> tuple[Indicator, ...]:
    """Every survey that the store holds, as an indicator of its own."""
    latest = {each.cover: each for each in store.extracts(SOURCE) if each.given.get("how_asked")}
    return tuple(
        replace(
            INDICATOR,
            slug=f"{SLUG}.{cover}",
            title=each.given.get("title") or cover,
            measure=partial(measure_views, only=cover),
            apart=None,
        )
        for cover, each in sorted(latest.items())
    )


INDICATOR = Indicator(
    slug=SLUG,
    title=TITLE,
    question="What did people who live or work here answer when they were asked, and how many answered?",
    source=SOURCE,
    unit=UNIT,
    better="neither",
    caveats=CAVEATS,
    measure=measure_views,
    apart=each_survey,
)
