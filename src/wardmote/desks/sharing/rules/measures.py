"""How quickly requests are answered, who refuses, and whether some are refused more than chance would have it.

Plain Python. A share is shown with its 95% interval (Wilson, 1927, Journal of the American Statistical Association 22:
209-212). That a group is refused more or less than all others together is Fisher's exact test of the two, held against
how many groups were looked at (Benjamini and Hochberg, 1995). Few are not shown at all.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import comb, sqrt
from statistics import NormalDist, median
from typing import Any

from wardmote.clocks import Calendar, working_days
from wardmote.evidence.change import adjusted
from wardmote.foundation.now import day_of

#: The limits of local practice, by urgency: in hours, or in working days.
HOURS, WORKDAYS = {"24h": 24}, {"5wd": 5, "10wd": 10}
#: So seldom may what is called a difference be chance alone.
FALSE = 0.05
MORE, LESS, ALIKE = "more", "less", "alike"
_REACH = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True)
class Measured:
    """One request, as far as it is measured: who holds it, who asks, how soon, about whom, and what came of it."""

    holder: str
    recipient: str
    urgency: str
    subject: str
    asked: datetime
    answered: datetime | None = None
    refused: bool = False


@dataclass(frozen=True)
class Turnaround:
    """How quickly one agency answers what is this urgent: `hours` is the median of `answered`; `late` of `due` were.

    Empty (None) throughout where there are fewer than are shown.
    """

    holder: str
    urgency: str
    answered: int | None = None
    hours: float | None = None
    late: int | None = None
    due: int | None = None


@dataclass(frozen=True)
class Record:
    """What was told by voice in an emergency, as far as it is measured: by when that was to be written down, and when
    it was."""

    due: datetime
    written: datetime | None = None


@dataclass(frozen=True)
class Records:
    """How many records of emergencies are `due`, being written or out of time, and how many of them `late`. Empty where
    there are fewer than are shown."""

    late: int | None = None
    due: int | None = None


@dataclass(frozen=True)
class Share:
    """How many of a group's answered requests were refused, with the share's interval, and how that is beside all
    others together: MORE, LESS or ALIKE. Empty where there are fewer than are shown."""

    group: str
    refused: int | None = None
    answered: int | None = None
    low: float | None = None
    high: float | None = None
    beside: str = ""


def is_due(each: Measured, at: datetime, days: Calendar | None = None) -> bool:
    """Whether its time is over, or it was answered: only then is it known whether it is late."""
    return each.answered is not None or is_late(each, at, days)


def is_late(each: Measured, at: datetime, days: Calendar | None = None) -> bool:
    """Whether it was answered after its time, or is not answered and its time is over."""
    until = each.answered or at
    if each.urgency in HOURS:
        return until > each.asked + timedelta(hours=HOURS[each.urgency])
    if each.urgency in WORKDAYS:
        last: Any = working_days(day_of(each.asked), WORKDAYS[each.urgency], days).last
        return day_of(until) > last
    return False


def turnaround(
    every: Iterable[Measured], at: datetime, least: int, days: Calendar | None = None
) -> tuple[Turnaround, ...]:
    """By agency and urgency. A group of which fewer than `least` are due says nothing."""
    found = []
    for (holder, urgency), here in _grouped(every, lambda each: (each.holder, each.urgency)):
        due = [each for each in here if is_due(each, at, days)]
        hours = [(each.answered - each.asked).total_seconds() / 3600 for each in here if each.answered]
        if len(due) < least:
            found.append(Turnaround(holder, urgency))
            continue
        late = sum(is_late(each, at, days) for each in due)
        found.append(Turnaround(holder, urgency, len(hours), median(hours) if hours else None, late, len(due)))
    return tuple(found)


def records(every: Iterable[Record], at: datetime, least: int) -> Records:
    """How many of the records that are due were late, or are late and not written. Nothing of fewer than `least`."""
    due = [each for each in every if each.written or each.due < at]
    late = sum((each.written or at) > each.due for each in due)
    return Records(late, len(due)) if len(due) >= least else Records()


def shares(every: Iterable[Measured], group: Callable[[Measured], str], least: int) -> tuple[Share, ...]:
    """How many were refused of each group's answered requests, and whether that differs from all others together.

    Of a group with fewer than `least` nothing is said, nor of one beside which there are fewer than `least` others.
    """
    told = [each for each in every if each.answered]
    refused, found, tested = sum(each.refused for each in told), [], []
    for name, here in _grouped(told, group):
        n, k = len(here), sum(each.refused for each in here)
        if n < least:
            found.append(Share(str(name)))
            tested.append(None)
            continue
        found.append(Share(str(name), k, n, *wilson(k, n)))
        others = len(told) - n
        tested.append(fisher(k, n, refused - k, others) if others >= least else None)
    return tuple(_beside(each, q, refused, len(told)) for each, q in zip(found, adjusted(tested), strict=True))


def wilson(k: int, n: int) -> tuple[float, float]:
    """The 95% interval of a share of k in n."""
    share, z2 = k / n, _REACH**2
    middle, half = share + z2 / (2 * n), _REACH * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    whole = 1 + z2 / n
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)


def fisher(k: int, n: int, other_k: int, other_n: int) -> float:
    """The chance of shares at least as unlikely as k in n beside other_k in other_n, if nothing set them apart."""
    total, refused = n + other_n, k + other_k
    ways = {
        each: comb(n, each) * comb(other_n, refused - each)
        for each in range(max(0, refused - other_n), min(n, refused) + 1)
    }
    return sum(each for each in ways.values() if each <= ways[k]) / comb(total, refused)


def _beside(share: Share, q: float | None, refused: int, answered: int) -> Share:
    if q is None or share.refused is None or share.answered is None:
        return share
    word = ALIKE
    if q <= FALSE:
        others = (refused - share.refused) / (answered - share.answered)
        word = MORE if share.refused / share.answered > others else LESS
    return Share(share.group, share.refused, share.answered, share.low, share.high, word)


def _grouped(every: Iterable[Measured], group: Callable[[Measured], Hashable]) -> Sequence[tuple[Any, list[Measured]]]:
    found: dict[Any, list[Measured]] = defaultdict(list)
    for each in every:
        found[group(each)].append(each)
    return sorted(found.items())
