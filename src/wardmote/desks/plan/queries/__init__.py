"""The only readers of the plan. What comes back is frozen, and only of the viewer's partnership."""

from wardmote.desks.plan.queries.plans import (
    EvidenceSeen,
    LineSeen,
    PlanDays,
    PlanInBrief,
    PlanSeen,
    PrioritySeen,
    ProgrammeSeen,
    QuotedSeen,
    StandSeen,
    plan_days_for,
    plan_for,
    plan_in_brief,
    priority_for,
    programme_for,
)

__all__ = [
    "EvidenceSeen",
    "LineSeen",
    "PlanDays",
    "PlanInBrief",
    "PlanSeen",
    "PrioritySeen",
    "ProgrammeSeen",
    "QuotedSeen",
    "StandSeen",
    "plan_days_for",
    "plan_for",
    "plan_in_brief",
    "priority_for",
    "programme_for",
]
