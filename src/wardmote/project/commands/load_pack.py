"""`wardmote load-pack`: makes a partnership from a pack, or brings it up to date."""

import argparse
from datetime import datetime
from typing import TextIO

NAME = "load-pack"
HELP = "Make a partnership, its organisations, its plan and its gaps from a pack, or bring them up to date"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("pack", help="a pack that comes with Wardmote, or the path of one")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Load the pack; loading it again changes nothing."""
    from wardmote.project import django_start

    django_start.start_on_tables()
    from wardmote.project.loading import load_partnership
    from wardmote.reports.packs import load_pack

    tenant = load_partnership(load_pack(args.pack), at=now)
    print(f"{tenant.name} is loaded. Its pages are at {tenant.href}", file=out)
    return 0
