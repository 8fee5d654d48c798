"""Makes the rounds that desks and the foundation declare: every few seconds, or once a day in England."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from wardmote.foundation import desks
from wardmote.foundation.access import Tenant, the_system
from wardmote.foundation.audit import INSTALLATION
from wardmote.foundation.desks import Round
from wardmote.foundation.jobs import declared
from wardmote.foundation.jobs.models import RoundMade, Worker
from wardmote.foundation.now import LONDON, day_of, now
from wardmote.foundation.second_wall import machine, stands

logger = logging.getLogger(__name__)

#: A daily round that went wrong is tried again after this long, and so often in its day.
TRY_AGAIN = timedelta(minutes=20)
MOST_TRIES = 3


class Rounds:
    """What one worker keeps of the rounds: when each of those made every few seconds is next due.

    `ticks` is a clock that only goes forward, in seconds.
    """

    def __init__(self, worker: UUID, ticks: Callable[[], float]) -> None:
        self.worker = worker
        self.ticks = ticks
        self.due: dict[str, float] = {}

    def make(self) -> int:
        """Make every round that is due; how many were made."""
        every = desks.the_one("tenants")()
        made = 0
        for name, turn in declared.rounds().items():
            tenants = (None,) if turn.whole else every
            if turn.daily is None:
                made += self._again_and_again(name, turn, tenants)
            else:
                made += sum(self._daily(name, turn, tenant) for tenant in tenants)
        return made

    def _again_and_again(self, name: str, turn: Round, tenants: tuple[Tenant | None, ...]) -> int:
        if self.ticks() < self.due.get(name, 0):
            return 0
        for tenant in tenants:
            _call(name, turn, tenant)
        self.due[name] = self.ticks() + turn.seconds
        return len(tenants)

    def _daily(self, name: str, turn: Round, tenant: Tenant | None) -> int:
        at = now()
        if at.astimezone(ZoneInfo(LONDON)).time() < turn.daily:
            return 0
        row = _claim(name, tenant, at, self.worker)
        if row is None:
            return 0
        made = _call(name, turn, tenant)
        RoundMade.objects.filter(pk=row.pk).update(made=made, worker=None)
        return 1


def _claim(name: str, tenant: Tenant | None, at: datetime, worker: UUID) -> RoundMade | None:
    """Take today's round for this worker, unless it is made, in a living worker's hands, or to wait."""
    of = {"partnership": tenant.id if tenant else INSTALLATION, "name": name, "day": day_of(at)}
    seen = RoundMade.objects.filter(**of).values_list("made", "not_before").first()
    if seen and (seen[0] or seen[1] > at):
        return None
    with transaction.atomic():
        row, _ = RoundMade.objects.select_for_update().get_or_create(**of, defaults={"not_before": at})
        taken = row.worker is not None and Worker.objects.filter(pk=row.worker).exists()
        if row.made or taken or row.not_before > at or row.tries >= MOST_TRIES:
            return None
        row.worker, row.tries, row.not_before = worker, row.tries + 1, at + TRY_AGAIN
        row.save()
    return row


def _call(name: str, turn: Round, tenant: Tenant | None) -> bool:
    """Make one round for one partnership; whether it went well. One that goes wrong stops no other."""
    try:
        by = the_system(name, tenant) if tenant else None
        with stands(by.before if by else machine(name)):
            desks.function(turn.run)(**({"by": by} if by else {}), at=now())
    except Exception:
        logger.exception("a round met a fault: %s %s", name, tenant.id if tenant else INSTALLATION)
        return False
    return True
