"""`wardmote audit prove`: what one row of the audit wrote in one field, for somebody who has an export of it."""

import argparse
from datetime import datetime
from typing import TextIO

NAME = "prove"
HELP = "Show that one row of the audit wrote one value, to somebody who has an export of it"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("sequence", type=int, help="the row's place in the chain, as the export has it")
    parser.add_argument("field", help="the name of the field")
    parser.add_argument("value", help="what was written, exactly; a number or a list as JSON has it")
    parser.add_argument("--partnership", required=True, metavar="NAME", help="as its pages' addresses have it")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Print the line for `verify-export --proof`, and say what else it gives away."""
    from wardmote.project import django_start

    django_start.start_on_tables()
    from wardmote.desks.places.api import tenant_of
    from wardmote.foundation.audit.proving import prove

    line = prove(tenant_of(args.partnership).id, args.sequence, args.field, args.value)
    print(line.decode(), end="", file=out)
    print(
        "Whoever has this line can also try out what else the same act wrote. Give it to who must know.",
        file=err,
    )
    return 0
