"""What other desks may ask of the plan."""

from wardmote.desks.plan.presenters import PlanState, StandCard, priority_cards, state_of
from wardmote.desks.plan.queries import PlanSeen, plan_for
from wardmote.desks.plan.verbs import load_plan

__all__ = ["PlanSeen", "PlanState", "StandCard", "load_plan", "plan_for", "priority_cards", "state_of"]
