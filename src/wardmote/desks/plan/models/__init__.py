"""The tables of the plan: what a plan says, what came of it, and what is written for the next one."""

from wardmote.desks.plan.models.closing import Evaluation, Outcome, OutcomeEntry, OutcomeRequest
from wardmote.desks.plan.models.drafting import (
    CheckReview,
    Choice,
    EqualityAssessment,
    Measure,
    PlanText,
    PlanVersion,
    StandingEvidence,
    Transmittal,
)
from wardmote.desks.plan.models.plans import (
    Aim,
    Commitment,
    EvidenceLink,
    Line,
    Plan,
    Priority,
    Programme,
    QuotedFigure,
    Statement,
    commitment_reference,
    plan_reference,
)

__all__ = [
    "Aim",
    "CheckReview",
    "Choice",
    "Commitment",
    "EqualityAssessment",
    "Evaluation",
    "EvidenceLink",
    "Line",
    "Measure",
    "Outcome",
    "OutcomeEntry",
    "OutcomeRequest",
    "Plan",
    "PlanText",
    "PlanVersion",
    "Priority",
    "Programme",
    "QuotedFigure",
    "StandingEvidence",
    "Statement",
    "Transmittal",
    "commitment_reference",
    "plan_reference",
]
