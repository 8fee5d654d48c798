"""What other desks, and whoever makes a demonstration, may ask of delivery."""

from wardmote.desks.delivery.queries.grants import GrantSeen, grants_for
from wardmote.desks.delivery.queries.money import FundSeen, funds_for
from wardmote.desks.delivery.queries.projects import ProjectSeen, project_of_id, projects_for
from wardmote.desks.delivery.rules.projects import APPROVE, Decision, Outcome
from wardmote.desks.delivery.verbs.bids import BidSaid, add_bid, send_bid
from wardmote.desks.delivery.verbs.money import FundWanted, open_fund
from wardmote.desks.delivery.verbs.paying import pay, sign_offer
from wardmote.desks.delivery.verbs.projects import Asked, ask_for_money, decide, tell_result

__all__ = [
    "APPROVE",
    "Asked",
    "BidSaid",
    "Decision",
    "FundSeen",
    "FundWanted",
    "GrantSeen",
    "Outcome",
    "ProjectSeen",
    "add_bid",
    "ask_for_money",
    "decide",
    "funds_for",
    "grants_for",
    "open_fund",
    "pay",
    "project_of_id",
    "projects_for",
    "send_bid",
    "sign_offer",
    "tell_result",
]
