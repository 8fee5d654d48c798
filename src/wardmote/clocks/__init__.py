"""Clocks: when is it due, how binding is that, and how was the day worked out?

Pure: no clock is read, nothing is fetched, and the only files read are the package's own calendars and rule packs.

    >>> from datetime import date
    >>> found = due("GOV.SCRUTINY.REPLY", start=date(2026, 12, 1))
    >>> found.last, found.strength
    (datetime.date(2026, 12, 29), 'unconfirmed')
"""

from wardmote.clocks.calendars import Calendar, calendar, calendars
from wardmote.clocks.days import after_days, beginning_days, clear_days, clear_days_before
from wardmote.clocks.deadlines import Allowance, Due, Override, Review, Standing, allowance, due, localised
from wardmote.clocks.hours import DISREGARDS, clock_hours, working_hours
from wardmote.clocks.limits import Limit
from wardmote.clocks.months import after_months, beginning_months, corresponding
from wardmote.clocks.pauses import Pause
from wardmote.clocks.reading import read_limit
from wardmote.clocks.reckoning import Reckoning
from wardmote.clocks.rhythms import Quarterly, Rhythm, Yearly, next_time, quarter_end, times
from wardmote.clocks.rules import BINDING, COMMENCEMENTS, KINDS, SENSES, Rule, read_packs, rule, rules
from wardmote.clocks.workdays import clear_working_days_before, working_days
from wardmote.clocks.year import Occasion, occasions

__all__ = [
    "BINDING",
    "COMMENCEMENTS",
    "DISREGARDS",
    "KINDS",
    "SENSES",
    "Allowance",
    "Calendar",
    "Due",
    "Limit",
    "Occasion",
    "Override",
    "Pause",
    "Quarterly",
    "Reckoning",
    "Review",
    "Rhythm",
    "Rule",
    "Standing",
    "Yearly",
    "after_days",
    "after_months",
    "allowance",
    "beginning_days",
    "beginning_months",
    "calendar",
    "calendars",
    "clear_days",
    "clear_days_before",
    "clear_working_days_before",
    "clock_hours",
    "corresponding",
    "due",
    "localised",
    "next_time",
    "occasions",
    "quarter_end",
    "read_limit",
    "read_packs",
    "rule",
    "rules",
    "times",
    "working_days",
    "working_hours",
]
