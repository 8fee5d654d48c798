"""What other desks and the demonstration may ask of public tables."""

from wardmote.desks.tables.queries import proposal_for, proposals_for, tables_for
from wardmote.desks.tables.rules import Wanted
from wardmote.desks.tables.verbs import ask_for_making, ask_to_publish, publish

__all__ = ["Wanted", "ask_for_making", "ask_to_publish", "proposal_for", "proposals_for", "publish", "tables_for"]
