"""How the library says days, moments and numbers of things in plain English."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

#: Where the statutes' days begin and end.
LONDON = ZoneInfo("Europe/London")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day(value: date) -> str:
    """Thursday 24 December 2026."""
    return f"{WEEKDAYS[value.weekday()]} {short(value)}"


def short(value: date) -> str:
    """24 December 2026."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime) -> str:
    """4:40pm on Thursday 24 December 2026, in London's time."""
    there = value.astimezone(LONDON)
    half = "am" if there.hour < 12 else "pm"
    return f"{there.hour % 12 or 12}:{there:%M}{half} on {day(there.date())}"


def count(number: int, thing: str, things: str = "") -> str:
    """1 day, 2 days; give `things` where the plural is not the word and an s."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def does(number: int, verb: str) -> str:
    """1 day ends, 2 days end."""
    return f"{verb}s" if number == 1 else verb


def listed(things: list[str]) -> str:
    """a; a and b; a, b and c."""
    return " and ".join([", ".join(things[:-1]), things[-1]]) if len(things) > 1 else "".join(things)


def day_of_year(month: int, number: int) -> str:
    """31 March."""
    return f"{number} {MONTHS[month - 1]}"
