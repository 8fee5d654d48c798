"""The words of the pages of actions."""

from wardmote.desks.actions.presenters.cards import held_by, landing
from wardmote.desks.actions.presenters.links import report_question, report_recorded
from wardmote.desks.actions.presenters.pages import (
    ALL,
    ActionPage,
    ChasePage,
    ListPage,
    action_page,
    chase_page,
    list_page,
    table_of,
    why_this,
)

__all__ = [
    "ALL",
    "ActionPage",
    "ChasePage",
    "ListPage",
    "action_page",
    "chase_page",
    "held_by",
    "landing",
    "list_page",
    "report_question",
    "report_recorded",
    "table_of",
    "why_this",
]
