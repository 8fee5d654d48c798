"""What other desks may ask of governance."""

from wardmote.desks.governance.queries import RecommendationSeen, Wish, recommendations_for
from wardmote.desks.governance.verbs import (
    Promise,
    Recommended,
    add_recommendation,
    clear,
    promise_action,
    sign_off,
)

__all__ = [
    "Promise",
    "RecommendationSeen",
    "Recommended",
    "Wish",
    "add_recommendation",
    "clear",
    "promise_action",
    "recommendations_for",
    "sign_off",
]
