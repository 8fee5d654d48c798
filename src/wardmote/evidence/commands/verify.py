"""wardmote evidence verify: is the store what it says it is?"""

import argparse
from datetime import datetime
from typing import TextIO

from wardmote.evidence.options import add_format, add_store, existing_store

NAME = "verify"
HELP = "Check every file of the store against its hash, and every count against its rows"


def configure(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    add_format(parser, "text", "json")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    import json
    from dataclasses import asdict

    from wardmote.errors import Broken

    account = existing_store(args.store).verify()
    if args.format == "json":
        out.write(json.dumps({**asdict(account), "sound": account.sound}, ensure_ascii=False, indent=1) + "\n")
    else:
        for fault in account.faults:
            out.write(f"{fault}\n")
        if account.left_over:
            out.write(
                f"{len(account.left_over)} files are left of a command that was stopped; the next add removes them.\n"
            )
        state = "sound" if account.sound else "NOT sound"
        out.write(
            f"The store is {state}: {account.commits:,} commits, {account.extracts:,} extracts, "
            f"{account.files:,} files, {account.rows:,} rows.\n"
        )
    return 0 if account.sound else Broken.exit_code
