"""Vehicle crime: theft of and from vehicles, and interference with them, as police forces published it."""

from wardmote.evidence.indicators.declared import read_indicator

INDICATOR = read_indicator(__package__)
