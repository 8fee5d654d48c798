"""`wardmote assess`: the strategic assessment of every area of a pack, as HTML, PDF, Word, JSON and spreadsheets."""

import argparse
import os
from datetime import date, datetime
from pathlib import Path
from typing import TextIO

NAME = "assess"
# Each needs its own second to start and its own memory, and three places leave no more to do at once.
MOST_WORKERS = 2
HELP = "Write the strategic assessment of each area of a pack, and of the areas together"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--pack", required=True, metavar="NAME", help="a pack that comes with Wardmote, or the path of one"
    )
    parser.add_argument("--period", required=True, metavar="FIRST..LAST", help="months, for example 2021-04..2022-03")
    parser.add_argument("--store", required=True, type=Path, metavar="DIR", help="where the evidence is")
    parser.add_argument(
        "--out", required=True, type=Path, metavar="DIR", help="where to write; each area gets a folder"
    )
    parser.add_argument(
        "--as-at",
        type=_day,
        metavar="YYYY-MM-DD",
        help="use the evidence as it was known at the end of that day (else: the day evidence was last added)",
    )


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Write the assessments and say what was written. `now` is not used: equal evidence makes equal documents."""
    # Heavy: the store's engine and the typesetter, which `wardmote --help` must not wait for.
    from wardmote.evidence import Store
    from wardmote.evidence.periods import Period
    from wardmote.reports.packs import load_pack
    from wardmote.reports.strategic_assessment import assess

    period = Period.parse(args.period)
    pack = load_pack(args.pack)
    store, workers = Store.open(args.store), min(MOST_WORKERS, os.cpu_count() or 1)
    for written in assess(store, pack, period, as_at=args.as_at, out=args.out, workers=workers):
        print(written.sentence, file=out)
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day. Write it as 2026-04-30.") from problem
