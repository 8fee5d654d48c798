"""What other desks may ask of the plan."""

from wardmote.desks.plan.presenters import PlanState, StandCard, priority_cards, state_of
from wardmote.desks.plan.presenters.versions import VersionCard, approved_cards
from wardmote.desks.plan.queries import PlanSeen, plan_for
from wardmote.desks.plan.queries.aims import (
    AimNamed,
    AimToServe,
    CommitmentNamed,
    PriorityNamed,
    aims_for,
    aims_named,
    aims_to_serve,
    commitments_for,
    priorities_for,
    priorities_to_serve,
)
from wardmote.desks.plan.queries.closing import EvaluationSeen, OutcomeSeen, evaluations_for, outcomes_for
from wardmote.desks.plan.queries.county import CountySeen, county_for, county_priorities
from wardmote.desks.plan.queries.drafting import lines_left, plan_written, plans_written
from wardmote.desks.plan.rules.closing import Told
from wardmote.desks.plan.rules.drafting import CHARACTERISTICS, Aimed, Wanted
from wardmote.desks.plan.verbs import load_plan
from wardmote.desks.plan.verbs.closing import open_evaluation, tell
from wardmote.desks.plan.verbs.drafting import Chosen, Stands, begin_plan, change_priority, choose
from wardmote.desks.plan.verbs.lines import assess_equality, change_commitment, measure_aim, say, show_evidence

__all__ = [
    "CHARACTERISTICS",
    "AimNamed",
    "AimToServe",
    "Aimed",
    "Chosen",
    "CommitmentNamed",
    "CountySeen",
    "EvaluationSeen",
    "OutcomeSeen",
    "PlanSeen",
    "PlanState",
    "PriorityNamed",
    "StandCard",
    "Stands",
    "Told",
    "VersionCard",
    "Wanted",
    "aims_for",
    "aims_named",
    "aims_to_serve",
    "approved_cards",
    "assess_equality",
    "begin_plan",
    "change_commitment",
    "change_priority",
    "choose",
    "commitments_for",
    "county_for",
    "county_priorities",
    "evaluations_for",
    "lines_left",
    "load_plan",
    "measure_aim",
    "open_evaluation",
    "outcomes_for",
    "plan_for",
    "plan_written",
    "plans_written",
    "priorities_for",
    "priorities_to_serve",
    "priority_cards",
    "say",
    "show_evidence",
    "state_of",
    "tell",
]
