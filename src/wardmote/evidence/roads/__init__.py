"""Collisions and casualties: how grave they were, as reported and as adjusted for how severity was recorded."""

from wardmote.evidence.roads.severity import Adjusted, adjusted

__all__ = ["Adjusted", "adjusted"]
