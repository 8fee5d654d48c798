"""`wardmote check`: what must be true of an installation before it serves, and before it serves the real thing."""

import argparse
from datetime import datetime
from typing import TextIO

NAME = "check"
HELP = "Check that the installation is sound; with --deploy, that it is fit to serve a real partnership"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--deploy", action="store_true", help="refuse what only a trial or a demonstration may be")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Say each thing that is wrong, and what to do; 0 when nothing is."""
    from wardmote.errors import Refused
    from wardmote.project import django_start

    django_start.start_on_tables()
    from django.core import checks

    found = checks.run_checks(include_deployment_checks=args.deploy, databases=["default"])
    wrong = [each for each in found if each.level >= checks.WARNING and not each.is_silenced()]
    for each in wrong:
        print(f"{each.msg} {each.hint or ''}".strip(), file=err)
    if wrong:
        print(f"wardmote: {len(wrong)} things stand in the way.", file=err)
        return Refused.exit_code
    print("Nothing stands in the way.", file=out)
    return 0
