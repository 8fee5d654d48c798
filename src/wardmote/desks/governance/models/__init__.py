"""The tables of governance: one module for each register."""

from wardmote.desks.governance.models.recommendations import (
    Recommendation,
    RecommendationEntry,
    recommendation_reference,
)
from wardmote.desks.governance.models.strategies import Citation, Strategy, strategy_reference

__all__ = [
    "Citation",
    "Recommendation",
    "RecommendationEntry",
    "Strategy",
    "recommendation_reference",
    "strategy_reference",
]
