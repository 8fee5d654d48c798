"""Talks at schools: which schools are eligible in a school year, and what can have been given. Plain Python."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from wardmote.errors import Invalid, NotNow

#: Phases of education, as the register of schools in England has them.
PHASES = ("primary", "middle", "secondary", "all-through", "16 plus", "special", "other")
MOST_PUPILS = 5000
_SEPTEMBER = 9


@dataclass(frozen=True)
class SchoolYear:
    """A school year: 1 September to 31 August, both included."""

    starts: date
    ends: date

    @property
    def name(self) -> str:
        """2026/27."""
        return f"{self.starts.year}/{self.ends.year % 100:02}"

    def holds(self, day: date) -> bool:
        """Whether a day is in it."""
        return self.starts <= day <= self.ends


def school_year(day: date) -> SchoolYear:
    """The school year that a day is in."""
    first = day.year if day.month >= _SEPTEMBER else day.year - 1
    return SchoolYear(date(first, _SEPTEMBER, 1), date(first + 1, _SEPTEMBER - 1, 31))


class Listed(Protocol):
    """What is asked of a school to tell whether it is eligible."""

    @property
    def closed_on(self) -> date | None: ...
    @property
    def withdrawn(self) -> bool: ...


def eligible(school: Listed, year: SchoolYear) -> bool:
    """Whether a school is one of those to be reached in a year: on the list, and not closed before it began."""
    return not school.withdrawn and (school.closed_on is None or school.closed_on >= year.starts)


def check_school(*, name: str, phase: str, district: str, districts: Collection[str], urn: str) -> None:
    """Raise Invalid for what is no school of the partnership's districts."""
    if not name.strip():
        raise Invalid("It has a name.", instead="Write it as the register of schools has it.")
    if phase not in PHASES:
        raise Invalid("That is no phase of education.", instead=f"Choose one of: {', '.join(PHASES)}.")
    if district not in districts:
        raise Invalid("That district is not in this partnership.", instead="Choose one that is.")
    if urn and not (urn.isascii() and urn.isdigit() and len(urn) == 6):
        raise Invalid("A school's unique reference number has six digits.", instead="Put it right, or leave it out.")


def check_talk(
    *,
    topic: str,
    topics: Sequence[str],
    day: date,
    today: date,
    pupils: int | None,
    closed_on: date | None,
) -> None:
    """Raise for a talk that cannot have been given."""
    if topic not in topics:
        raise Invalid(f"“{topic}” is not on the partnership's list.", instead="Have it put on the list first.")
    if day > today:
        raise NotNow("That day has not come yet.", instead="Write the talk down once it has been given.")
    if closed_on is not None and day > closed_on:
        raise Invalid("The school had closed by that day.", instead="Put the day right.")
    if pupils is not None and not 1 <= pupils <= MOST_PUPILS:
        raise Invalid(
            f"{pupils:,} pupils cannot have heard one talk.",
            instead="Put the number right, or leave it out where nobody counted.",
        )
