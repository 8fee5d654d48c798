"""How much time an extract is of, from what dates one of its rows."""

import re

from wardmote.errors import Invalid
from wardmote.evidence.periods import Month, Period
from wardmote.evidence.sources.declaration import Span

MONTHS = {"month": 1, "quarter": 3, "year": 12}
_YEAR = re.compile(r"[0-9]{4}")


def period_of(when: str) -> Period:
    """The months that “2021-04”, “2021” or “2021-04..2022-03” stands for. Raises `Invalid` on any other text."""
    if _YEAR.fullmatch(when):
        return Period(Month(int(when), 1), Month(int(when), 12))
    return Period.parse(when)


def extent(when: str, span: Span) -> Period:
    """The months of the extract that a row dated so belongs to.

    A month is in its quarter or year of the calendar; a row dated by a year that ends in another month, as years of
    recorded crime do, makes an extract of that year. Of a series it is only a beginning; a period is as it says.
    """
    dated = period_of(when)
    if span in ("series", "period") or len(dated) == MONTHS[span]:
        return dated
    months = MONTHS[span]
    first = Month(dated.first.year, dated.first.number - (dated.first.number - 1) % months)
    whole = Period(first, first + (months - 1))
    if dated.last > whole.last:
        raise Invalid(f"{when} is more than a {span}.", instead=f"Give a file for each {span}.")
    return whole


def label(period: Period, span: Span) -> str:
    """What an extract's id calls its months; a series is known by being the whole of it."""
    if span == "series":
        return "series"
    return str(period.first) if len(period) == 1 else str(period)
