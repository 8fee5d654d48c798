"""`wardmote serve`: opens the site, to this machine alone unless told otherwise."""

import argparse
import os
from datetime import datetime
from typing import TextIO

NAME = "serve"
HELP = "Open the site on http://localhost:8000"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen at (this machine alone: %(default)s)"
    )
    parser.add_argument("--port", type=int, default=8000, help="the port to listen at (%(default)s)")
    parser.add_argument("--workers", type=int, default=1, help="how many processes answer (%(default)s)")
    parser.add_argument("--no-work", action="store_true", help="start no worker: another machine runs `wardmote work`")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Serve until stopped."""
    from wardmote.project import django_start, options

    options.reached_here(os.environ, args.port)
    django_start.start()
    from wardmote.project.serving import serve

    serve(args.host, args.port, args.workers, out, work=not args.no_work)
    return 0
