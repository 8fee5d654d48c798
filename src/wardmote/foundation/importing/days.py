"""Days as people write them in spreadsheets. A doubtful one is not guessed. Plain Python."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from wardmote.evidence.sources.partner_table.times import NAMES, SERIALS, period_in

_BEGINNING = date(1899, 12, 30)
_ORDINAL = re.compile(r"\b([0-3]?[0-9])(?:st|nd|rd|th)\b", re.I)
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+", re.I)
_MIDNIGHT = re.compile(r"[ T]00:00(?::00)?$")
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, str, str]]], ...] = (
    (re.compile(r"((?:19|20)[0-9]{2})-([01]?[0-9])-([0-3]?[0-9])"), lambda found: (found[3], found[2], found[1])),
    (
        re.compile(r"([0-3]?[0-9])[/.\-]([01]?[0-9])[/.\-]((?:20)?[0-9]{2})"),
        lambda found: (found[1], found[2], found[3]),
    ),
    (
        re.compile(r"([0-3]?[0-9])[\s\-/]*([a-z]{3,9})\.?[\s\-/,]*((?:20)?[0-9]{2})", re.I),
        lambda found: (found[1], found[2], found[3]),
    ),
    (
        re.compile(r"([a-z]{3,9})\.?\s+([0-3]?[0-9]),?\s+((?:20)[0-9]{2})", re.I),
        lambda found: (found[2], found[1], found[3]),
    ),
)


def day_in(text: str, *, first: bool = False) -> date | None:
    """The day a cell names; of a month, a quarter or a financial year the last day, or the `first`. None where it names
    none, or not surely: the day comes before the month, and a calendar year alone is none."""
    plain = _WEEKDAY.sub("", _ORDINAL.sub(r"\1", _MIDNIGHT.sub("", " ".join(text.split()).strip(" .:"))))
    if plain.isdecimal() and int(plain) in SERIALS:
        return _BEGINNING + timedelta(days=int(plain))
    for pattern, parts in _RULES:
        if found := pattern.fullmatch(plain):
            return _day(*parts(found))
    return None if plain.isdecimal() else _of_period(plain, first)


def is_whole(text: str) -> bool:
    """Whether a cell names a month or more, of which `day_in` gives one day."""
    plain = " ".join(text.split())
    return day_in(plain) != day_in(plain, first=True)


def ends_of_quarters(day: date, many: int = 4) -> tuple[date, ...]:
    """The next ends of quarters from a day on."""
    ends: list[date] = []
    year, month = day.year, day.month
    while len(ends) < many:
        if month % 3 == 0:
            ends.append(_last_of(year, month))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return tuple(ends)


def _of_period(text: str, first: bool) -> date | None:
    period = period_in(text)
    if period is None:
        return None
    if first:
        return date(period.first.year, period.first.number, 1)
    return _last_of(period.last.year, period.last.number)


def _last_of(year: int, month: int) -> date:
    return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _day(day: str, month: str, year: str) -> date | None:
    word = month[:3].lower()
    number = NAMES.index(word) + 1 if word in NAMES else int(month) if month.isdecimal() else 0
    try:
        return date(int(year) if len(year) == 4 else 2000 + int(year), number, int(day))
    except ValueError:
        return None
