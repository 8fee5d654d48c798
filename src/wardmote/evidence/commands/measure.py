"""`wardmote evidence measure`: an indicator for a place and a period, in sentences, in a table or as data."""

import argparse
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from wardmote.errors import Invalid

if TYPE_CHECKING:
    from wardmote.evidence.indicators import Denominator

NAME = "measure"
HELP = "Work out an indicator for a place and a period, with what could be chance"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--indicator", default="recorded_crime", metavar="SLUG", help="default: recorded_crime")
    parser.add_argument(
        "--area",
        required=True,
        metavar="CODES",
        help="district code, such as E07000118; several, with commas between, are measured as one place",
    )
    parser.add_argument("--period", required=True, metavar="FIRST..LAST", help="months, such as 2021-04..2022-03")
    parser.add_argument("--population", type=int, metavar="N", help="people to work out rates per 1,000 from")
    parser.add_argument("--population-source", metavar="TEXT", help="who published the population, and of what date")
    parser.add_argument("--store", type=Path, metavar="DIR", help="the evidence store (default: var/store)")
    parser.add_argument("--as-at", metavar="DATE", help="use only what had been added by this date, such as 2022-06-30")
    parser.add_argument("--format", choices=("text", "json", "csv"), default="text")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Measure, pass the disclosure gate, and print. Refusals are sentences."""
    from wardmote.evidence import geography, indicators
    from wardmote.evidence.disclosure import release
    from wardmote.evidence.disclosure.printing import FORMATS
    from wardmote.evidence.periods import Period
    from wardmote.evidence.store.store import Store

    indicator = indicators.get(args.indicator)
    districts = tuple(geography.district(code.strip()) for code in args.area.split(",") if code.strip())
    if not districts:
        raise Invalid("--area names no district.", instead="Give a code, such as --area E07000118.")
    place = geography.Place(
        slug="-".join(each.code.lower() for each in districts),
        name=" and ".join(each.name for each in districts),
        districts=districts,
    )
    measurement = indicator.measure(
        Store.open(args.store or Path("var/store")),
        place=place,
        period=Period.parse(args.period),
        denominator=_denominator(args),
        as_at=_date(args.as_at),
    )
    FORMATS[args.format](release(measurement), out)
    return 0


def _denominator(args: argparse.Namespace) -> "Denominator | None":
    from wardmote.evidence.indicators import Denominator

    if args.population is None and args.population_source is None:
        return None
    if args.population is None or not args.population_source:
        raise Invalid(
            "A rate needs both --population and --population-source.",
            instead='Say who published it and of when: --population-source "ONS, mid-2020 estimate".',
        )
    if args.population < 1:
        raise Invalid(f"--population is {args.population}.", instead="Give the number of people, such as 118624.")
    return Denominator(args.population, "people", args.population_source)


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Invalid(f"--as-at {text!r} is not a date.", instead="Write year, month and day: 2022-06-30.") from None
