"""`wardmote demo`: a whole made-up partnership, ready to look at. What `script/start` runs."""

import argparse
import os
from datetime import datetime
from typing import TextIO

NAME = "demo"
HELP = "Make a demonstration (or find it as it was left) and open it on http://localhost:8000"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--port", type=int, default=8000, help="the port to listen at (%(default)s)")
    parser.add_argument("--no-serve", action="store_true", help="stop after checking that pages answer")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Make what is missing, check that pages answer, and serve.

    Every page is asked for when the demonstration is new; once it was there before, those that need no example.
    """
    from wardmote.project import django_start, options

    options.reached_here(os.environ, args.port)
    django_start.migrate_first(err)
    django_start.start()
    from wardmote.foundation.accounts.demonstration import is_demonstration
    from wardmote.foundation.second_wall import machine, stands
    from wardmote.project.answering import check_pages_answer
    from wardmote.project.demonstration import make_demonstration
    from wardmote.project.serving import serve

    before = is_demonstration()
    with stands(machine(NAME)):
        make_demonstration(at=now, out=out)
        pages = check_pages_answer(every=not before)
    print(f"{pages} pages answer.", file=out)
    if args.no_serve:
        return 0
    serve("127.0.0.1", args.port, 1, out)
    return 0
