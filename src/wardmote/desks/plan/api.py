"""What other desks may ask of the plan."""

from wardmote.desks.plan.presenters import PlanState, StandCard, priority_cards, state_of
from wardmote.desks.plan.queries import PlanSeen, plan_for
from wardmote.desks.plan.queries.closing import EvaluationSeen, OutcomeSeen, carried_out, evaluations_for, outcomes_for
from wardmote.desks.plan.rules.closing import Told
from wardmote.desks.plan.verbs import load_plan
from wardmote.desks.plan.verbs.closing import open_evaluation, tell

__all__ = [
    "EvaluationSeen",
    "OutcomeSeen",
    "PlanSeen",
    "PlanState",
    "StandCard",
    "Told",
    "carried_out",
    "evaluations_for",
    "load_plan",
    "open_evaluation",
    "outcomes_for",
    "plan_for",
    "priority_cards",
    "state_of",
    "tell",
]
