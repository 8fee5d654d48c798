"""What other desks, and whoever makes a demonstration, may ask of delivery."""

from wardmote.desks.delivery.queries.activities import ActivitySeen, activities_for, spots_of
from wardmote.desks.delivery.queries.grants import GrantSeen, grants_for
from wardmote.desks.delivery.queries.money import FundSeen, funds_for
from wardmote.desks.delivery.queries.projects import ProjectSeen, project_of_id, projects_for
from wardmote.desks.delivery.queries.schools import SchoolSeen, districts_for, schools_for
from wardmote.desks.delivery.rules.activities import Measure
from wardmote.desks.delivery.rules.projects import APPROVE, Decision, Outcome
from wardmote.desks.delivery.verbs.activities import ActivitySaid, add_activity, tell_counts, tell_measures
from wardmote.desks.delivery.verbs.bids import BidSaid, add_bid, send_bid
from wardmote.desks.delivery.verbs.money import FundWanted, open_fund
from wardmote.desks.delivery.verbs.paying import pay, sign_offer
from wardmote.desks.delivery.verbs.projects import Asked, ask_for_money, decide, tell_result
from wardmote.desks.delivery.verbs.schools import SchoolSaid, TalkSaid, add_school, add_talk

__all__ = [
    "APPROVE",
    "ActivitySaid",
    "ActivitySeen",
    "Asked",
    "BidSaid",
    "Decision",
    "FundSeen",
    "FundWanted",
    "GrantSeen",
    "Measure",
    "Outcome",
    "ProjectSeen",
    "SchoolSaid",
    "SchoolSeen",
    "TalkSaid",
    "activities_for",
    "add_activity",
    "add_bid",
    "add_school",
    "add_talk",
    "ask_for_money",
    "decide",
    "districts_for",
    "funds_for",
    "grants_for",
    "open_fund",
    "pay",
    "project_of_id",
    "projects_for",
    "schools_for",
    "send_bid",
    "sign_offer",
    "spots_of",
    "tell_counts",
    "tell_measures",
    "tell_result",
]
