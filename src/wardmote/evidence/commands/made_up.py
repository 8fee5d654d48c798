"""wardmote evidence made-up: write invented files of publishers, for demonstrations and tests."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TextIO

from wardmote.evidence.options import words

NAME = "made-up"
HELP = "Write invented files of publishers from a seed, marked as made up, to try things on"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to write the files")
    parser.add_argument("--from", dest="first", required=True, metavar="MONTH", help="the first month, as 2021-04")
    parser.add_argument("--to", dest="last", required=True, metavar="MONTH", help="the last month, as 2024-03")
    parser.add_argument(
        "--series",
        type=words,
        default=("street",),
        metavar="NAMES",
        help="which series, with commas: street, outcomes, stops, collisions, adjustments, recorded, geography "
        "(default: street)",
    )
    parser.add_argument(
        "--seed", type=int, default=1, metavar="NUMBER", help="equal seeds give equal files (default: 1)"
    )


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    from wardmote.evidence.madeup import MADE_UP_FORCE, write_series
    from wardmote.evidence.periods import Month

    first, last = Month.parse(args.first), Month.parse(args.last)
    written = write_series(args.out, args.series, seed=args.seed, first=first, last=last)
    files = "1 file" if len(written) == 1 else f"{len(written)} files"
    out.write(f"Wrote {files} of {MADE_UP_FORCE} to {args.out}. Nothing in them happened.\n")
    return 0
