"""Places: which district an LSOA lies in, what districts are called, and their outlines in National Grid metres."""

from wardmote.evidence.geography.districts import (
    LOOKUP_DATED,
    District,
    Place,
    district,
    districts,
    made_up_districts,
)
from wardmote.evidence.geography.footprints import footprint, footprints
from wardmote.evidence.geography.locating import UNLOCATED, Located, locator
from wardmote.evidence.geography.resolution import Resolution, lsoa_runs, resolve

__all__ = [
    "LOOKUP_DATED",
    "UNLOCATED",
    "District",
    "Located",
    "Place",
    "Resolution",
    "district",
    "districts",
    "footprint",
    "footprints",
    "locator",
    "lsoa_runs",
    "made_up_districts",
    "resolve",
]
