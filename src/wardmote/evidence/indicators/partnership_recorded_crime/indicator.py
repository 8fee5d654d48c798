"""Recorded crime by partnership, a series of its own: the printed figures of a year, and police.uk's beside them."""

from wardmote.evidence.indicators.yearly import read_yearly

INDICATOR = read_yearly(__package__)
