"""A date that can be opened: the last day or instant of a time limit, with every step that led to it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from wardmote.clocks.words import LONDON
from wardmote.errors import Invalid

#: No limit of law or practice here is longer; a larger number is a slip of the keyboard.
LONGEST = 100_000


@dataclass(frozen=True)
class Reckoning:
    """How a date was worked out.

    `start` is what the time runs from and `last` the last day, or the instant, that is still in time (instants in UTC);
    it is None only where the law sets no number of days. `steps` are sentences in order; `sources` are what the
    arithmetic rests on besides the rule, such as a calendar.
    """

    start: date | datetime
    last: date | datetime | None
    steps: tuple[str, ...]
    sources: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """The last day, in England: that of the instant where the limit is in hours."""
        return None if self.last is None else day_of(self.last)


def day_of(value: date | datetime) -> date:
    """The day in England of a day or of an instant; Invalid for an instant with no time zone."""
    return instant(value).astimezone(LONDON).date() if isinstance(value, datetime) else value


def instant(value: date | datetime) -> datetime:
    """The instant, in UTC; Invalid for a day without a time, or a time without its zone."""
    if not isinstance(value, datetime):
        raise Invalid(
            f"This limit is in hours, and {value} has no time of day.", instead="Say at what time the clock starts."
        )
    if value.tzinfo is None:
        raise Invalid(f"{value} does not say which time zone it is in.", instead="Give an instant in UTC.")
    return value.astimezone(UTC)


def check_amount(number: int, least: int = 1) -> None:
    """Return quietly for a whole number from `least` up; otherwise raise Invalid."""
    if isinstance(number, bool) or not isinstance(number, int) or not least <= number <= LONGEST:
        raise Invalid(
            f"A time limit cannot be {number!r} long.", instead=f"Give a whole number from {least} to {LONGEST:,}."
        )


def out_of_range(start: date | datetime) -> Invalid:
    """The error for a limit that would end before year 1 or after year 9999."""
    return Invalid(
        f"A limit that runs from {start} ends where no calendar reaches.", instead="Check the day it runs from."
    )
