"""What other desks may ask of governance."""

from wardmote.desks.governance.presenters.directory import anchor_of, since_words
from wardmote.desks.governance.queries.breaches import breach_for, breaches_for
from wardmote.desks.governance.queries.complaints import complaint_for, complaints_for
from wardmote.desks.governance.queries.decisions import decisions_for
from wardmote.desks.governance.queries.directory import Said as ServiceFound
from wardmote.desks.governance.queries.directory import services_for, services_to_find
from wardmote.desks.governance.queries.duty import duty_steps_for
from wardmote.desks.governance.queries.escalations import escalations_for
from wardmote.desks.governance.queries.recommendations import RecommendationSeen, Wish, recommendations_for
from wardmote.desks.governance.queries.requests import RequestSeen, requests_for
from wardmote.desks.governance.queries.returns import ReturnSeen, returns_for
from wardmote.desks.governance.queries.risks import RiskSeen, risks_for
from wardmote.desks.governance.queries.scrutiny import ScrutinySeen, scrutiny_for
from wardmote.desks.governance.queries.strategies import StrategySeen, strategies_for
from wardmote.desks.governance.queries.workplace import accreditations_for, policies_for
from wardmote.desks.governance.rules.directory import NEEDS
from wardmote.desks.governance.rules.duty import Step
from wardmote.desks.governance.verbs.breaches import (
    BreachSaid,
    assess_breach,
    close_breach,
    make_safe,
    report_breach,
    settle_breach,
    tell_people,
)
from wardmote.desks.governance.verbs.complaints import (
    ComplaintSaid,
    acknowledge_complaint,
    answer_complaint,
    receive_complaint,
)
from wardmote.desks.governance.verbs.decisions import DecisionSaid, add_decision
from wardmote.desks.governance.verbs.directory import ServiceSaid, add_service, check_service, say_priorities
from wardmote.desks.governance.verbs.duty import take_step
from wardmote.desks.governance.verbs.escalations import EscalationSaid, escalate
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
from wardmote.desks.governance.verbs.scrutiny import (
    RecommendedSaid,
    ScrutinySaid,
    add_recommended,
    answer_recommended,
    record_scrutiny,
)
from wardmote.desks.governance.verbs.strategies import (
    StrategySaid,
    change_strategy,
    link_strategy,
    load_strategies,
    say_aims,
)
from wardmote.desks.governance.verbs.workplace import (
    AccreditationSaid,
    ItemSaid,
    PolicySaid,
    add_accreditation,
    add_item,
    add_policy,
    hang,
)

__all__ = [
    "NEEDS",
    "AccreditationSaid",
    "BreachSaid",
    "ComplaintSaid",
    "DecisionSaid",
    "EscalationSaid",
    "ItemSaid",
    "PolicySaid",
    "Promise",
    "RecommendationSeen",
    "Recommended",
    "RecommendedSaid",
    "RequestSaid",
    "RequestSeen",
    "ReturnSeen",
    "RiskSaid",
    "RiskSeen",
    "ScrutinySaid",
    "ScrutinySeen",
    "ServiceFound",
    "ServiceSaid",
    "Step",
    "StrategySaid",
    "StrategySeen",
    "Wish",
    "accreditations_for",
    "acknowledge_complaint",
    "add_accreditation",
    "add_decision",
    "add_item",
    "add_policy",
    "add_recommendation",
    "add_recommended",
    "add_request",
    "add_risk",
    "add_service",
    "anchor_of",
    "answer_complaint",
    "answer_recommended",
    "answer_request",
    "assess_breach",
    "breach_for",
    "breaches_for",
    "change_strategy",
    "check_service",
    "clear",
    "close_breach",
    "complaint_for",
    "complaints_for",
    "decisions_for",
    "duty_steps_for",
    "escalate",
    "escalations_for",
    "hang",
    "link_strategy",
    "load_strategies",
    "make_safe",
    "open_quarter",
    "policies_for",
    "promise_action",
    "promise_mitigation",
    "receive_complaint",
    "recommendations_for",
    "record_return",
    "record_scrutiny",
    "report_breach",
    "requests_for",
    "returns_for",
    "risks_for",
    "say_aims",
    "say_priorities",
    "scrutiny_for",
    "services_for",
    "services_to_find",
    "settle_breach",
    "sign_off",
    "since_words",
    "stop_clock",
    "strategies_for",
    "take_step",
    "tell_people",
]
