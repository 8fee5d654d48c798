"""The tables of governance: one module for each register."""

from wardmote.desks.governance.models.recommendations import (
    Recommendation,
    RecommendationEntry,
    recommendation_reference,
)
from wardmote.desks.governance.models.returns import QuarterReturn
from wardmote.desks.governance.models.risks import Risk, RiskEntry, risk_reference
from wardmote.desks.governance.models.strategies import Citation, Strategy, strategy_reference

__all__ = [
    "Citation",
    "QuarterReturn",
    "Recommendation",
    "RecommendationEntry",
    "Risk",
    "RiskEntry",
    "Strategy",
    "recommendation_reference",
    "risk_reference",
    "strategy_reference",
]
