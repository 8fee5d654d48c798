"""A worker that died gives back what it had; one that lives does not; two do not take the same."""

import fcntl
import os
import uuid
from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from wardmote.foundation.jobs import claims, doing
from wardmote.foundation.jobs.models import Worker
from wardmote.foundation.now import now

pytestmark = pytest.mark.django_db


def wait_for_one():
    doing.do_job.enqueue(job=str(uuid.uuid4()))


def worker_that(folder, *, lives: bool, silent: timedelta = timedelta(0), here: bool = True):
    """A worker's row and, if `here`, its file; the lock's handle if it lives."""
    at = now() - silent
    row = Worker.objects.create(host="a machine", began=at, last_beat=at)
    handle = os.open(folder / str(row.pk), os.O_RDWR | os.O_CREAT) if here else None
    if here and lives:
        fcntl.flock(handle, fcntl.LOCK_EX)
    elif here:
        os.close(handle)
    return row.pk


def test_two_workers_never_take_the_same(tmp_path):
    wait_for_one()
    with claims.alive(tmp_path) as one, claims.alive(tmp_path) as other:
        assert claims.take_next(one) is not None
        assert claims.take_next(other) is None
        assert claims.bury_the_dead(tmp_path) == 0


@pytest.mark.parametrize(
    ("here", "lives", "silent", "given"),
    [
        (True, False, timedelta(0), 1),  # its lock was let go: dead, however lately it spoke
        (True, True, timedelta(hours=1), 0),  # its lock is held: alive, however long it is silent
        (False, True, timedelta(seconds=60), 0),  # of another machine, and heard lately
        (False, True, timedelta(seconds=180), 1),  # of another machine, and silent
    ],
)
def test_what_the_dead_had_is_given_back(tmp_path, here, lives, silent, given):
    wait_for_one()
    taken = claims.take_next(worker_that(tmp_path, lives=lives, silent=silent, here=here))
    assert claims.bury_the_dead(tmp_path) == given
    assert DBTaskResult.objects.get(pk=taken.pk).status == ("READY" if given else "RUNNING")
    assert Worker.objects.count() == 1 - given


def test_a_worker_taken_for_dead_is_there_again_when_it_speaks(tmp_path):
    with claims.alive(tmp_path) as worker:
        Worker.objects.all().delete()
        claims.beat(worker)
        assert Worker.objects.get().pk == worker
    assert not Worker.objects.exists()
    assert not list(tmp_path.iterdir())
