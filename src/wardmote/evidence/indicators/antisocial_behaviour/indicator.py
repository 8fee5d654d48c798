"""Antisocial behaviour: the incidents police forces published for a place."""

from wardmote.evidence.indicators.declared import read_indicator

INDICATOR = read_indicator(__package__)
