"""The words of the plan's pages."""

from wardmote.desks.plan.presenters.plans import StandCard, landing, plan_page, priority_cards
from wardmote.desks.plan.presenters.priorities import priority_page, programme_page
from wardmote.desks.plan.presenters.states import PlanState, state_of
from wardmote.desks.plan.presenters.work import leaves, work_page

__all__ = [
    "PlanState",
    "StandCard",
    "landing",
    "leaves",
    "plan_page",
    "priority_cards",
    "priority_page",
    "programme_page",
    "state_of",
    "work_page",
]
