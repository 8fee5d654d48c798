"""The month, and the period of whole months: the only spans of time that published counts come in."""

import calendar
import re
from dataclasses import dataclass
from typing import overload

from wardmote.errors import Invalid

MONTHS_A_YEAR = 12
# Extracts say a month, and a month outside these years is a slip of the keyboard or a default date, not evidence.
FIRST_YEAR, LAST_YEAR = 2000, 2098
_WRITTEN = re.compile(r"([0-9]{4})-([0-9]{2})")
_SPAN = re.compile(r"([0-9]{4}-[0-9]{2})\.\.([0-9]{4}-[0-9]{2})")


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month: `year` 2000 to 2098 and `number` 1 to 12; anything else is Invalid. Ordered by time."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise Invalid(f"The year {self.year} is outside {FIRST_YEAR} to {LAST_YEAR}.", instead="Check the month.")
        if not 1 <= self.number <= MONTHS_A_YEAR:
            raise Invalid(f"There is no month {self.number}.", instead="Write the month as 01 to 12, as in 2021-04.")

    @classmethod
    def parse(cls, text: str) -> "Month":
        """The month written as `2021-04`; Invalid on any other form."""
        if not (found := _WRITTEN.fullmatch(text)):
            raise Invalid(f"{text!r} is not a month.", instead="Write it as year and month: 2021-04.")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def range(cls, first: "Month", last: "Month") -> tuple["Month", ...]:
        """Every month from `first` to `last`, both included; none when `last` is before `first`."""
        return tuple(first + step for step in range(last - first + 1))

    @property
    def label(self) -> str:
        """The month in words: April 2021."""
        return f"{calendar.month_name[self.number]} {self.year}"

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    def __add__(self, months: int) -> "Month":
        year, number = divmod(self._ordinal + months, MONTHS_A_YEAR)
        return Month(year, number + 1)

    @overload
    def __sub__(self, other: int) -> "Month": ...
    @overload
    def __sub__(self, other: "Month") -> int: ...
    def __sub__(self, other: "int | Month") -> "Month | int":
        if isinstance(other, Month):
            return self._ordinal - other._ordinal
        return self + -other

    @property
    def _ordinal(self) -> int:
        return self.year * MONTHS_A_YEAR + self.number - 1


@dataclass(frozen=True, order=True)
class Period:
    """Whole months from `first` to `last`, both included. Invalid when it would end before it begins."""

    first: Month
    last: Month

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise Invalid(
                f"A period cannot end in {self.last.label} when it begins in {self.first.label}.",
                instead="Give the earlier month first: 2021-04..2022-03.",
            )

    @classmethod
    def parse(cls, text: str) -> "Period":
        """The period written as `2021-04..2022-03`, or one month as `2021-04`; Invalid on any other form."""
        if found := _SPAN.fullmatch(text):
            return cls(Month.parse(found[1]), Month.parse(found[2]))
        if _WRITTEN.fullmatch(text):
            return cls(Month.parse(text), Month.parse(text))
        raise Invalid(f"{text!r} is not a period.", instead="Write its first and last months: 2021-04..2022-03.")

    def months(self) -> tuple[Month, ...]:
        """Its months in order."""
        return Month.range(self.first, self.last)

    @property
    def label(self) -> str:
        """The period in words: April 2021 to March 2022."""
        return self.first.label if self.first == self.last else f"{self.first.label} to {self.last.label}"

    @property
    def length(self) -> str:
        """How long it is, in words: 12 months."""
        return in_months(len(self))

    def year_before(self) -> "Period":
        """The same months of the year before, so that no season comes between.

        A period of more than a year moves back by as many whole years as it spans, so that the two do not overlap.
        """
        back = len(self) + -len(self) % MONTHS_A_YEAR
        return Period(self.first - back, self.last - back)

    def __contains__(self, month: Month) -> bool:
        return self.first <= month <= self.last

    def __len__(self) -> int:
        return self.last - self.first + 1

    def __str__(self) -> str:
        return f"{self.first}..{self.last}"


def in_months(count: int) -> str:
    """So many months in words: 1 month, 12 months."""
    return "1 month" if count == 1 else f"{count:,} months"
