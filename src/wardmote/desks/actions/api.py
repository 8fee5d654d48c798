"""What other desks may ask of actions."""

from wardmote.desks.actions.queries import ActionSeen, Wish, actions_for, actions_of, every_action_for, reference_of
from wardmote.desks.actions.rules import Report
from wardmote.desks.actions.verbs import Wanted, add_step, carry_over, finish_step, make_action, pass_on, report

__all__ = [
    "ActionSeen",
    "Report",
    "Wanted",
    "Wish",
    "actions_for",
    "actions_of",
    "add_step",
    "carry_over",
    "every_action_for",
    "finish_step",
    "make_action",
    "pass_on",
    "reference_of",
    "report",
]
