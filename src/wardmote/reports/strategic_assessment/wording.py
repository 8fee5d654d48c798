"""How things are said: dates, lists and numbers in British English."""

from collections.abc import Sequence
from datetime import date

from wardmote.evidence.indicators import Measurement

INVENTED = "Invented from a seed by Wardmote, in the shape of a publisher's files"

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(on: date) -> str:
    """31 March 2025"""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def listed(parts: Sequence[str], *, join: str = ",") -> str:
    """One, two and three: with `join` in place of commas where the parts have commas of their own."""
    if len(parts) < 2:
        return "".join(parts)
    if join != ",":
        return f"{join} ".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def published(measurement: Measurement) -> str:
    """Who published what a measurement is counted from; nobody published what was invented."""
    return INVENTED if measurement.made_up else ", ".join(measurement.publishers)


def several(count: int, one: str, many: str = "") -> str:
    """1 month, 2 months"""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def slug(words: str) -> str:
    """The publisher's words as part of an id: "Anti-social behaviour" → "anti-social-behaviour"."""
    kept = "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in words.lower())
    return "-".join(part for part in kept.split("-") if part)


#: Our words for the publisher's where ours differ. Data keeps the publisher's.
OURS = {"Anti-social behaviour": "Antisocial behaviour"}


def name_of(kind: str) -> str:
    """The kind in our own words, for sentences and headings."""
    return OURS.get(kind, kind)
