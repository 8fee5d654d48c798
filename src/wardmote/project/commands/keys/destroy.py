"""`wardmote keys destroy`: one case's key, for good, so that its sealed words are read by nobody any more."""

import argparse
from datetime import datetime
from typing import TextIO

NAME = "destroy"
HELP = "Destroy the key of one case, for good: what was sealed with it can be read by nobody any more"
#: As `register.GROUNDS` has them; a test compares.
GROUNDS = ("court", "erasure", "mistake", "retention")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("case", help="the case's reference: desk.Table.id")
    parser.add_argument("--ground", required=True, choices=GROUNDS, help="why: the name of a ground")
    parser.add_argument("--by", required=True, metavar="NAME", help="who decided it")
    parser.add_argument("--for-good", action="store_true", help="you know that it cannot be undone")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Destroy it, record it, and say what has to be done besides."""
    from wardmote.errors import Refused
    from wardmote.project import django_start

    django_start.start_on_tables()
    from wardmote.foundation.sealing import Case
    from wardmote.foundation.sealing.destroying import destroy_key

    case = Case.parse(args.case)
    if not args.for_good:
        raise Refused("A key that is destroyed never comes back.", instead="If that is wanted, say so: --for-good.")
    found = destroy_key(case=case, by=f"keys destroy ({args.by})", ground=args.ground, at=now)
    print(f"The key of {case} is destroyed, and registered so at {found.at:%Y-%m-%d %H:%M} UTC.", file=out)
    print("Put the register beside the copies now, so that none of them brings it back:", file=out)
    print("  wardmote keys backup --out DIR", file=out)
    return 0
