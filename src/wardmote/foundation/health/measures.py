"""Numbers for whatever watches the site from the machine itself: a name and a value on a line, none of a person."""

import shutil
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Max

from wardmote import __version__
from wardmote.foundation.audit.waiting import oldest_waiting
from wardmote.foundation.backup.models import Backup
from wardmote.foundation.jobs.models import STATES, Job, Worker


def as_text(at: datetime) -> str:
    """The lines, in the text format that Prometheus reads. A measure that there is not yet is left out."""
    lines = []
    for name, what, values in _measures(at):
        given = {labels: value for labels, value in values.items() if value is not None}
        if given:
            lines += [f"# HELP {name} {what}", f"# TYPE {name} gauge"]
            lines += [f"{name}{labels} {value:g}" for labels, value in given.items()]
    return "\n".join(lines) + "\n"


def _measures(at: datetime) -> Iterator[tuple[str, str, dict[str, float | None]]]:
    """Name, what it is, and its values by label."""
    yield "wardmote_version", "The version that answers.", {f'{{version="{__version__}"}}': 1}
    jobs = dict(Job.objects.values_list("state").annotate(Count("pk")))
    yield "wardmote_jobs", "Jobs by their state.", {f'{{state="{state}"}}': jobs.get(state, 0) for state in STATES}
    heard = Worker.objects.aggregate(last=Max("last_beat"))["last"]
    yield "wardmote_workers", "Workers that have a row.", {"": Worker.objects.count()}
    yield "wardmote_worker_silence_seconds", "Since a worker was last heard from.", {"": _age(heard, at)}
    waited = oldest_waiting(at)
    seconds = {"": waited.total_seconds() if waited else 0}
    yield "wardmote_audit_unsealed_seconds", "How long the oldest audit row has waited for its seal.", seconds
    made = Backup.objects.aggregate(last=Max("made_at"))["last"]
    yield "wardmote_backup_age_seconds", "Since the last backup was made.", {"": _age(made, at)}
    folder = settings.WARDMOTE_DATA if settings.WARDMOTE_DATA.is_dir() else settings.WARDMOTE_VAR
    free = shutil.disk_usage(folder).free if folder.is_dir() else None
    yield "wardmote_disk_free_bytes", "Room where the evidence is kept.", {"": free}


def _age(since: datetime | None, at: datetime) -> float | None:
    return (at - since).total_seconds() if since else None
