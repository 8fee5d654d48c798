"""Where a figure came from: the cells it counts, the method, its parameters, and the version that worked it out."""

from wardmote.evidence.provenance.records import UNLOCATED, WHOLE_EXTRACT, Input, Provenance, joined

__all__ = ["UNLOCATED", "WHOLE_EXTRACT", "Input", "Provenance", "joined"]
