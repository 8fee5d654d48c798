"""A worker: takes jobs one after another, makes the rounds, says that it lives, and stops when told to or orphaned."""

import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.db import InterfaceError, OperationalError, connections

from wardmote.foundation.jobs import claims, doing
from wardmote.foundation.jobs.making_rounds import Rounds
from wardmote.foundation.jobs.progress import Stopping

logger = logging.getLogger(__name__)

#: Seconds between looks for work, between rounds, between looks for dead workers, and after the database failed us.
LOOK, TICK, BURY, RECOVER = 0.5, 1.0, 5.0, 2.0
#: How long a job waits after the database failed it.
WAIT = timedelta(seconds=5)


def work_until_stopped(folder: Path, *, parent: int | None = None) -> None:
    """Work until SIGTERM or SIGINT, or until the process `parent` has gone. What is begun is put back, not dropped."""
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: doing.stopping.set())
    with claims.alive(folder) as worker:
        rounds = Rounds(worker, time.monotonic)
        besides = [
            _beside(lambda: claims.beat(worker), claims.BEAT),
            _beside(lambda: rounds.make(), TICK),
        ]
        if parent is not None:
            besides.append(_beside(lambda: _stop_if_orphaned(parent), LOOK))
        _take_turns(worker, folder)
        for each in besides:
            each.join(timeout=10)


def _take_turns(worker: UUID, folder: Path) -> None:
    buried = -BURY
    while not doing.stopping.is_set():
        try:
            if time.monotonic() - buried >= BURY:
                claims.bury_the_dead(folder)
                buried = time.monotonic()
            if not do_next(worker):
                doing.stopping.wait(LOOK)
        except (OperationalError, InterfaceError):
            _recover()


def do_next(worker: UUID) -> bool:
    """Take and do the next task that waits; False where nothing waits."""
    taken = claims.take_next(worker)
    if taken is None:
        return False
    try:
        taken.task.call(*taken.args_kwargs["args"], **taken.args_kwargs["kwargs"])
    except Stopping:
        claims.put_back(taken)
    except (OperationalError, InterfaceError):
        claims.put_back(taken, after=WAIT)
        raise
    except Exception:
        # Jobs keep their own faults; this is a task that no version of ours can begin.
        logger.exception("a task could not be begun: %s", taken.pk)
        claims.finish(taken)
    else:
        claims.finish(taken)
    return True


def do_all_that_waits(folder: Path) -> int:
    """Do every job that waits, and return: what a demonstration and `wardmote work --once` do. How many were done."""
    done = 0
    with claims.alive(folder) as worker:
        claims.bury_the_dead(folder)
        while do_next(worker):
            done += 1
    return done


def _beside(do: Callable[[], object], seconds: float) -> threading.Thread:
    """Do something again and again beside the jobs, in a thread with a connection of its own."""

    def again() -> None:
        while not doing.stopping.is_set():
            try:
                do()
            except (OperationalError, InterfaceError):
                _recover()
            doing.stopping.wait(seconds)
        connections.close_all()

    thread = threading.Thread(target=again, daemon=True)
    thread.start()
    return thread


def _recover() -> None:
    """The database was busy or away: let go of the connection, and come back in a while."""
    logger.warning("the database did not answer a worker", exc_info=True)
    connections.close_all()
    doing.stopping.wait(RECOVER)


def _stop_if_orphaned(parent: int) -> None:
    if os.getppid() != parent:
        doing.stopping.set()
