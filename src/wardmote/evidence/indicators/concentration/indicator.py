"""Concentration: how few of the publisher's map points hold how much. Map points, and never addresses."""

from wardmote.evidence.indicators.concentration.statistics import concentration
from wardmote.evidence.indicators.declared import read_indicator

INDICATOR = read_indicator(__package__, further=concentration)
