"""`wardmote administrator`: makes an administrator of a partnership, or invites one again, by a link printed once."""

import argparse
from datetime import datetime
from typing import TextIO

NAME = "administrator"
HELP = "Make the first administrator of a partnership, or invite one again, and print the link that sets their password"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("email", help="their e-mail address")
    parser.add_argument("--partnership", required=True, metavar="NAME", help="as its pages' addresses have it")
    parser.add_argument("--name", default="", help="their name, for somebody who is no member yet")
    parser.add_argument("--organisation", default="", help="the body they are of, as the pack names it")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Make or find the member, and print their link and until when it works."""
    from wardmote.project import django_start

    django_start.start_on_tables()
    from wardmote.project.administrator import administrator_link

    link, until = administrator_link(
        email=args.email, partnership=args.partnership, name=args.name, organisation=args.organisation, at=now
    )
    print(f"Give this link to {args.email} and to nobody else. It works once, until {until}:\n\n{link}", file=out)
    return 0
