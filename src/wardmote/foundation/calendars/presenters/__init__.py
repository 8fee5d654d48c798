"""The words of the calendars' pages."""

from wardmote.foundation.calendars.presenters.clocks import ClockPage, clock_page
from wardmote.foundation.calendars.presenters.rules import RulePage, RulesPage, rule_page, rules_page
from wardmote.foundation.calendars.presenters.sides import side
from wardmote.foundation.calendars.presenters.walls import Filter, WallPage, wall_page
from wardmote.foundation.calendars.presenters.weeks import held_by, landing
from wardmote.foundation.calendars.presenters.years import YearPage, year_page

__all__ = [
    "ClockPage",
    "Filter",
    "RulePage",
    "RulesPage",
    "WallPage",
    "YearPage",
    "clock_page",
    "held_by",
    "landing",
    "rule_page",
    "rules_page",
    "side",
    "wall_page",
    "year_page",
]
