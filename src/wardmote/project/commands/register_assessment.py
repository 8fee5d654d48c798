"""`wardmote register-assessment`: issues assessments that `wardmote assess` built."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TextIO

NAME = "register-assessment"
HELP = "Issue built assessments: keep their bytes, and show them with the provenance of every figure"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("folder", type=Path, help="what `wardmote assess` wrote with --out: a folder for each place")
    parser.add_argument("--partnership", required=True, metavar="NAME", help="as its pages' addresses have it")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Register every assessment in the folder; one registered already stays as it is."""
    from wardmote.project import django_start

    django_start.start_on_tables()
    from wardmote.desks.places.api import tenant_of
    from wardmote.project.loading import register_all

    tenant = tenant_of(args.partnership)
    for reference in register_all(args.folder, tenant, at=now):
        print(f"/{tenant.slug}/assessments/{reference}/", file=out)
    return 0
