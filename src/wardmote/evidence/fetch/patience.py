"""How long we wait, how often we try, and how slow is too slow. Time itself is handed in, so that tests never wait."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime


@dataclass(frozen=True)
class Watch:
    """A monotonic timer in seconds, a way to wait, and the moment (aware) at which the command began."""

    timer: Callable[[], float]
    wait: Callable[[float], None]
    began: datetime


@dataclass(frozen=True)
class Patience:
    """Seconds and bytes. `tries` bounds the tries in a row that bring less than `gain`; `spoilt` the whole transfers
    that prove bad; `most` all tries of one file. `connect` and `read` bound a silence, `slowest` bytes a second over
    `window` a drip. `longest` bounds a pause of ours, `longest_asked` one the publisher asks for."""

    tries: int = 6
    spoilt: int = 2
    most: int = 1000
    gain: int = 1 << 20
    first: float = 1.0
    longest: float = 60.0
    longest_asked: float = 600.0
    connect: float = 20.0
    read: float = 60.0
    slowest: int = 1024
    window: float = 60.0
    redirects: int = 5

    def pause(self, setbacks: int) -> float:
        """Seconds to wait after that many setbacks in a row: doubling from `first` to `longest`."""
        return min(self.longest, self.first * 2.0 ** min(16, max(0, setbacks - 1)))


def asked_for(retry_after: str | None, watch: Watch, started: float) -> float | None:
    """Seconds that a Retry-After header asks for, a number or a date (RFC 9110, 10.2.3); None when it asks nothing.

    `started` is the timer's reading when `watch.began` was taken.
    """
    if not retry_after:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    if until.tzinfo is None:
        return None
    passed = watch.timer() - started
    return max(0.0, (until - watch.began).total_seconds() - passed)


class Pace:
    """Notices a drip: fewer than `slowest` bytes a second over a whole `window`."""

    def __init__(self, patience: Patience, watch: Watch) -> None:
        self._patience, self._watch = patience, watch
        self._since, self._bytes = watch.timer(), 0

    def too_slow(self, count: int) -> bool:
        """Count bytes that came just now, and say whether the window that ends here brought too few."""
        self._bytes += count
        passed = self._watch.timer() - self._since
        if passed < self._patience.window:
            return False
        slow = self._bytes < self._patience.slowest * passed
        self._since, self._bytes = self._watch.timer(), 0
        return slow
