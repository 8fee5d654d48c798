"""`wardmote evidence measure`: an indicator for a place and a period, in sentences, in a table or as data."""

import argparse
from datetime import datetime
from typing import TYPE_CHECKING, TextIO

from wardmote.errors import Invalid
from wardmote.evidence.options import add_as_at, add_format, add_store, existing_store, words

if TYPE_CHECKING:
    from wardmote.evidence.geography import Place
    from wardmote.evidence.indicators import Denominator

NAME = "measure"
HELP = "Work out an indicator for a place and a period, with what could be chance"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--indicator", default="recorded_crime", metavar="NAME", help="default: recorded_crime")
    parser.add_argument(
        "--area",
        type=words,
        required=True,
        metavar="CODES",
        help="a district code, such as E07000118; several, with commas, are measured as one place",
    )
    parser.add_argument("--period", required=True, metavar="YYYY-MM..YYYY-MM", help="first and last month")
    parser.add_argument("--population", type=int, metavar="N", help="people to work out rates per 1,000 from")
    parser.add_argument("--population-source", metavar="TEXT", help="who published the population, and of what date")
    add_store(parser)
    add_as_at(parser)
    add_format(parser, "text", "json", "csv")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Measure, pass the disclosure gate, and print. Refusals are sentences."""
    from wardmote.evidence import indicators
    from wardmote.evidence.disclosure import release
    from wardmote.evidence.disclosure.printing import FORMATS
    from wardmote.evidence.periods import Period

    measurement = indicators.get(args.indicator).measure(
        existing_store(args.store),
        place=_place(args.area),
        period=Period.parse(args.period),
        denominator=_denominator(args.population, args.population_source),
        as_at=args.as_at,
    )
    FORMATS[args.format](release(measurement), out)
    return 0


def _place(codes: tuple[str, ...]) -> "Place":
    from wardmote.evidence.geography import Place, district

    districts = tuple(district(code) for code in dict.fromkeys(codes))
    if not districts:
        raise Invalid("--area names no district.", instead="Give a code, such as --area E07000118.")
    return Place(
        slug="_".join(each.code.lower() for each in districts),
        name=" and ".join(each.name for each in districts),
        districts=districts,
    )


def _denominator(population: int | None, source: str | None) -> "Denominator | None":
    from wardmote.evidence.indicators import Denominator

    if population is None and source is None:
        return None
    if population is None or not source:
        raise Invalid(
            "A rate needs both --population and --population-source.",
            instead='Say who published it and of when: --population-source "ONS, mid-2020 estimate".',
        )
    if population < 1:
        raise Invalid(f"--population is {population}.", instead="Give the number of people, such as 118624.")
    return Denominator(population, "people", source)
