"""What other desks may ask of governance."""

from wardmote.desks.governance.queries.recommendations import RecommendationSeen, Wish, recommendations_for
from wardmote.desks.governance.queries.requests import RequestSeen, requests_for
from wardmote.desks.governance.queries.returns import ReturnSeen, returns_for
from wardmote.desks.governance.queries.risks import RiskSeen, risks_for
from wardmote.desks.governance.queries.strategies import StrategySeen, strategies_for
from wardmote.desks.governance.verbs.recommendations import (
    Promise,
    Recommended,
    add_recommendation,
    clear,
    promise_action,
    sign_off,
)
from wardmote.desks.governance.verbs.requests import RequestSaid, add_request, answer_request, stop_clock
from wardmote.desks.governance.verbs.returns import open_quarter, record_return
from wardmote.desks.governance.verbs.risks import RiskSaid, add_risk, promise_mitigation
from wardmote.desks.governance.verbs.strategies import (
    StrategySaid,
    change_strategy,
    link_strategy,
    load_strategies,
    say_aims,
)

__all__ = [
    "Promise",
    "RecommendationSeen",
    "Recommended",
    "RequestSaid",
    "RequestSeen",
    "ReturnSeen",
    "RiskSaid",
    "RiskSeen",
    "StrategySaid",
    "StrategySeen",
    "Wish",
    "add_recommendation",
    "add_request",
    "add_risk",
    "answer_request",
    "change_strategy",
    "clear",
    "link_strategy",
    "load_strategies",
    "open_quarter",
    "promise_action",
    "promise_mitigation",
    "recommendations_for",
    "record_return",
    "requests_for",
    "returns_for",
    "risks_for",
    "say_aims",
    "sign_off",
    "stop_clock",
    "strategies_for",
]
