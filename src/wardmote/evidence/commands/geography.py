"""wardmote evidence geography: what look-ups, populations, boundaries and indices the store holds."""

import argparse
from datetime import datetime
from typing import TextIO

from wardmote.evidence.options import add_as_at, add_format, add_store, existing_store

NAME = "geography"
HELP = "List the geography that was taken in: look-ups, populations, boundaries, deprivation"
COLUMNS = ("id", "kind", "title", "vintage", "rows", "kept", "set_aside", "added_at", "file_name", "sha256", "licence")


def configure(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    add_as_at(parser)
    add_format(parser, "text", "json", "csv")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    import json

    from wardmote.evidence.tabulation import Table

    held = existing_store(args.store).references(args.as_at)
    if args.format == "json":
        out.write(json.dumps([each.as_dict() for each in held], ensure_ascii=False, indent=1) + "\n")
    elif args.format == "csv":
        out.write(Table(COLUMNS, tuple(tuple(getattr(each, name) for name in COLUMNS) for each in held)).as_csv())
    elif not held:
        out.write("The store holds no geography. Add files of the Office for National Statistics to it.\n")
    else:
        for each in held:
            out.write(
                f"{each.title}, {each.vintage}  {each.held:,} rows  added {each.added_at[:10]}  {each.file_name}\n"
            )
    return 0
