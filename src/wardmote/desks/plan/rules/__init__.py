"""The rules of plans. Plain Python."""

from wardmote.desks.plan.rules.days import change_in_words, current, status_on, year_began

__all__ = ["change_in_words", "current", "status_on", "year_began"]
