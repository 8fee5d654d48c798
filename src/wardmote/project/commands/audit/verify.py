"""`wardmote audit verify`: is the audit as it was written?"""

import argparse
from datetime import datetime
from typing import TextIO

NAME = "verify"
HELP = "Read every audit row, follow every chain, ask the anchors, and say what was changed, and where"


def configure(parser: argparse.ArgumentParser) -> None:
    """It takes no arguments: it reads everything."""


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """0 when all is whole; otherwise each fault on a line, and Broken's exit code."""
    from wardmote.errors import Broken
    from wardmote.project import django_start

    django_start.start_on_tables()
    from wardmote.foundation.audit.verifying import verify

    report = verify(now)
    for note in report.notes:
        print(note, file=out)
    for fault in report.faults:
        print(f"{fault.kind}: {fault.sentence} {fault.instead}", file=out)
    print(
        f"{report.rows:,} sealed rows in {report.chains:,} chains, {report.anchors:,} lines of anchors: "
        f"{'everything is as it was written' if not report.faults else f'{len(report.faults):,} faults'}.",
        file=out,
    )
    return Broken.exit_code if report.faults else 0
