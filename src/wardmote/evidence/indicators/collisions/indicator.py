"""Reported collisions: how many, and how grave by their worst injury. One collision may hurt several people."""

from wardmote.evidence.indicators.declared import read_indicator
from wardmote.evidence.indicators.severity import AdjustedSeverity

INDICATOR = read_indicator(
    __package__,
    further=AdjustedSeverity("stats19_collisions", "Serious collisions", "Fatal or serious collisions", "collisions"),
)
