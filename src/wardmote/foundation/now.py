"""The only reader of the clock. Everything else is told the moment.

Instants are kept in UTC; the law and the pages speak of days in England, so `today` is a day there.
"""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

#: Where the statutes' days begin and end.
LONDON = "Europe/London"


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is in England."""
    return day_of(now())


def day_of(instant: datetime) -> date:
    """The day in England on which an instant falls."""
    return instant.astimezone(ZoneInfo(LONDON)).date()


def instant_of(day: date, clock: time) -> datetime:
    """The instant, in UTC, of a time of day in England; in the hour that comes twice, the first."""
    return datetime.combine(day, clock, ZoneInfo(LONDON)).astimezone(UTC)
