"""The only writers of drops."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from wardmote.desks.intake import rules, staging
from wardmote.desks.intake.models import REFUSED, TAKEN, WAITING, Drop
from wardmote.foundation import audit, desks, jobs
from wardmote.foundation.access import Viewer

WORK = "intake.take_in"


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
    if row.state != WAITING:
        return False
    row.state = REFUSED if refusals else TAKEN
    row.account, row.refusals = account, list(refusals)
    row.settled_at, row.settled_by = at, by.name
    row.save(update_fields=["state", "account", "refusals", "settled_at", "settled_by"])
    what = "declined" if refusals else "imported"
    audit.record(by=by, what=what, of=("intake", "Drop", row.pk), fields=("state", "account"))
    if not refusals:
        for follow in desks.declared("evidence_changed"):
            follow(by=by, at=at)
    return True
