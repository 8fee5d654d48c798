"""Robbery: theft with force or the threat of it, as police forces published it for a place."""

from wardmote.evidence.indicators.declared import read_indicator

INDICATOR = read_indicator(__package__)
