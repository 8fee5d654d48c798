"""`wardmote audit verify-export`: is an export of the audit as it was written? It needs no database."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TextIO

NAME = "verify-export"
HELP = "Check an export of the audit, without a database: nothing changed, taken out, put in, moved or cut off"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, help="the export")
    parser.add_argument("--key", default="", metavar="FINGERPRINT", help="that of the key, as you were told it")
    parser.add_argument("--kept", type=Path, metavar="FILE", help="anchors that you kept from before, a line each")
    parser.add_argument("--proof", type=Path, metavar="FILE", help="what `wardmote audit prove` gave of rows in it")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """0 when all is whole; otherwise each fault on a line, and Broken's exit code."""
    from wardmote.errors import Broken
    from wardmote.foundation.audit.checking import check

    with _opened(args.file) as file:
        found = check(file, key=args.key, kept=_lines(args.kept), proofs=_lines(args.proof))
    for line in (*found.notes, *found.faults):
        print(line, file=out)
    withheld = f", {found.rows - found.told:,} of them by their hash alone" if found.told != found.rows else ""
    verdict = f"{len(found.faults):,} faults" if found.faults else "everything is as it was written"
    print(f"{found.rows:,} rows{withheld}, {found.anchors:,} anchors: {verdict}.", file=out)
    return Broken.exit_code if found.faults else 0


def _lines(path: Path | None) -> list[bytes]:
    if path is None:
        return []
    with _opened(path) as file:
        return file.readlines()


def _opened(path: Path):
    from wardmote.errors import Missing

    try:
        return path.open("rb")
    except OSError as problem:
        raise Missing(f"{path} cannot be read.", instead="Give the name of a file that is here.") from problem
