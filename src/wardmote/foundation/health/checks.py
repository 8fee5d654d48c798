"""What must be well before the site can answer. Each check says a word; none says anything about a person."""

import shutil
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Max

from wardmote.foundation import migrated
from wardmote.foundation.audit.waiting import PATIENCE, oldest_waiting
from wardmote.foundation.backup.models import Backup
from wardmote.foundation.jobs.models import WAITING, Job, Worker
from wardmote.foundation.now import now

WELL = "well"
#: Below this a write may fail half way. 200 MB holds a year's extracts of the largest force and its Parquet.
LEAST_FREE_BYTES = 200_000_000
#: A living worker is heard from every five seconds.
SILENT = timedelta(seconds=30)
#: A nightly backup that took long is still of last night.
OLDEST_BACKUP_HOURS = 36


def database() -> str:
    """The database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return "the database does not answer"
    return WELL


def migrations() -> str:
    """The tables are those this version wants."""
    try:
        behind = migrated.wanted() - migrated.had()
    except DatabaseError:
        return "the database does not answer"
    return f"{len(behind)} migrations have not been made: run wardmote migrate" if behind else WELL


def disk() -> str:
    """There is room to write."""
    folder = settings.WARDMOTE_DATA if settings.WARDMOTE_DATA.is_dir() else settings.WARDMOTE_VAR
    if not folder.is_dir():
        return "the data folder is not there"
    return WELL if shutil.disk_usage(folder).free >= LEAST_FREE_BYTES else "the disk is nearly full"


def unsealed_audit() -> str:
    """No audit row has waited for its seal longer than a minute."""
    try:
        waited = oldest_waiting(now())
    except DatabaseError:
        return "the database does not answer"
    late = waited is not None and waited > PATIENCE
    return "audit rows have waited longer than a minute for a seal: is the worker running?" if late else WELL


def worker() -> str:
    """A worker has been heard from lately, or there has been nothing for one to do."""
    at = now()
    try:
        heard = Worker.objects.aggregate(last=Max("last_beat"))["last"]
        waiting = Job.objects.filter(state=WAITING, made_at__lt=at - PATIENCE).exists()
    except DatabaseError:
        return "the database does not answer"
    if heard is None:
        return "work has waited longer than a minute and no worker runs" if waiting else WELL
    silence = at - heard
    return f"no worker has been heard from for {silence.seconds} seconds" if silence > SILENT else WELL


def last_backup() -> str:
    """There is a backup of the last day and a half."""
    try:
        made = Backup.objects.aggregate(last=Max("made_at"))["last"]
    except DatabaseError:
        return "the database does not answer"
    if made is None:
        return "there has been no backup: run wardmote backup"
    hours = (now() - made).total_seconds() / 3600
    return f"the last backup is {hours:.0f} hours old" if hours > OLDEST_BACKUP_HOURS else WELL


#: What must be well before the site can be opened, and what must be well besides while it is open.
CHECKS: dict[str, Callable[[], str]] = {"database": database, "migrations": migrations, "disk": disk}
WHILE_OPEN: dict[str, Callable[[], str]] = {"unsealed audit": unsealed_audit, "worker": worker}
#: What somebody must see to, though pages are answered all the same.
BESIDES: dict[str, Callable[[], str]] = {"last backup": last_backup}


def states(*, open_already: bool = False) -> dict[str, str]:
    """Each check's word; a site that is open already is asked more."""
    asked = {**CHECKS, **WHILE_OPEN} if open_already else CHECKS
    return {name: check() for name, check in asked.items()}


def besides() -> dict[str, str]:
    """The word of each check that makes nothing unready."""
    return {name: check() for name, check in BESIDES.items()}
