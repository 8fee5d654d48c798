"""Burglary: data.police.uk publishes one kind, of homes and of businesses together."""

from wardmote.evidence.indicators.declared import read_indicator

INDICATOR = read_indicator(__package__)
