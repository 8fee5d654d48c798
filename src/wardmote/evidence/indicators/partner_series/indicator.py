"""Whatever partners count and give: each series as itself, with its own definition, and never added to another."""

from wardmote.evidence.indicators.declaration import Indicator
from wardmote.evidence.indicators.partner_series.measuring import CAVEATS, SLUG, SOURCE, TITLE, UNIT, measure_series

INDICATOR = Indicator(
    slug=SLUG,
    title=TITLE,
    question="What do partners count here, each by its own definition, and has it changed?",
    source=SOURCE,
    unit=UNIT,
    better="neither",
    caveats=CAVEATS,
    measure=measure_series,
)
