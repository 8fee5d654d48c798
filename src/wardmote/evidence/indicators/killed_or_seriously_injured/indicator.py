"""People killed or seriously injured: casualties, not collisions; as reported, and adjusted for how it was recorded."""

from wardmote.evidence.indicators.declared import read_indicator
from wardmote.evidence.indicators.severity import AdjustedSeverity

INDICATOR = read_indicator(
    __package__,
    further=AdjustedSeverity(
        "stats19_casualties", "People seriously injured", "People killed or seriously injured", "people"
    ),
)
