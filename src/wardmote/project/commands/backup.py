"""`wardmote backup`: everything an installation holds but its keys, in one sealed file."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TextIO

NAME = "backup"
HELP = "Write a sealed backup of the database and the files beside it, while the site is in use, and read it again"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--out", type=Path, metavar="DIR", help="the folder to write it in (`backups` in WARDMOTE_VAR)")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Take it, and say where it is."""
    from wardmote.project import django_start

    django_start.start_on_tables()
    from django.conf import settings

    from wardmote.foundation.backup.taking import take
    from wardmote.foundation.keys.keyring import backup_key

    key, mark = backup_key(settings.WARDMOTE_KEYS)
    folder = args.out or settings.WARDMOTE_VAR / "backups"
    taken = take(folder, key=key, mark=mark, data=settings.WARDMOTE_DATA, at=now)
    print(f"{taken.path}", file=out)
    print(f"{taken.rows:,} rows and {taken.files:,} files, {taken.size:,} bytes, read again and whole.", file=out)
    return 0
