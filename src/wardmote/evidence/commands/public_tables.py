"""wardmote evidence public-tables: the tables of a restricted series that the public may see."""

import argparse
from datetime import datetime
from typing import TYPE_CHECKING, Any, TextIO

from wardmote.errors import Invalid
from wardmote.evidence.options import add_format, add_store, existing_store, place_named, words

if TYPE_CHECKING:
    from wardmote.evidence.disclosure.tables import ReleasedTables
    from wardmote.evidence.disclosure.tables.protection import Known
    from wardmote.evidence.disclosure.tables.series import SeriesTables

NAME = "public-tables"
HELP = "Make the tables of a partner's series that the public may see, with what must be hidden hidden"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("series", metavar="SERIES", help="as it was named when it was mapped, such as da-crimes")
    parser.add_argument("--area", type=words, required=True, metavar="CODES", help="the districts, with commas")
    parser.add_argument("--period", required=True, metavar="YYYY-MM..YYYY-MM", help="the year")
    parser.add_argument(
        "--within",
        default="",
        metavar="SOURCE=KINDS",
        help='what is public already and holds all of it: "police_uk=Violence and sexual offences" (kinds with commas)',
    )
    parser.add_argument(
        "--ward-vintage", metavar="YYYY-MM", help="the wards of the series, to set --within against (default: latest)"
    )
    parser.add_argument(
        "--release", action="store_true", help="remember these tables as released, so that later ones allow for them"
    )
    add_store(parser)
    add_format(parser, "csv", "json")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    from wardmote.evidence.disclosure.tables import as_earlier, read, release_tables, written
    from wardmote.evidence.disclosure.tables.series import series_tables
    from wardmote.evidence.periods import Period
    from wardmote.evidence.store.releases import keep_release, kept_releases

    store, year = existing_store(args.store), Period.parse(args.period)
    made = series_tables(store, args.series, place=place_named(args.area), year=year)
    released = release_tables(
        made.tables,
        title=made.title,
        data_classes=made.data_classes,
        made_up=made.made_up,
        caveats=made.caveats,
        known=_known(args, store, made, year),
        earlier=tuple(map(read, kept_releases(store.path, args.series))),
    )
    if args.release:
        keep_release(store.path, args.series, written(as_earlier(made.tables, released)))
    _print(args.format, made, released, out)
    err.write(f"{released.sentence}\n")
    return 0


def _known(args: argparse.Namespace, store: Any, made: "SeriesTables", year: Any) -> "Known | None":
    from wardmote.evidence.disclosure.tables.series import at_most

    if not args.within:
        return None
    source, sign, kinds = args.within.partition("=")
    if not sign:
        raise Invalid(f"--within {args.within} names no kind.", instead='Write it as --within "police_uk=Burglary".')
    return at_most(store, made, source, words(kinds), store.atlas().wards(args.ward_vintage), year)


def _print(form: str, made: "SeriesTables", released: "ReleasedTables", out: TextIO) -> None:
    import csv
    import json

    keys = sorted(made.tables.cells)
    if form == "csv":
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("place", "period", "kind", "count", "made_up"))
        writer.writerows((*key, released.figures.get(key, "[c]"), released.made_up) for key in keys)
        return
    told = {
        "title": released.title,
        "made_up": released.made_up,
        "caveats": [*released.caveats, released.sentence],
        "policy": {"citation": released.policy.citation, "confirmed": released.policy.confirmed},
        "cells": {"|".join(key): released.figures.get(key) for key in keys},
        "sums": [["|".join(each.total), ["|".join(key) for key in each.parts]] for each in made.tables.sums],
    }
    json.dump(told, out, ensure_ascii=False, indent=1)
    out.write("\n")
