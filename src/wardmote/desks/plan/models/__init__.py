"""The tables of the plan: what a plan says, what came of it, and what is written for the next one."""

from wardmote.desks.plan.models.closing import Evaluation, Outcome, OutcomeEntry, OutcomeRequest
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
    "Commitment",
    "Evaluation",
    "EvidenceLink",
    "Line",
    "Outcome",
    "OutcomeEntry",
    "OutcomeRequest",
    "Plan",
    "Priority",
    "Programme",
    "QuotedFigure",
    "Statement",
    "commitment_reference",
    "plan_reference",
]
