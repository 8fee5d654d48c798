"""Does one job: as whom, how far, what came of it. A fault is kept in words, and logged by its place alone."""

import logging
import threading
from dataclasses import replace

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F
from django_tasks import task

from wardmote.errors import WardmoteError
from wardmote.foundation import audit, desks
from wardmote.foundation.access import Tenant, Viewer, the_system
from wardmote.foundation.jobs import declared
from wardmote.foundation.jobs.models import DONE, FAILED, RUNNING, WAITING, Job
from wardmote.foundation.jobs.progress import Progress, Result, Stopping
from wardmote.foundation.jobs.rules import check_may_have_done
from wardmote.foundation.now import now
from wardmote.foundation.second_wall import stands

logger = logging.getLogger(__name__)

#: Set when this process has been told to stop.
stopping = threading.Event()

#: A job that has stopped its worker this often is not begun again.
MOST_TRIES = 3
WORKER_STOPPED = (
    "This was begun {times} times, and each time the program that does such work stopped before the end. "
    "Nothing was left half done. Tell whoever runs this site."
)
OUR_FAULT = "This stopped because of a fault of ours, and nothing was left half done. Tell whoever runs this site."


@task()
def do_job(job: str) -> None:
    """Do the job of this id, unless it is over already. Raises what means that it should be tried again later."""
    row = Job.objects.filter(pk=job).first()
    if row is None or row.state in (DONE, FAILED):
        return
    if row.tries >= MOST_TRIES:
        _end(row, FAILED, WORKER_STOPPED.format(times=row.tries))
        return
    Job.objects.filter(pk=row.pk).update(state=RUNNING, began=now(), tries=F("tries") + 1)
    try:
        _end_well(row, _run(row))
    except Stopping:
        # Told to stop is no fault of the job's: it is not counted against it.
        Job.objects.filter(pk=row.pk).update(state=WAITING, tries=F("tries") - 1)
        raise
    except (OperationalError, InterfaceError):
        Job.objects.filter(pk=row.pk).update(state=WAITING)
        raise
    except WardmoteError as error:
        logger.warning("a job could not be done: %s %s", row.name, row.reference)
        _end(row, FAILED, str(error))
    except Exception:
        logger.exception("a job met a fault: %s %s", row.name, row.reference)
        _end(row, FAILED, OUR_FAULT)


def _run(row: Job) -> Result:
    work = declared.work(row.name)
    progress = Progress(lambda percent, sentence: _say(row, percent, sentence), stopping.is_set)
    by = _on_behalf(row)
    with stands(by.before):
        return desks.function(work.run)(by=by, at=now(), progress=progress, **row.ids)


def _on_behalf(row: Job) -> Viewer:
    """A viewer of the system that has the member's roles, once it is certain that they may still have this done."""
    if row.member is None:
        return the_system(row.made_by, _tenant(row))
    member: Viewer = desks.the_one("viewer_of")(row.member)
    check_may_have_done(declared.work(row.name), member)
    return replace(member, kind="system", name=f"{row.name} {row.reference}")


def _tenant(row: Job) -> Tenant:
    return next(tenant for tenant in desks.the_one("tenants")() if tenant.id == row.partnership)


def _say(row: Job, percent: int, sentence: str) -> None:
    Job.objects.filter(pk=row.pk).update(percent=percent, sentence=sentence)


def _end_well(row: Job, result: Result) -> None:
    ids = {name: str(value) for name, value in result.ids.items()}
    _end(row, DONE, result.sentence, percent=100, result_address=result.address, result_ids=ids)


@transaction.atomic
def _end(row: Job, state: str, sentence: str, **more) -> None:
    Job.objects.filter(pk=row.pk).update(state=state, sentence=sentence, ended=now(), **more)
    by = the_system("worker", _tenant(row))
    audit.record(by=by, what="run", of=("jobs", "Job", row.pk), fields=("state", "sentence", "ended", *more))
