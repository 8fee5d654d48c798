"""How many quarters of each prescribed set came in time, from the days each return was due and received."""

from wardmote.evidence.indicators.declaration import Indicator
from wardmote.evidence.indicators.prescribed_returns.measuring import (
    CAVEATS,
    SLUG,
    SOURCE,
    TITLE,
    UNIT,
    measure_returns,
)

INDICATOR = Indicator(
    slug=SLUG,
    title=TITLE,
    question="Did the information that section 17A asks for come in time?",
    source=SOURCE,
    unit=UNIT,
    better="higher",
    caveats=CAVEATS,
    measure=measure_returns,
)
