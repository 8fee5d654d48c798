"""A feed as calendar programs read it (RFC 5545). It says neutral titles and links, and names nobody."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event

from wardmote.clocks import occasions
from wardmote.foundation.calendars.appointments import Appointment
from wardmote.foundation.calendars.wall import Entry
from wardmote.foundation.now import day_of

#: How often a calendar program is asked to look again.
AGAIN = timedelta(hours=6)
DAY = timedelta(days=1)


def feed_of(
    entries: Iterable[Entry], *, at: datetime, first: date, last: date, appointments: Iterable[Appointment] = ()
) -> bytes:
    """Every clock that has a day and is not over, and what comes round or is arranged from `first` to `last`, made at
    `at`."""
    made = Calendar()
    made.add("prodid", "-//Wardmote//Partnership dates//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", "Partnership dates")
    made.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    for entry in entries:
        if entry.due and entry.due.last and not entry.over:
            made.add_component(_of_clock(entry, entry.due.last, at))
    for each in appointments:
        if first <= day_of(each.starts) <= last:
            href = f"{settings.WARDMOTE_ADDRESS}{each.href}"
            starts, ends = (day_of(one) if each.all_day else one for one in (each.starts, each.ends))
            made.add_component(_event(str(each.id), each.neutral, starts, ends, href, at))
    for occasion in occasions():
        for starts, ends in occasion.days(first, last):
            made.add_component(
                _event(f"{occasion.id}-{starts:%Y%m%d}", occasion.title, starts, ends + DAY, _year(starts), at)
            )
    return made.to_ical()


def _of_clock(entry: Entry, last: date | datetime, at: datetime) -> Event:
    href = f"{settings.WARDMOTE_ADDRESS}{reverse('show-clock', kwargs={'clock': entry.clock.key})}"
    ends = last if isinstance(last, datetime) else last + DAY
    return _event(entry.clock.key, entry.clock.neutral, last, ends, href, at)


def _event(key: str, title: str, starts: date | datetime, ends: date | datetime, href: str, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{key}@wardmote")
    event.add("dtstamp", at.replace(microsecond=0))
    event.add("dtstart", starts)
    event.add("dtend", ends)
    event.add("summary", title)
    event.add("url", href)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event


def _year(day: date) -> str:
    return f"{settings.WARDMOTE_ADDRESS}{reverse('show-year')}#{day:%Y-%m}"
