"""Serves the site: refuses what is not ready, then hands over to the server."""

import multiprocessing
import os
import socket
from contextlib import nullcontext
from typing import TextIO

from django.conf import settings
from django.core import checks
from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from wardmote.errors import Broken, NotNow, Refused
from wardmote.foundation.accounts.demonstration import is_demonstration, people
from wardmote.foundation.health.checks import WELL, states
from wardmote.project.logs import log_what_ends_us
from wardmote.project.options import LOOPBACK
from wardmote.project.supervising import Supervisor

#: Threads that answer requests, in each process. Pages wait for the database more than for Python.
THREADS = 2


def check_may_serve(host: str, port: int) -> None:
    """Return quietly if the site may be served at this address; otherwise raise, saying what to do first."""
    unwell = {name: state for name, state in states().items() if state != WELL}
    if unwell:
        raise NotNow(f"The site is not ready: {'; '.join(unwell.values())}.", instead="Run wardmote migrate first.")
    for each in checks.run_checks(databases=["default"]):
        if each.is_serious():
            raise Broken(str(each.msg), instead=str(each.hint or ""))
    if is_demonstration() and host not in LOOPBACK:
        raise Refused(
            "A demonstration lets people in without a password, so it is served only to this machine.",
            instead="Leave --host out, or use a database of its own for the real site.",
        )
    _check_free(host, port)


def _check_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except OSError as problem:
            raise NotNow(
                f"Port {port} of {host} cannot be used: {problem.strerror}.",
                instead="Stop what is using it, or choose another with --port.",
            ) from problem


def _logging() -> dict:
    """The server's own lines are written as all others are."""
    quiet = {"_granian": {"handlers": ["stderr"], "propagate": False}, "granian.access": {"propagate": False}}
    return {**settings.LOGGING, "loggers": {**settings.LOGGING["loggers"], **quiet}}


def announce(port: int, out: TextIO) -> None:
    """Say where the site is and, in a demonstration, whom one can sign in as."""
    print(f"\nWardmote is at http://localhost:{port}", file=out)
    found = people()
    if found:
        print(f"Sign in at http://localhost:{port}/sign-in/ with one click as one of these made-up people:", file=out)
    for person in found:
        print(f"  {person.name}: {person.role}, {person.agency}", file=out)
    print("Press Ctrl+C to stop.", file=out, flush=True)


def serve(host: str, port: int, processes: int, out: TextIO, *, work: bool = True) -> None:
    """Serve until stopped, with a worker beside it unless not wanted."""
    check_may_serve(host, port)
    announce(port, out)
    # The processes that answer open connections of their own.
    connections.close_all()
    os.environ["WARDMOTE_SERVED_BY"] = str(os.getpid())
    # Begun afresh: the threads of the typesetter and of the evidence engine do not come through a fork, and what had
    # used one of them here would wait for it there for ever.
    multiprocessing.set_start_method("spawn", force=True)
    server = Granian(
        "wardmote.project.wsgi:application",
        address=host.strip("[]"),
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
        log_dictconfig=_logging(),
    )
    log_what_ends_us()
    with Supervisor() if work else nullcontext():
        server.serve()
