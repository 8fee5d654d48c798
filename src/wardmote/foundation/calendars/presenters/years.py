"""The words of the partnership's year: April to March, month by month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.clocks import Occasion, occasions
from wardmote.clocks.words import MONTHS
from wardmote.errors import Invalid
from wardmote.foundation.calendars.appointments import Appointment
from wardmote.foundation.calendars.presenters.sides import binding, in_address
from wardmote.foundation.calendars.wall import Entry
from wardmote.foundation.now import day_of
from wardmote.foundation.pages.words import status

APRIL = 4
DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 2018, 2099
Row = tuple[Markup | str, ...]


@dataclass(frozen=True)
class YearPage:
    """A year: months as (title, anchor, rows of day, what, what it rests on), and what comes once in it."""

    title: str
    months: tuple[tuple[str, str, tuple[Row, ...]], ...]
    once: tuple[Row, ...]
    before_href: str
    after_href: str


def year_of(day: date) -> int:
    """The year in which the plan's year that holds a day began."""
    return day.year if day.month >= APRIL else day.year - 1


def year_asked(text: str, today: date) -> int:
    """The year asked for, this one where nobody says; raises Invalid for what is no year of ours."""
    if not text:
        return year_of(today)
    if not text.isascii() or not text.isdigit() or not FIRST_YEAR <= int(text[:6]) <= LAST_YEAR:
        raise Invalid("That is not a year this page can show.", instead=f"Choose one from {FIRST_YEAR} to {LAST_YEAR}.")
    return int(text[:6])


def days_of(year: int) -> tuple[date, date]:
    """The first and the last day of the year that begins in April of `year`."""
    return date(year, APRIL, 1), date(year + 1, APRIL - 1, 31)


def year_page(year: int, entries: Iterable[Entry], appointments: Iterable[Appointment] = ()) -> YearPage:
    """April of `year` to the March after: what comes round, the clocks that end in it, and the meetings."""
    (first, last), known = days_of(year), tuple(entries)
    dated = [
        *_of_occasions(first, last, known),
        *_of_entries(known, first, last),
        *_of_appointments(appointments, first, last),
    ]
    months = [date(year + (month < APRIL), month, 1) for month in (*range(APRIL, 13), *range(1, APRIL))]
    return YearPage(
        title=_("The partnership's year, %(first)s to %(last)s") % {"first": year, "last": year + 1},
        months=tuple((f"{MONTHS[m.month - 1]} {m.year}", f"{m:%Y-%m}", _month(m, dated)) for m in months),
        once=tuple(_once(each) for each in occasions() if each.rhythm is None and each.month is None),
        before_href=_href(year - 1),
        after_href=_href(year + 1),
    )


def _href(year: int) -> str:
    return f"{reverse('show-year')}?year={year}" if FIRST_YEAR <= year <= LAST_YEAR else ""


def _month(month: date, dated: list[tuple[date, Row]]) -> tuple[Row, ...]:
    """The days of a month in order, then what has no day in it."""
    days = sorted((each for each in dated if each[0].replace(day=1) == month), key=lambda each: each[0])
    moving = [each for each in occasions() if each.month == month.month]
    return (*(row for _day, row in days), *((_("In the month"), _title(each), _rests_on(each)) for each in moving))


def _of_occasions(first: date, last: date, entries: tuple[Entry, ...]):
    """The days that come round, but for those of which clocks that run say more."""
    told = {(each.clock.rule, each.last) for each in entries}
    for each in occasions():
        for starts, ends in each.days(first, last):
            if (each.rule, starts) in told:
                continue
            yield starts, (_days(starts, ends), _title(each), _rests_on(each))


def _of_entries(entries: Iterable[Entry], first: date, last: date):
    link = Markup('<a class="govuk-link" href="{}">{}</a>')
    for each in entries:
        if each.last and first <= each.last <= last:
            href = reverse("show-clock", kwargs={"clock": each.clock.key})
            how = Markup("{}, {}").format(binding(each.strength), status(each.standing))
            yield each.last, (str(each.last.day), link.format(href, each.clock.what), how)


def _of_appointments(appointments: Iterable[Appointment], first: date, last: date):
    link = Markup('<a class="govuk-link" href="{}">{}</a>')
    for each in appointments:
        on = day_of(each.starts)
        if first <= on <= last:
            said = _days(on, day_of(each.ends) - DAY) if each.all_day else str(on.day)
            yield on, (said, link.format(each.href, each.what), _("Arranged here"))


def _days(starts: date, ends: date) -> str:
    if starts == ends:
        return str(starts.day)
    return _("%(day)s, for %(n)s days") % {"day": starts.day, "n": (ends - starts).days + 1}


def _once(each: Occasion) -> Row:
    return (_title(each), _rests_on(each))


def _title(each: Occasion) -> Markup | str:
    if not each.rule:
        return each.title
    href = reverse("show-rule", kwargs={"rule": in_address(each.rule)})
    return Markup('<a class="govuk-link" href="{}">{}</a>').format(href, each.title)


def _rests_on(each: Occasion) -> str:
    words = {"S": _("Law"), "G": _("Guidance"), "L": _("Local practice"), "N": _("National day")}[each.kind]
    return words if words == each.source else f"{words}: {each.source}"
