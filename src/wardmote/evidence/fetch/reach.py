"""Which archives hold which months, and the fewest that hold all the months wanted."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from wardmote.evidence.periods import Month


def begins(archive: Month, reach: Sequence[Mapping[str, Any]]) -> Month | None:
    """The first month an archive holds, by the publisher's dated layout; None when there was no archive of that
    month."""
    for span in reach:
        if Month.parse(span["from"]) <= archive and ("to" not in span or archive <= Month.parse(span["to"])):
            return Month.parse(span["begins"]) if "begins" in span else archive - (span["months"] - 1)
    return None


def fewest(
    wanted: Iterable[Month], archives: Iterable[Month], first_of: Callable[[Month], Month | None]
) -> tuple[dict[Month, tuple[Month, ...]], tuple[Month, ...]]:
    """The smallest set of archives that holds every month wanted, with the months to take from each; and the months
    that none holds.

    An archive holds the months from `first_of` it to itself, so each is an interval, and taking for the latest month
    still open the archive that reaches furthest back is optimal (interval covering). Of equals, the latest issued.
    """
    intervals = [(first, archive) for archive in archives if (first := first_of(archive)) is not None]
    chosen: dict[Month, tuple[Month, ...]] = {}
    nowhere: list[Month] = []
    still = sorted(set(wanted))
    while still:
        month = still[-1]
        holding = [(first, archive) for first, archive in intervals if first <= month <= archive]
        if not holding:
            nowhere.append(still.pop())
            continue
        furthest = min(first for first, _ in holding)
        best = max(archive for first, archive in holding if first == furthest)
        chosen[best] = tuple(each for each in still if each >= furthest)
        still = [each for each in still if each < furthest]
    return chosen, tuple(sorted(nowhere))
