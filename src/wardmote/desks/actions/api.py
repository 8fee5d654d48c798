"""What other desks may ask of actions."""

from wardmote.desks.actions.imports import say_how_it_is
from wardmote.desks.actions.queries import (
    ActionSeen,
    EvidenceSeen,
    Listed,
    Wish,
    actions_for,
    actions_of,
    every_action_for,
    evidence_of,
    reference_of,
)
from wardmote.desks.actions.rules import Report
from wardmote.desks.actions.states import DONE, DROPPED, LATE
from wardmote.desks.actions.verbs import (
    Wanted,
    add_evidence,
    add_step,
    carry_over,
    finish_step,
    let_go,
    make_action,
    pass_on,
    report,
)

__all__ = [
    "DONE",
    "DROPPED",
    "LATE",
    "ActionSeen",
    "EvidenceSeen",
    "Listed",
    "Report",
    "Wanted",
    "Wish",
    "actions_for",
    "actions_of",
    "add_evidence",
    "add_step",
    "carry_over",
    "every_action_for",
    "evidence_of",
    "finish_step",
    "let_go",
    "make_action",
    "pass_on",
    "reference_of",
    "report",
    "say_how_it_is",
]
