"""wardmote evidence fetch: bring publishers' files here, whole or not at all."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from wardmote.evidence.options import add_format

NAME = "fetch"
HELP = "Bring publishers' files from the internet: resumed, checked, and whole or not at all"
DEFAULT_INTO = Path("var/fetched")
MISSING = 66


def configure(parser: argparse.ArgumentParser) -> None:
    whose = parser.add_subparsers(title="publishers", metavar="PUBLISHER", required=True, dest="publisher")
    police = whose.add_parser("police.uk", help="monthly files of one force", description="Monthly files of one force.")
    police.add_argument("--force", required=True, metavar="NAME", help="the force's short name, such as lancashire")
    police.add_argument("--from", required=True, dest="first", metavar="YYYY-MM", help="the first month")
    police.add_argument("--to", required=True, dest="last", metavar="YYYY-MM", help="the last month")
    police.add_argument(
        "--series", default="street", help="street (the default), outcomes or stop-and-search", metavar="NAME"
    )
    roads = whose.add_parser(
        "stats19", help="reported road collisions of a year", description="Reported road collisions of a year."
    )
    roads.add_argument("--year", required=True, type=int, metavar="YYYY", help="the year of the collisions")
    roads.add_argument("--complete", action="store_true", help="the files of all years since 1979, for an older year")
    roads.add_argument("--adjustments", action="store_true", help="severity adjustments too, where they are separate")
    for each in (police, roads):
        _add_where(each)


def _add_where(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--into", type=Path, default=DEFAULT_INTO, metavar="DIR", help=f"the folder to keep them in ({DEFAULT_INTO})"
    )
    parser.add_argument("--store", type=Path, metavar="DIR", help="add the files to this store of evidence afterwards")
    parser.add_argument(
        "--keep-going", action="store_true", help="add what there is although something is missing (still not exit 0)"
    )
    parser.add_argument(
        "--address", metavar="URL", help="ask a mirror in place of the publisher (https, or http on this machine)"
    )
    add_format(parser, "text", "json")
    parser.add_argument("--quiet", action="store_true", help="no progress bar")


def run(
    args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO, watch: Any = None, patience: Any = None
) -> int:
    """Fetch, then add. `watch` and `patience` stand in for the machine's timer and our own patience, in tests."""
    import json

    from wardmote.evidence.commands.wording.fetched import summary

    account = _fetch(args, now, err, watch, patience)
    added = _add(args, account, now)
    if args.format == "json":
        told = {**account.as_dict(), "added": added.as_dict() if added else None}
        out.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    else:
        out.writelines(f"{line}\n" for line in summary(account, added))
    for sentence in account.missing:
        err.write(f"wardmote: {sentence}\n")
    if args.store and not added:
        err.write("wardmote: Nothing was added to the store. With --keep-going what there is would be.\n")
    return MISSING if account.missing else 0


def _fetch(args: argparse.Namespace, now: datetime, err: TextIO, watch: Any, patience: Any) -> Any:
    import time

    from tqdm import tqdm

    from wardmote.evidence.fetch import police_uk, stats19
    from wardmote.evidence.fetch.patience import Watch
    from wardmote.evidence.fetch.publishers import publisher
    from wardmote.evidence.periods import Month, Period

    whose = publisher(args.publisher.replace(".", "_"))
    if args.address:
        whose = whose.at(args.address)
    watch = watch or Watch(timer=time.monotonic, wait=time.sleep, began=now)
    with tqdm(file=err, unit="B", unit_scale=True, leave=False, disable=args.quiet or not err.isatty()) as bar:

        def progress(what: str, done: int, total: int) -> None:
            bar.total = total or None
            bar.set_description_str(f"Fetching {what}", refresh=False)
            bar.update(done - bar.n)

        if whose.slug == "stats19":
            return stats19.fetch(
                whose,
                year=args.year,
                into=args.into,
                complete=args.complete,
                adjustments=args.adjustments,
                watch=watch,
                patience=patience,
                progress=progress,
            )
        period = Period(Month.parse(args.first), Month.parse(args.last))
        return police_uk.fetch(
            whose,
            force=args.force,
            period=period,
            into=args.into,
            series=args.series,
            watch=watch,
            patience=patience,
            progress=progress,
        )


def _add(args: argparse.Namespace, account: Any, now: datetime) -> Any:
    """Add the files to the store that was named; nothing when something is missing and nobody said to keep going."""
    if not args.store or not account.files or (account.missing and not args.keep_going):
        return None
    from wardmote.evidence.store.store import Store

    return Store.open(args.store).add(account.paths, at=now, keep_going=args.keep_going)
