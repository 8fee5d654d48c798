"""`wardmote evidence measure`: an indicator for a place and a period, in sentences, in a table or as data."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from wardmote.errors import Invalid
from wardmote.evidence.options import add_as_at, add_format, add_store, existing_store, place_named, words

if TYPE_CHECKING:
    from wardmote.evidence.indicators import Denominator

NAME = "measure"
HELP = "Work out an indicator for a place and a period, with what could be chance"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--indicator",
        default="recorded_crime",
        metavar="NAME",
        help="default: recorded_crime; of a partner's series, partner_series.SERIES",
    )
    parser.add_argument(
        "--area",
        type=words,
        required=True,
        metavar="CODES",
        help="a district code, such as E07000118; several, with commas, are measured as one place; or a footprint, "
        "such as lancashire_12",
    )
    parser.add_argument("--period", required=True, metavar="YYYY-MM..YYYY-MM", help="first and last month")
    parser.add_argument("--population", type=int, metavar="N", help="people to work out rates per 1,000 from")
    parser.add_argument(
        "--population-groups",
        type=Path,
        metavar="FILE",
        help="a CSV of group,people, for an indicator that sets groups beside each other, such as stop_and_search",
    )
    parser.add_argument("--population-source", metavar="TEXT", help="who published the population, and of what date")
    parser.add_argument(
        "--for",
        dest="audience",
        choices=("public", "members"),
        default="public",
        help="who will see it: restricted figures pass for members only (default: public)",
    )
    add_store(parser)
    add_as_at(parser)
    add_format(parser, "text", "json", "csv")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Measure, pass the disclosure gate, and print. Refusals are sentences."""
    from wardmote.evidence import indicators
    from wardmote.evidence.disclosure import release
    from wardmote.evidence.disclosure.printing import FORMATS
    from wardmote.evidence.periods import Period

    store = existing_store(args.store)
    measurement = indicators.get(args.indicator, store).measure(
        store,
        place=place_named(args.area),
        period=Period.parse(args.period),
        denominator=_denominator(args.population, args.population_source, args.population_groups),
        as_at=args.as_at,
    )
    FORMATS[args.format](release(measurement, args.audience), out)
    return 0


def _denominator(population: int | None, source: str | None, groups: Path | None) -> "Denominator | None":
    from wardmote.evidence.indicators import Denominator

    if population is None and source is None and groups is None:
        return None
    if population is None or not source:
        raise Invalid(
            "A rate needs both --population and --population-source.",
            instead='Say who published it and of when: --population-source "ONS, mid-2020 estimate".',
        )
    if population < 1:
        raise Invalid(f"--population is {population}.", instead="Give the number of people, such as 118624.")
    return Denominator(population, "people", source, groups=_groups(groups) if groups else ())


def _groups(path: Path) -> tuple[tuple[str, int], ...]:
    """The people of each group, from a CSV of group,people. Raises `Invalid` naming file, line and remedy."""
    import csv

    remedy = "Write a CSV whose first line is group,people and every other a name and a whole number."
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            if reader.fieldnames is None or not {"group", "people"} <= set(reader.fieldnames):
                raise Invalid(f"{path}, line 1: its columns are not group and people.", instead=remedy)
            found = []
            for row in reader:
                people = (row["people"] or "").replace(",", "").strip()
                if not row["group"] or not people.isdecimal():
                    raise Invalid(
                        f"{path}, line {reader.line_num}: “{people[:40]}” is no number of people.", instead=remedy
                    )
                found.append((row["group"].strip(), int(people)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Invalid(f"{path} cannot be read ({type(error).__name__}).", instead=remedy) from error
    return tuple(found)
