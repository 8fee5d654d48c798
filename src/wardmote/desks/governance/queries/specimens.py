"""An example of every address of this desk that takes arguments."""

from typing import Any

from wardmote.desks.governance.models import (
    Accreditation,
    AccreditationItem,
    Breach,
    DataComplaint,
    DutyStep,
    Escalation,
    InformationRequest,
    QuarterReturn,
    Recommendation,
    RegardedDecision,
    Risk,
    Scrutiny,
    ScrutinyRecommendation,
    Service,
    StaffPolicy,
    Strategy,
)
from wardmote.desks.governance.rules.risks import CLOSED
from wardmote.desks.governance.states import CLEARED

_OF_ONE = ("show", "change", "clear", "send-back", "agree", "open", "withdraw")
_RECOMMENDATION = (*(f"{name}-recommendation" for name in _OF_ONE), "promise-action")
_STRATEGY = ("show-strategy", "change-strategy", "say-aims", "unlink-strategy")
_REQUEST = (
    *("show-request", "change-request", "stop-clock", "run-clock", "undo-pause", "extend-request", "answer-request"),
    "open-request-again",
)
REGISTERS = (
    "strategies",
    "breaches",
    "data-complaints",
    "risks",
    "returns",
    "requests",
    "scrutiny",
    "duty",
    "escalations",
    "services",
    "regarded-decisions",
    "accreditations",
    "staff-policies",
)
_SCRUTINY = ("show-scrutiny-meeting", "change-scrutiny", "take-back-scrutiny", "add-recommended")
_RECOMMENDED = (
    *("show-recommended", "change-recommended", "answer-recommended", "take-answer-back", "take-back-recommended"),
    "promise-to-scrutiny",
)
_ESCALATION = (
    *("show-escalation", "change-escalation", "decide-escalation", "open-escalation-again"),
    "take-back-escalation",
)
_BREACH = (
    *(f"{name}-breach" for name in ("show", "change", "assess", "settle", "close", "take-back")),
    *("make-breach-safe", "tell-people-of-breach", "open-breach-again"),
)
_COMPLAINT = (
    *(f"{name}-data-complaint" for name in ("show", "change", "acknowledge", "note", "answer", "withdraw")),
    "open-data-complaint-again",
)
_SERVICE = (
    *("show-service", "change-service", "check-service", "say-service-priorities", "retire-service"),
    "take-service-up",
)
_DECISION = (
    "show-regarded-decision",
    "change-regarded-decision",
    "take-back-regarded-decision",
    "take-regarded-decision-up",
)
_ACCREDITATION = (
    *("show-accreditation", "change-accreditation", "take-back-accreditation"),
    "add-accreditation-item",
)
_STAFF_POLICY = ("show-staff-policy", "change-staff-policy", "take-back-staff-policy")
_RETURN = ("show-return", "record-return", "take-back-return")
_RISK = ("show-risk", "change-risk", "review-risk", "promise-mitigation", "close-risk", "open-risk-again")


def specimens() -> dict[str, dict[str, object]]:
    """Arguments by the name of the address."""
    found: dict[str, dict[str, object]] = {"send-scrutiny-report": {"kind": "docx"}}
    found |= {f"download-{register}": {"kind": "csv"} for register in REGISTERS}
    found |= _one(_RISK, Risk.objects.exclude(state=CLOSED).order_by("made_at").first())
    found |= _one(_RECOMMENDATION, Recommendation.objects.filter(state=CLEARED).order_by("code", "number").first())
    linked = Strategy.objects.filter(partnership__made_up=True, withdrawn_at__isnull=True)
    asked = InformationRequest.objects.filter(answered_on__isnull=True).order_by("received_on").first()
    found |= _one(_REQUEST, asked)
    found |= _one(_SCRUTINY, Scrutiny.objects.filter(withdrawn_at__isnull=True).order_by("held_on").first())
    owed = ScrutinyRecommendation.objects.filter(answered_on__isnull=True).order_by("issued_on").first()
    found |= _one(_RECOMMENDED, owed)
    step = DutyStep.objects.filter(withdrawn_at__isnull=True).order_by("-day").first()
    found |= _one(("show-duty-step", "take-duty-step-back"), step)
    found |= _one(_ESCALATION, Escalation.objects.filter(withdrawn_at__isnull=True, decision="").first())
    found |= _one(_BREACH, Breach.objects.filter(closed_at__isnull=True).order_by("aware_since").first())
    found |= _one(_COMPLAINT, DataComplaint.objects.filter(outcome="").order_by("received_on").first())
    service = Service.objects.filter(partnership__made_up=True, retired_at__isnull=True).order_by("reference").first()
    found |= _one(_SERVICE, service)
    regarded = RegardedDecision.objects.filter(withdrawn_at__isnull=True).order_by("-decided_on").first()
    found |= _one(_DECISION, regarded)
    found |= _one(_ACCREDITATION, Accreditation.objects.order_by("starts").first())
    found |= _one(_STAFF_POLICY, StaffPolicy.objects.order_by("dated").first())
    found["hang-commitments"] = {"register": "policies"}
    item = AccreditationItem.objects.order_by("text").first()
    if item:
        found |= {f"{name}-accreditation-item": {"item": item.pk} for name in ("change", "take-back")}
    given = QuarterReturn.objects.order_by("quarter_ends", "id").first()
    if given:
        found |= {name: {"given": given.pk} for name in _RETURN}
        found["ask-returns"] = {"quarter": given.quarter_ends.isoformat()}
    return found | _one(_STRATEGY, linked.order_by("title").first())


def _one(names: tuple[str, ...], row: Any) -> dict[str, dict[str, object]]:
    return {name: {"reference": row.reference} for name in names} if row else {}
