"""wardmote evidence table: count rows by month, place and kind."""

import argparse
from datetime import datetime
from typing import TextIO

from wardmote.evidence.options import add_as_at, add_format, add_store, existing_store, place_named, words

NAME = "table"
HELP = "Count rows by month, district, ward, kind, force or LSOA"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--source", default="police_uk", help="default: police_uk")
    parser.add_argument(
        "--by",
        type=words,
        default=("month", "district", "kind"),
        metavar="NAMES",
        help="what to count by, with commas: month, district, ward, kind, force, lsoa, decile (of deprivation), or a "
        "column of the source (default: month,district,kind)",
    )
    parser.add_argument(
        "--area",
        type=words,
        default=(),
        metavar="CODES",
        help="district codes, with commas, or a footprint, such as lancashire_12 (default: all)",
    )
    parser.add_argument("--period", metavar="YYYY-MM..YYYY-MM", help="first and last month (default: all)")
    parser.add_argument(
        "--ward-vintage",
        metavar="YYYY-MM",
        help="wards as they stood in that month (default: the latest the store has a look-up for)",
    )
    add_store(parser)
    add_as_at(parser)
    add_format(parser, "text", "csv", "json")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    from wardmote.evidence.periods import Period
    from wardmote.evidence.sources import source
    from wardmote.evidence.tabulation import table

    made = table(
        existing_store(args.store),
        source=source(args.source).slug,
        by=args.by,
        area=place_named(args.area).codes if args.area else (),
        period=Period.parse(args.period) if args.period else None,
        as_at=args.as_at,
        ward_vintage=args.ward_vintage,
    )
    if args.format != "text":
        # Beside the data and not in them.
        err.writelines(f"{note}\n" for note in made.notes)
    out.write({"csv": made.as_csv, "json": made.as_json, "text": made.as_text}[args.format]())
    return 0
