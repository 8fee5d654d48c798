"""Counting tries, so that guessing is slow: by account and by network address, over every process, in the database.

A try is counted before its password is looked at and given back when that was right, so that many tries at one moment
cannot slip past the limit together. What waits, and until when, is the same whether or not there is such an account.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from wardmote.foundation.accounts.limits import Limits, limits_on
from wardmote.foundation.accounts.models import Tally
from wardmote.foundation.now import day_of

ACCOUNT, FACTOR, ADDRESS, FORGOTTEN = "account", "factor", "address", "forgotten"
#: Tallies are of no use to anybody after this long.
KEPT = timedelta(days=1)


@dataclass(frozen=True)
class Outcome:
    """`until` is when the next try may be made; None where this one may go on."""

    until: datetime | None = None


def allowed(kind: str, limits: Limits) -> int:
    """How many tries of this kind there are before waiting."""
    return {
        ACCOUNT: limits.account_tries,
        FACTOR: limits.account_tries,
        ADDRESS: limits.address_tries,
        FORGOTTEN: limits.forgotten_asked,
    }[kind]


@transaction.atomic
def count_try(kind: str, name: str, *, at: datetime) -> Outcome:
    """Count a try of `name` (an e-mail address, a member's id or a network address); says whether it may go on."""
    limits = limits_on(day_of(at))
    _purge(at=at)
    start = {"count": 0, "since": at, "until": None}
    made, _ = Tally.objects.get_or_create(kind=kind, subject=subject(kind, name), defaults=start)
    row = Tally.objects.select_for_update().get(pk=made.pk)
    if row.until and at < row.until:
        return Outcome(until=row.until)
    if row.until or at - row.since > limits.span("tries"):
        row.count, row.since, row.until = 0, at, None
    row.count += 1
    if row.count >= allowed(kind, limits):
        row.until = _whole_minute(at + limits.span("wait"))
    row.save()
    return Outcome()


def _purge(*, at: datetime) -> None:
    """Drop what is of no use any more; rows that somebody else holds are left to them."""
    old = Tally.objects.select_for_update(skip_locked=True).filter(since__lt=at - KEPT)
    Tally.objects.filter(pk__in=[row.pk for row in old]).delete()


def _whole_minute(instant: datetime) -> datetime:
    """The next whole minute, so that the time told is the time meant."""
    floor = instant.replace(second=0, microsecond=0)
    return floor if floor == instant else floor + timedelta(minutes=1)


@transaction.atomic
def give_back(kind: str, name: str) -> None:
    """The try just counted was right after all: it counts no more, and no waiting that it began."""
    row = Tally.objects.select_for_update().filter(kind=kind, subject=subject(kind, name)).first()
    if row and row.count:
        row.count, row.until = row.count - 1, None
        row.save()


@transaction.atomic
def forget(kind: str, name: str) -> None:
    """Whoever this is has shown that it is they: earlier failures count no more."""
    Tally.objects.filter(kind=kind, subject=subject(kind, name)).delete()


def subject(kind: str, name: str) -> str:
    """The keyed hash by which a tally knows whom it is of. Capitals and spaces at the ends make no difference."""
    said = f"wardmote tally {kind} {name.strip().casefold()}"
    return hmac.new(settings.SECRET_KEY.encode(), said.encode(), sha256).hexdigest()
