"""What the explorer is asked."""

from dataclasses import dataclass

from wardmote.evidence.geography import Place
from wardmote.evidence.indicators import Indicator
from wardmote.evidence.periods import Period

#: What a period can be set against: nothing, the same months a year before, or the same months elsewhere.
AGAINST = ("nothing", "year", "place")


@dataclass(frozen=True)
class Inquiry:
    """One question: an indicator, a place, a period, and what they are set against.

    `line` is the line that is drawn, by its name (or as that stands in an id); the first where it is empty or the
    indicator has none of that name.
    `parts` are what the map is of: "ward" or "lsoa"; the largest there are when empty. `other` is the place it is set
    against, where it is set against one.
    """

    indicator: Indicator
    place: Place
    period: Period
    against: str = "year"
    other: Place | None = None
    line: str = ""
    parts: str = ""
