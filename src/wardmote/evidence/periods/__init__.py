"""Months and periods, comparisons of like with like, and the dated reasons why some months cannot be compared."""

from wardmote.evidence.periods.breaks import Break, between, breaks, breaks_for
from wardmote.evidence.periods.months import Month, Period, in_months

__all__ = ["Break", "Month", "Period", "between", "breaks", "breaks_for", "in_months"]
