"""The explorer: one series, one place and one period, in words, chart, map and table, with no database."""

from wardmote.reports.exploration.exploring import Exploration, explore
from wardmote.reports.exploration.gazetteer import Gazetteer, gazetteer
from wardmote.reports.exploration.holding import Held, held_of
from wardmote.reports.exploration.inquiry import AGAINST, Inquiry
from wardmote.reports.exploration.taking_away import FORMATS, take_away

__all__ = [
    "AGAINST",
    "FORMATS",
    "Exploration",
    "Gazetteer",
    "Held",
    "Inquiry",
    "explore",
    "gazetteer",
    "held_of",
    "take_away",
]
