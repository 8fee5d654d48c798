"""Destroying a case's key out loud: the register, the store and the audit, so that none is silent about it."""

from collections import defaultdict
from datetime import datetime

from django.conf import settings
from django.db import transaction

from wardmote.errors import NotNow
from wardmote.foundation import audit, concerns
from wardmote.foundation.access.viewer import Viewer
from wardmote.foundation.sealing import register, store
from wardmote.foundation.sealing.references import Case
from wardmote.foundation.sealing.register import Destroyed

WHAT = "destroyed"


@transaction.atomic
def destroy_key(*, case: Case, by: Viewer | str, ground: str, at: datetime) -> Destroyed:
    """Destroy the case's key for good, and record it; what the register says. `ground` is one of `register.GROUNDS`.

    Done again it finishes what a killed process began. Raises as `store.destroy` does, and NotNow where a concern says
    that it stays (a legal hold); then nothing is recorded.
    """
    register.check_ground(ground)
    for stays in concerns.declared("stays"):
        if why := stays(case, ground):
            raise NotNow(why, instead="Nothing of it is destroyed until that is lifted.")
    audit.record(by=by, what=WHAT, of=(case.desk, case.table, case.id), because=ground)
    return store.destroy(settings.WARDMOTE_KEYS, case, by=_name(by), ground=ground, at=at)


def is_destroyed(case: Case) -> bool:
    """Whether the case's key was destroyed already."""
    return case in register.entries(settings.WARDMOTE_KEYS)


@transaction.atomic
def record_replayed() -> int:
    """Record in a database that was put back, maybe from before, which keys are destroyed; how many."""
    found = register.entries(settings.WARDMOTE_KEYS)
    alike: dict[tuple[str, str, str], list] = defaultdict(list)
    for case, each in found.items():
        alike[case.desk, case.table, each.ground].append(case.id)
    for (desk, table, ground), ids in alike.items():
        audit.record(by="restore", what=WHAT, of=(desk, table, ids), because=ground)
    return len(found)


def _name(by: Viewer | str) -> str:
    if isinstance(by, str):
        return by
    return str(by.member_id or by.name)
