"""Periods as people write them in tables: months by name, quarters, financial years, spans. What is doubtful is not
guessed."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from wardmote.errors import Invalid
from wardmote.evidence.periods import Month, Period
from wardmote.evidence.sources.partner_table.workbook import Cell, text_of

NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"((?:19|20)?[0-9]{2})"
_TO = r"\s*(?:-|–|—|to|/)\s*"
_FINANCIAL = r"(?:fy|f/y|financial year)?\s*((?:20)?[0-9]{2})\s*[/\-–]\s*((?:20)?[0-9]{2})"
_RULES = {
    "month": re.compile(rf"{_MONTH}[\s\-/’']*{_YEAR}", re.I),
    "iso month": re.compile(r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])"),
    "backwards": re.compile(r"(0?[1-9]|1[0-2])/((?:19|20)[0-9]{2})"),
    "bare month": re.compile(_MONTH, re.I),
    "months of a year": re.compile(rf"{_MONTH}{_TO}{_MONTH}\s*{_YEAR}", re.I),
    "span": re.compile(rf"{_MONTH}\s*{_YEAR}{_TO}{_MONTH}\s*{_YEAR}", re.I),
    "year to": re.compile(rf"(?:year|12 months|ye|y/e)\s*(?:ending|ended|to)?\s*(?:31 |30 )?{_MONTH}\s*{_YEAR}", re.I),
    "financial year": re.compile(_FINANCIAL, re.I),
    # After the financial year, for 2011/12 is one.
    "slashed month": re.compile(r"((?:19|20)[0-9]{2})/(0?[1-9]|1[0-2])"),
    "quarter of financial": re.compile(rf"q(?:uarter|tr)?\s*([1-4])\s*,?\s*{_FINANCIAL}", re.I),
    "financial quarter": re.compile(rf"{_FINANCIAL}\s*,?\s*q(?:uarter|tr)?\s*([1-4])", re.I),
    "quarter": re.compile(rf"q(?:uarter|tr)?\s*([1-4])\s*,?\s*{_YEAR}|{_YEAR}\s*,?\s*q(?:uarter|tr)?\s*([1-4])", re.I),
    "bare quarter": re.compile(r"q(?:uarter|tr)?\s*([1-4])", re.I),
    "year": re.compile(r"((?:19|20)[0-9]{2})"),
    "day": re.compile(r"([0-3]?[0-9])/(0?[1-9]|1[0-2])/((?:19|20)[0-9]{2})(?: 00:00(?::00)?)?"),
    "iso day": re.compile(r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])-([0-3][0-9])(?:[ T]00:00(?::00)?)?"),
    "own": re.compile(r"((?:19|20)[0-9]{2}-[0-9]{2})\.\.((?:19|20)[0-9]{2}-[0-9]{2})"),
}
# Days as spreadsheets number them, from 1 January 2000 to the end of 2049; only where a column is known to be of time.
SERIALS = range(36_526, 54_789)
_BEGINNING = date(1899, 12, 30)
YEARS = range(2000, 2099)


@dataclass(frozen=True)
class Context:
    """What a period leaves unsaid. `year` is of the heading above a bare month or quarter: a financial year's Period or
    a calendar year's. `quarters` says whether Q1 of a year without a stroke begins in April ("financial") or January
    ("calendar"); empty where nobody has said."""

    year: Period | None = None
    quarters: str = ""


NOTHING = Context()


def period_in(cell: Cell, context: Context = NOTHING, *, serials: bool = False) -> Period | None:
    """The period a cell names; `None` when it names none, or not surely. A day stands for its month."""
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, date):
        return _month(cell.year, cell.month)
    if isinstance(cell, int | float):
        if serials and int(cell) == cell and int(cell) in SERIALS:
            day = _BEGINNING + timedelta(days=int(cell))
            return _month(day.year, day.month)
        return _months(int(cell), 1, 12) if int(cell) == cell and int(cell) in YEARS else None
    text = text_of(cell).strip(" :.")
    for rule, pattern in _RULES.items():
        if found := pattern.fullmatch(text):
            try:
                period = _READERS[rule](found, context)
            except Invalid:
                continue
            if period is not None:
                return period
    return None


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _number(name: str) -> int:
    return NAMES.index(name[:3].lower()) + 1


def _month(year: int, number: int) -> Period | None:
    try:
        return Period(Month(year, number), Month(year, number))
    except Invalid:
        return None


def _months(year: int, first: int, last: int) -> Period:
    return Period(Month(year, first), Month(year, last))


def _financial(first: str, second: str) -> Period | None:
    """April to March; `None` unless the second year follows the first."""
    begins, ends = _year(first), _year(second)
    return Period(Month(begins, 4), Month(ends, 3)) if ends == begins + 1 else None


def _quarter(number: int, financial: Period | None) -> Period | None:
    if financial is None:
        return None
    first = financial.first + 3 * (number - 1)
    return Period(first, first + 2)


def _plain_quarter(found: re.Match[str], context: Context) -> Period | None:
    number, year = int(found[1] or found[4]), _year(found[2] or found[3])
    if not context.quarters:
        return None
    return _quarter(number, Period(Month(year, 4 if context.quarters == "financial" else 1), Month(year + 1, 3)))


def _bare_month(found: re.Match[str], context: Context) -> Period | None:
    if context.year is None:
        return None
    fitting = [month for month in context.year.months() if month.number == _number(found[1])]
    return Period(fitting[0], fitting[0]) if len(fitting) == 1 else None


def _span(found: re.Match[str], context: Context) -> Period | None:
    return Period(Month(_year(found[2]), _number(found[1])), Month(_year(found[4]), _number(found[3])))


def _months_of_a_year(found: re.Match[str], context: Context) -> Period | None:
    first, last, year = _number(found[1]), _number(found[2]), _year(found[3])
    return Period(Month(year if first <= last else year - 1, first), Month(year, last))


def _year_to(found: re.Match[str], context: Context) -> Period | None:
    last = Month(_year(found[2]), _number(found[1]))
    return Period(last - 11, last)


_READERS = {
    "month": lambda found, _: _month(_year(found[2]), _number(found[1])),
    "iso month": lambda found, _: _month(int(found[1]), int(found[2])),
    "slashed month": lambda found, _: _month(int(found[1]), int(found[2])),
    "backwards": lambda found, _: _month(int(found[2]), int(found[1])),
    "bare month": _bare_month,
    "months of a year": _months_of_a_year,
    "span": _span,
    "year to": _year_to,
    "financial year": lambda found, _: _financial(found[1], found[2]),
    "quarter of financial": lambda found, _: _quarter(int(found[1]), _financial(found[2], found[3])),
    "financial quarter": lambda found, _: _quarter(int(found[3]), _financial(found[1], found[2])),
    "quarter": _plain_quarter,
    "bare quarter": lambda found, context: _quarter(int(found[1]), context.year),
    "year": lambda found, _: _months(int(found[1]), 1, 12) if int(found[1]) in YEARS else None,
    "day": lambda found, _: _month(int(found[3]), int(found[2])),
    "iso day": lambda found, _: _month(int(found[1]), int(found[2])),
    "own": lambda found, _: Period(Month.parse(found[1]), Month.parse(found[2])),
}


def looks_like_time(cell: Cell) -> bool:
    """Whether a cell names a time, surely or not: a bare month, a quarter, a year, a date."""
    if isinstance(cell, date):
        return True
    if isinstance(cell, str):
        return any(pattern.fullmatch(text_of(cell).strip(" :.")) for pattern in _RULES.values())
    return not isinstance(cell, bool) and isinstance(cell, int | float) and int(cell) == cell and int(cell) in YEARS


def grain(period: Period) -> str:
    """What a period is, for the shape of a heading: month, quarter, year or span."""
    return {1: "month", 3: "quarter", 12: "year"}.get(len(period), "span")


def period_in_text(text: str, quarters: str = "") -> Period | None:
    """The one period a title names, as “Incidents, April to June 2024”; `None` when it names none or several."""
    found: set[Period] = set()
    words = text.replace(",", " ").split()
    for size in range(7, 0, -1):
        for start in range(len(words) - size + 1):
            piece = " ".join(words[start : start + size])
            if period := period_in(piece, Context(quarters=quarters)):
                found.add(period)
        if found:
            break
    return found.pop() if len(found) == 1 else None
