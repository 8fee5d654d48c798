"""The tables of governance: one module for each register."""

from wardmote.desks.governance.models.breaches import Breach, BreachEntry, breach_reference
from wardmote.desks.governance.models.complaints import DataComplaint, DataComplaintEntry, complaint_reference
from wardmote.desks.governance.models.decisions import RegardedDecision, decision_reference
from wardmote.desks.governance.models.directory import (
    Service,
    ServicePriority,
    ServiceVersion,
    service_reference,
)
from wardmote.desks.governance.models.duty import DutyStep, duty_step_reference
from wardmote.desks.governance.models.escalations import Escalation, escalation_reference
from wardmote.desks.governance.models.recommendations import (
    Recommendation,
    RecommendationEntry,
    recommendation_reference,
)
from wardmote.desks.governance.models.requests import InformationRequest, RequestPause, request_reference
from wardmote.desks.governance.models.returns import QuarterReturn
from wardmote.desks.governance.models.risks import Risk, RiskEntry, risk_reference
from wardmote.desks.governance.models.scrutiny import (
    Scrutiny,
    ScrutinyRecommendation,
    scrutiny_recommendation_reference,
    scrutiny_reference,
)
from wardmote.desks.governance.models.strategies import Citation, Strategy, strategy_reference
from wardmote.desks.governance.models.workplace import (
    Accreditation,
    AccreditationItem,
    HungCommitment,
    StaffPolicy,
    accreditation_reference,
    staff_policy_reference,
)

__all__ = [
    "Accreditation",
    "AccreditationItem",
    "Breach",
    "BreachEntry",
    "Citation",
    "DataComplaint",
    "DataComplaintEntry",
    "DutyStep",
    "Escalation",
    "HungCommitment",
    "InformationRequest",
    "QuarterReturn",
    "Recommendation",
    "RecommendationEntry",
    "RegardedDecision",
    "RequestPause",
    "Risk",
    "RiskEntry",
    "Scrutiny",
    "ScrutinyRecommendation",
    "Service",
    "ServicePriority",
    "ServiceVersion",
    "StaffPolicy",
    "Strategy",
    "accreditation_reference",
    "breach_reference",
    "complaint_reference",
    "decision_reference",
    "duty_step_reference",
    "escalation_reference",
    "recommendation_reference",
    "request_reference",
    "risk_reference",
    "scrutiny_recommendation_reference",
    "scrutiny_reference",
    "service_reference",
    "staff_policy_reference",
    "strategy_reference",
]
