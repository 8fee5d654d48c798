"""Sums in whole pence, and what they may not do. Plain Python; no sum here is ever a float."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wardmote.errors import Invalid, NotNow

#: What an entry of the ledger is. The first three are of a fund alone, the others of one of its projects.
ALLOCATED, CARRIED_IN, CARRIED_OUT, COMMITTED, PAID = "allocated", "carried in", "carried out", "committed", "paid"
OF_FUND, OF_PROJECT = (ALLOCATED, CARRIED_IN, CARRIED_OUT), (COMMITTED, PAID)

_YEAR = re.compile(r"(?:FY\s*)?((?:20)?[0-9]{2})\s*[/–-]\s*((?:20)?[0-9]{2})", re.I)


@dataclass(frozen=True)
class Books:
    """What the entries of a fund or of a project come to, in pence."""

    allocated: int = 0
    carried_in: int = 0
    carried_out: int = 0
    committed: int = 0
    paid: int = 0

    @property
    def available(self) -> int:
        """What nothing has been committed of yet."""
        return self.allocated + self.carried_in - self.carried_out - self.committed

    @property
    def to_pay(self) -> int:
        """What was committed and has not been paid."""
        return self.committed - self.paid

    @property
    def balance(self) -> int:
        """What is still in the fund: everything it had less what was paid."""
        return self.available + self.to_pay


def books_of(entries: Iterable[tuple[str, int]]) -> Books:
    """The sums of entries, each its kind and its pence; a counter entry is one with a minus."""
    sums = dict.fromkeys((*OF_FUND, *OF_PROJECT), 0)
    for kind, pence in entries:
        sums[kind] += pence
    return Books(**{kind.replace(" ", "_"): pence for kind, pence in sums.items()})


def in_pounds(pence: int) -> str:
    """£1,250.00, for a sentence that refuses."""
    return f"{'−' if pence < 0 else ''}£{abs(pence) // 100:,}.{abs(pence) % 100:02}"


def check_sum(pence: int) -> None:
    """Raise Invalid unless a sum is more than nothing."""
    if pence <= 0:
        raise Invalid("The sum is not more than nothing.", instead="Give it in pounds, like £1,250.")


def check_covers(
    books: Books,
    pence: int,
    fund: str,
    *,
    instead: str = "Ask for less, or release what another project does not need.",
) -> None:
    """Raise NotNow where a fund has not so much left to commit."""
    if pence > books.available:
        raise NotNow(
            f"{fund} has {in_pounds(books.available)} that is not committed, and this asks for {in_pounds(pence)}.",
            instead=instead,
        )


def check_payment(books: Books, pence: int, *, day: date, signed_on: date | None, today: date) -> None:
    """Raise unless this much may be paid of what a project was promised, on that day."""
    check_sum(pence)
    if signed_on is None:
        raise NotNow(
            "Nobody has signed the offer yet, so nothing can be paid.", instead="Record the signed offer first."
        )
    if day > today or day < signed_on:
        raise Invalid(
            "The payment's day is before the offer was signed, or has not come yet.",
            instead="Give the day on which the money was paid.",
        )
    if pence > books.to_pay:
        raise NotNow(
            f"{in_pounds(books.to_pay)} of what was promised has not been paid, and this is {in_pounds(pence)}.",
            instead="Pay no more than that. If an earlier payment was entered wrongly, reverse it first.",
        )


def check_not_below(books: Books, what: str) -> None:
    """Raise NotNow where what a fund has would be less than what is committed of it."""
    if books.available < 0:
        raise NotNow(
            f"{what}: {in_pounds(-books.available)} more would be committed than there is.",
            instead="Release what a project does not need first.",
        )


def year_of(day: date) -> tuple[date, date]:
    """The financial year that a day is in: 1 April to 31 March, as councils and police bodies keep their accounts."""
    first = day.year if (day.month, day.day) >= (4, 1) else day.year - 1
    return date(first, 4, 1), date(first + 1, 3, 31)


def check_past(ends: date, today: date, fund: str) -> None:
    """Raise NotNow unless a fund's year has ended: until then two members decide here on what is given of it."""
    if ends >= today:
        raise NotNow(
            f"The year of {fund} has not ended, so two members decide here on what is given of it.",
            instead="Ask for the money on the fund's page.",
        )


def check_sums_of_past(committed: int, paid: int) -> None:
    """Raise Invalid unless sums of a year that has ended can be: something promised, and no more paid than that."""
    check_sum(committed)
    if paid > committed:
        raise Invalid(
            f"{in_pounds(paid)} was paid of {in_pounds(committed)} that was promised.",
            instead="Put one of the two right in the file.",
        )


def year_in(said: str) -> date | None:
    """The first day of the financial year that a text surely means, such as 2025/26 or 2025-2026; None for others."""
    found = _YEAR.fullmatch(said.strip())
    if found is None:
        return None
    first, last = int(found[1]), int(found[2])
    return date(2000 + first % 100, 4, 1) if (first + 1) % 100 == last % 100 else None


def year_words(starts: date) -> str:
    """2026/27."""
    return f"{starts.year}/{(starts.year + 1) % 100:02}"
