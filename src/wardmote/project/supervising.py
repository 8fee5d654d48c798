"""Keeps a worker running beside the site: started with it, started again when it dies, ended with it."""

import logging
import os
import subprocess
import sys
import threading
import time

logger = logging.getLogger(__name__)

#: Seconds before a worker that died is started again, at first and at most; and how long one that stops may take.
SOON, LATEST, GRACE = 1.0, 30.0, 30.0
#: A worker that lived this long, in seconds, was well: the next is started soon again.
WELL = 60.0
WORK = "from wardmote.project.command import main; raise SystemExit(main({words!r}))"


class Supervisor:
    """One child process that works, for as long as the block runs."""

    def __init__(self) -> None:
        self.ending = threading.Event()
        self.child: subprocess.Popen | None = None
        self.thread = threading.Thread(target=self._keep, daemon=True)

    def __enter__(self) -> "Supervisor":
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ending.set()
        if self.child is not None:
            self.child.terminate()
            try:
                self.child.wait(GRACE)
            except subprocess.TimeoutExpired:
                # What it was doing is done again by the next worker.
                self.child.kill()
        self.thread.join(timeout=GRACE)

    def _keep(self) -> None:
        pause = SOON
        while not self.ending.is_set():
            began = time.monotonic()
            self.child = _start()
            code = self.child.wait()
            if time.monotonic() - began > WELL:
                pause = SOON
            if not self.ending.is_set():
                logger.warning("the worker ended with %d and is started again", code)
                self.ending.wait(pause)
            pause = min(pause * 2, LATEST)


def _start() -> subprocess.Popen:
    """A worker in a session of its own, so that Ctrl+C reaches the site first, and through it the worker."""
    words = ["work", "--parent", str(os.getpid())]
    return subprocess.Popen([sys.executable, "-c", WORK.format(words=words)], start_new_session=True)
