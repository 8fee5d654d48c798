"""Violence and sexual offences: one kind, as police forces published it for a place."""

from wardmote.evidence.indicators.declared import read_indicator

INDICATOR = read_indicator(__package__)
