"""Drugs: offences of possession and supply together, as police forces published them for a place."""

from wardmote.evidence.indicators.declared import read_indicator

INDICATOR = read_indicator(__package__)
