"""Is the difference real? How much a series varies of itself, and what that leaves of a level and of a change.

The chapters in `spec/change/` work every method by hand; `METHOD.md` beside this file says why these were chosen and
what the simulations found.
"""

from wardmote.evidence.change.compare import Comparison, compare
from wardmote.evidence.change.discovery import adjusted
from wardmote.evidence.change.dispersion import CHANCE_ALONE, Dispersion, dispersion
from wardmote.evidence.change.level import level_interval
from wardmote.evidence.change.limits import Band, band
from wardmote.evidence.change.places import Difference, Standing, compare_places
from wardmote.evidence.change.season import Season, season
from wardmote.evidence.change.spread import doubt_degrees, serial_factor, variance_ratio

__all__ = [
    "CHANCE_ALONE",
    "Band",
    "Comparison",
    "Difference",
    "Dispersion",
    "Season",
    "Standing",
    "adjusted",
    "band",
    "compare",
    "compare_places",
    "dispersion",
    "doubt_degrees",
    "level_interval",
    "season",
    "serial_factor",
    "variance_ratio",
]
