"""`wardmote audit export`: the audit of one partnership in a file, for somebody elsewhere to check."""

import argparse
from datetime import date, datetime
from pathlib import Path
from typing import TextIO

NAME = "export"
HELP = "Write the sealed audit of a partnership to a file that somebody elsewhere can check, without the database"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, help="the file to write; one that is there is replaced")
    parser.add_argument("--partnership", required=True, metavar="NAME", help="as its pages' addresses have it")
    parser.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DAY", help="such as 2026-04-01")
    parser.add_argument("--until", type=date.fromisoformat, metavar="DAY", help="the last day, such as 2026-04-30")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Write the file, record that it was, and say how it is checked."""
    from wardmote.project import django_start

    django_start.start_on_tables()
    from django.db import transaction

    from wardmote.desks.places.api import tenant_of
    from wardmote.foundation import audit
    from wardmote.foundation.access import the_system
    from wardmote.foundation.audit.exporting import export

    tenant = tenant_of(args.partnership)
    with transaction.atomic():
        made = export(tenant.id, args.file, first=args.first, until=args.until, at=now)
        audit.record(by=the_system("audit export", tenant), what="exported", because="export of the audit")
    print(f"{made.rows:,} rows are in {args.file}, with ids of members and records and no name of anybody.", file=out)
    print("Tell whoever checks it, by another way than the file, the fingerprint of the key that signed it:", file=out)
    print(f"  wardmote audit verify-export {args.file} --key {made.fingerprint}", file=out)
    return 0
