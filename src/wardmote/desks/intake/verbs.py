"""The only writers of drops."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from wardmote.desks.intake import rules, staging
from wardmote.desks.intake.models import ASKS, REFUSED, RUNNING, TAKEN, TAKING, WAITING, Drop
from wardmote.errors import Missing, NotNow
from wardmote.evidence import Store
from wardmote.evidence.sources.partner_table.mapping import Mapping as TableMapping
from wardmote.foundation import audit, desks, jobs
from wardmote.foundation.access import Viewer

WORK = "intake.take_in"
GIVEN_UP = "It was given up before it was taken in."
FORGOTTEN = "Nobody went on with it in time, so its files were removed."


@transaction.atomic
def drop_files(*, uploads: Sequence[Any], by: Viewer, at: datetime) -> str:
    """Keep the files and ask for them to be taken in; the reference of the drop.

    `uploads` have a name, a size and chunks. Raises Invalid, and keeps nothing, where one may not be dropped.
    """
    rules.check_drop([(each.name, each.size) for each in uploads])
    drop = uuid.uuid4()
    files = staging.stage(drop, uploads)
    try:
        row = Drop.objects.create(id=drop, partnership_id=by.tenant.id, files=files, made_at=at, made_by=by.name)
        row.job = jobs.enqueue(by=by, name=WORK, ids={"drop": drop})
        row.save(update_fields=["job"])
        audit.record(by=by, what="made", of=("intake", "Drop", drop), fields=("files",))
    except BaseException:
        staging.remove(drop)
        raise
    return row.reference


@transaction.atomic
def settle(*, drop: uuid.UUID, account: dict[str, Any], refusals: Sequence[str], by: Viewer, at: datetime) -> bool:
    """Write down what became of a drop; whether it had not been written down before.

    Where the store has changed, everything that follows from evidence is asked for in the same transaction.
    """
    row = Drop.objects.select_for_update().get(pk=drop, partnership=by.tenant.id)
    if row.state not in RUNNING:
        return False
    row.asks = []
    row.state = REFUSED if refusals else TAKEN
    row.account, row.refusals = account, list(refusals)
    row.settled_at, row.settled_by = at, by.name
    row.save(update_fields=["state", "asks", "account", "refusals", "settled_at", "settled_by"])
    what = "declined" if refusals else "imported"
    audit.record(by=by, what=what, of=("intake", "Drop", row.pk), fields=("state", "account"))
    if not refusals:
        for follow in desks.declared("evidence_changed"):
            follow(by=by, at=at)
    return True


@transaction.atomic
def begin(*, drop: uuid.UUID, by: Viewer, at: datetime) -> None:
    """Take a drop in hand: from now on it cannot be given up, because it may be in the store at any moment."""
    _move(_running(drop, by), TAKING, by)


@transaction.atomic
def put_back(*, drop: uuid.UUID, by: Viewer, at: datetime) -> None:
    """Let a drop wait again that could not be taken in just now."""
    _move(_running(drop, by), WAITING, by)


def _move(row: Drop, state: str, by: Viewer) -> None:
    row.state = state
    row.save(update_fields=["state"])
    audit.record(by=by, what="changed", of=("intake", "Drop", row.pk), fields=("state",))


@transaction.atomic
def ask_about(*, drop: uuid.UUID, files: Sequence[str], by: Viewer, at: datetime) -> None:
    """Let a drop wait until somebody has explained these files' tables."""
    row = _running(drop, by)
    row.state, row.asks = ASKS, list(files)
    row.save(update_fields=["state", "asks"])
    audit.record(by=by, what="asked", of=("intake", "Drop", row.pk), fields=("asks",))


@transaction.atomic
def explain_table(*, drop: uuid.UUID, file: str, mapping: TableMapping, by: Viewer, at: datetime) -> str:
    """Remember how a file's table is read. When no other is left to explain, the drop is taken in; its job then.

    Raises NotNow where the drop waits for no explanation, and whatever the store says of a mapping it cannot keep.
    """
    row = _running(drop, by)
    if file not in row.asks:
        raise NotNow("This table needs no explaining any more.", instead="See the drop.")
    Store.open(settings.WARDMOTE_STORE).keep_mapping(mapping)
    row.asks = [each for each in row.asks if each != file]
    if not row.asks:
        row.state, row.job = WAITING, jobs.enqueue(by=by, name=WORK, ids={"drop": drop})
    row.save(update_fields=["state", "asks", "job"])
    audit.record(by=by, what="answered", of=("intake", "Drop", row.pk), fields=("asks",))
    return row.job if not row.asks else ""


@transaction.atomic
def give_up(*, drop: uuid.UUID, by: Viewer, at: datetime) -> None:
    """Take nothing of a drop in and forget its files. Raises NotNow while it is being taken in."""
    if _running(drop, by).state == TAKING:
        raise NotNow("This drop is being taken in at this moment.", instead="Wait until it has ended, and look again.")
    settle(drop=drop, account={}, refusals=[GIVEN_UP], by=by, at=at)
    transaction.on_commit(lambda: staging.remove(drop))


@transaction.atomic
def forget_old(*, by: Viewer, at: datetime) -> None:
    """Refuse the drops that nobody went on with, and remove every staged file that no running drop needs. A round.

    What was dropped may hold what should not have been sent, so it does not lie about.
    """
    until = at - rules.forget_after()
    old = Drop.objects.filter(partnership=by.tenant.id, state__in=RUNNING, made_at__lt=until)
    for drop in old.values_list("pk", flat=True):
        settle(drop=drop, account={}, refusals=[FORGOTTEN], by=by, at=at)
    needed = set(Drop.objects.filter(state__in=RUNNING).values_list("pk", flat=True))
    transaction.on_commit(lambda: staging.remove_all_but(needed, until=until))


def _running(drop: uuid.UUID, by: Viewer) -> Drop:
    row = Drop.objects.select_for_update().filter(pk=drop, partnership=by.tenant.id).first()
    if row is None:
        raise Missing("There is no such drop here.", instead="See the list of what was dropped.")
    if row.state not in RUNNING:
        raise NotNow(f"This drop is {row.state} already.", instead="Drop the files again if they are still wanted.")
    return row
