"""`wardmote work`: does the work that outlasts a request, beside the site or on another machine."""

import argparse
from datetime import datetime
from typing import TextIO

NAME = "work"
HELP = "Do the jobs that wait and make the rounds, until stopped; `wardmote serve` starts one of these itself"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--once", action="store_true", help="do the jobs that wait, make no rounds, and stop")
    # For `serve`, whose worker ends when it does, however it ends.
    parser.add_argument("--parent", type=int, help=argparse.SUPPRESS)


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Work until told to stop."""
    from wardmote.project import django_start

    django_start.start_on_tables()
    from django.conf import settings

    from wardmote.foundation.jobs import worker
    from wardmote.project.logs import log_what_ends_us

    if args.once:
        print(f"{worker.do_all_that_waits(settings.WARDMOTE_WORKERS)} jobs done.", file=out)
    else:
        log_what_ends_us()
        worker.work_until_stopped(settings.WARDMOTE_WORKERS, parent=args.parent)
    return 0
