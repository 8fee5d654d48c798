"""wardmote evidence add: take in publishers' files."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TextIO

from wardmote.evidence.options import add_format, add_store, check_not_left_behind

NAME = "add"
HELP = "Take in publishers' files: checked, counted and kept, every row accounted for"
REFUSED = 65


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, an archive, or a folder of them")
    add_store(parser)
    parser.add_argument(
        "--vintage", default="", metavar="YYYY-MM", help="of when geography is that does not say so itself"
    )
    parser.add_argument("--due", default="", metavar="YYYY-MM-DD", help="when a partner's return was due")
    parser.add_argument("--received", default="", metavar="YYYY-MM-DD", help="when it came (default: today)")
    parser.add_argument(
        "--keep-going", action="store_true", help="load the good files although others are refused (still not exit 0)"
    )
    add_format(parser, "text", "json")
    parser.add_argument("--quiet", action="store_true", help="no progress bar")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    import json

    from tqdm import tqdm

    from wardmote.evidence.commands.wording.added import summary
    from wardmote.evidence.store.store import Store

    check_not_left_behind(args.store)
    with tqdm(
        file=err, unit="B", unit_scale=True, desc="Reading", leave=False, disable=args.quiet or not err.isatty()
    ) as bar:

        def progress(name: str, done: int, total: int) -> None:
            bar.total = total
            bar.set_postfix_str(name, refresh=False)
            bar.update(done - bar.n)

        account = Store.open(args.store).add(
            args.paths,
            at=now,
            keep_going=args.keep_going,
            vintage=args.vintage,
            due=args.due,
            received=args.received,
            progress=progress,
        )
    if args.format == "json":
        out.write(json.dumps(account.as_dict(), ensure_ascii=False, indent=1) + "\n")
    else:
        out.writelines(f"{line}\n" for line in summary(account))
    for refused in account.refused:
        err.write(f"wardmote: {refused.says}\n")
    return REFUSED if account.refused else 0
