"""Which worker has which job. What a dead worker had is given back, to be done again from its start.

While a worker lives it holds a lock on a file named for it, which the operating system lets go when it dies, however it
dies. A worker of another machine, whose file is not here, is taken for dead when it has said nothing for a while.
"""

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from wardmote.errors import NotNow
from wardmote.foundation.jobs.models import Worker
from wardmote.foundation.now import now

#: How often a living worker says so, in seconds; and how long a silence means that one elsewhere has died.
BEAT = 5
SILENCE = timedelta(minutes=2)


@contextmanager
def alive(folder: Path) -> Iterator[UUID]:
    """Be a worker for as long as the block runs: its id. `folder` is where workers of this machine keep their locks."""
    worker = uuid4()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / str(worker)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    # Locked before it is named in the table, or another worker would find a name without a lock.
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        beat(worker)
        yield worker
        Worker.objects.filter(pk=worker).delete()
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def beat(worker: UUID) -> None:
    """Say that this worker lives; one that was taken for dead meanwhile is there again."""
    at = now()
    Worker.objects.update_or_create(
        pk=worker,
        defaults={"last_beat": at},
        create_defaults={"host": socket.gethostname()[:200], "began": at, "last_beat": at},
    )


def bury_the_dead(folder: Path) -> int:
    """Forget dead workers and give back the tasks that no living worker has; how many were given back."""
    dead = [worker.pk for worker in Worker.objects.all() if is_dead(worker, folder)]
    Worker.objects.filter(pk__in=dead).delete()
    for worker in dead:
        (folder / str(worker)).unlink(missing_ok=True)
    if not DBTaskResult.objects.running().exists():
        return 0
    with exclusive_transaction():
        living = set(map(str, Worker.objects.values_list("pk", flat=True)))
        # Another worker may be burying too: what it has locked it gives back.
        had = DBTaskResult.objects.running().select_for_update(skip_locked=True)
        nobodys = [each.pk for each in had if not living & set(each.worker_ids[-1:])]
        return DBTaskResult.objects.filter(pk__in=nobodys).update(status=TaskResultStatus.READY)


def is_dead(worker: Worker, folder: Path) -> bool:
    """Its lock is here and nobody holds it; or its lock is elsewhere and it has been silent."""
    try:
        handle = os.open(folder / str(worker.pk), os.O_RDWR)
    except FileNotFoundError:
        return now() - worker.last_beat > SILENCE
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(handle)
    return True


def check_nobody_works(folder: Path) -> None:
    """Return quietly if no worker of this machine runs; otherwise raise NotNow."""
    for path in folder.glob("*"):
        with path.open("r+b") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise NotNow(
                    "The site is running here.", instead="Stop wardmote serve and wardmote work first."
                ) from None


def take_next(worker: UUID) -> DBTaskResult | None:
    """Take the next task that waits, so that no other worker does; None where nothing waits."""
    waiting = DBTaskResult.objects.ready()
    if not waiting.exists():
        return None
    with exclusive_transaction():
        taken = waiting.get_locked()
        if taken is not None:
            taken.claim(str(worker))
    return taken


def put_back(taken: DBTaskResult, *, after: timedelta = timedelta(0)) -> None:
    """Let a task wait again, and not be taken before some time has passed."""
    DBTaskResult.objects.filter(pk=taken.pk).update(status=TaskResultStatus.READY, run_after=now() + after)


def finish(taken: DBTaskResult) -> None:
    """The queue is done with this task. What came of the job is the job's own to say."""
    taken.set_successful(None)
