"""The writers of jobs that members and commands have. What a worker writes is in `doing` and `claims`."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django_tasks_db.models import DBTaskResult

from wardmote.errors import NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import Viewer
from wardmote.foundation.jobs import declared, queries
from wardmote.foundation.jobs.doing import do_job
from wardmote.foundation.jobs.models import FAILED, WAITING, Job, RoundMade, Worker
from wardmote.foundation.jobs.rules import as_ids, check_may_have_done
from wardmote.foundation.now import now

#: How long the queue keeps what it has finished, and the days' rounds. Jobs themselves are kept.
KEPT = timedelta(days=30)


@transaction.atomic
def enqueue(*, by: Viewer, name: str, ids: Mapping[str, UUID | str | int]) -> str:
    """Ask for work in the caller's transaction; the job's reference."""
    check_may_have_done(declared.work(name), by)
    job = Job.objects.create(
        partnership=by.tenant.id,
        name=name,
        ids=as_ids(ids),
        member=by.member_id,
        made_at=now(),
        made_by=by.name[:80],
    )
    audit.record(by=by, what="asked", of=("jobs", "Job", job.id), fields=("name", "ids"))
    do_job.enqueue(job=str(job.id))
    return job.reference


@transaction.atomic
def again(*, by: Viewer, reference: str) -> None:
    """Have a failed job of the viewer's done again from its start, if they still may."""
    job = queries.own_job(by, reference)
    check_may_have_done(declared.work(job.name), by)
    changed = Job.objects.filter(pk=job.pk, state=FAILED).update(
        state=WAITING, percent=0, sentence="", tries=0, began=None, ended=None
    )
    if not changed:
        raise NotNow("This has not gone wrong, so it is not done again.", instead="Look at how far it is.")
    audit.record(by=by, what="asked", of=("jobs", "Job", job.pk), fields=("state",))
    do_job.enqueue(job=str(job.pk))


@transaction.atomic
def tidy(*, at: datetime) -> None:
    """Forget what the queue finished long ago, old workers and old rounds."""
    DBTaskResult.objects.finished().filter(finished_at__lt=at - KEPT).delete()
    Worker.objects.filter(last_beat__lt=at - KEPT).delete()
    RoundMade.objects.filter(day__lt=(at - KEPT).date()).delete()
