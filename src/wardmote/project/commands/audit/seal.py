"""`wardmote audit seal`: seals what waits, as the worker does every few seconds."""

import argparse
from datetime import datetime
from typing import TextIO

NAME = "seal"
HELP = "Seal the audit rows that wait, and anchor the chains outside the database"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--restored",
        action="store_true",
        help="the database was put back from a backup: say for ever that the rows since then are lost, and go on",
    )


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Seal; raises Broken for a chain that does not end where its anchor says."""
    from wardmote.project import django_start

    django_start.start_on_tables()
    from wardmote.foundation import audit

    sealed = audit.seal_restored(now) if args.restored else audit.seal(now)
    print(f"{sealed:,} rows sealed.", file=out)
    return 0
