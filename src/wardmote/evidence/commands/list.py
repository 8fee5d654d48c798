"""wardmote evidence list: what the store holds."""

import argparse
from datetime import datetime
from typing import TextIO

from wardmote.evidence.options import add_as_at, add_format, add_store, existing_store

NAME = "list"
HELP = "List the extracts that count: one for each source, force and month"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--source", help="only this source, such as police_uk")
    add_store(parser)
    add_as_at(parser)
    add_format(parser, "text", "json", "csv")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    import json

    from wardmote.evidence.tabulation import Table

    extracts = existing_store(args.store).extracts(args.source, args.as_at)
    if args.format == "json":
        out.write(json.dumps([extract.as_dict() for extract in extracts], ensure_ascii=False, indent=1) + "\n")
        return 0
    columns = ("id", "rows", "kept", "set_aside", "unlocated", "added_at", "made_up", "file_name", "sha256")
    rows = tuple(tuple(getattr(extract, column) for column in columns) for extract in extracts)
    table = Table(columns, rows)
    if args.format == "csv":
        out.write(table.as_csv())
        return 0
    for e in extracts:
        mark = "  made up" if e.made_up else ""
        out.write(f"{e.id:<44} {e.kept:>9,} rows  {e.unlocated:>7,} unlocated  added {e.added_at[:10]}{mark}\n")
    out.write(
        f"{sum(e.kept for e in extracts):,} rows in {len(extracts):,} extract{'' if len(extracts) == 1 else 's'}.\n"
    )
    return 0
