"""`wardmote keys backup`: a copy of the case keys, apart from backups."""

import argparse
import os
from datetime import datetime
from pathlib import Path
from typing import TextIO

NAME = "backup"
HELP = "Write a sealed copy of the case keys, with the register of destroyed ones beside it; copies are kept 30 days"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="the folder to write it in (`case-keys` in WARDMOTE_VAR)"
    )


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Take it, and say where it is."""
    from wardmote.project.options import read

    options = read(os.environ)
    copy(options.keys, args.out or options.var / "case-keys", now=now, out=out)
    return 0


def copy(folder: Path, into: Path, *, now: datetime, out: TextIO) -> None:
    """Take a copy and tell it."""
    from wardmote.foundation.keys import keyring
    from wardmote.foundation.sealing import copies

    key, mark = keyring.backup_key(folder)
    taken = copies.take(folder, into, key=key, mark=mark, at=now)
    print(f"{taken.path}", file=out)
    print(
        f"Case keys: {taken.keys:,}, read again and whole. Destroyed, by the register beside it: {taken.destroyed:,}. "
        f"Copies older than 30 days that were deleted: {taken.deleted:,}.",
        file=out,
    )
