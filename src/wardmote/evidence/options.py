"""The words that commands about evidence have in common. Imports nothing heavy: every command's help reads this."""

import argparse
import os
from datetime import date
from pathlib import Path
from typing import Any

DEFAULT_STORE = "var/evidence"


def default_store() -> Path:
    """Where evidence is kept when no --store is given: the folder WARDMOTE_DATA names, or var/evidence here."""
    return Path(os.environ.get("WARDMOTE_DATA") or DEFAULT_STORE)


def add_store(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store",
        type=Path,
        default=default_store(),
        metavar="DIR",
        help=f"the folder evidence is kept in (default: $WARDMOTE_DATA, or {DEFAULT_STORE})",
    )


def add_as_at(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as-at", type=day, metavar="YYYY-MM-DD", help="answer as the store stood at the end of that day (UTC)"
    )


def add_format(parser: argparse.ArgumentParser, *formats: str) -> None:
    parser.add_argument("--format", choices=formats, default=formats[0], help=f"default: {formats[0]}")


def day(text: str) -> date:
    """A day given on the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day; write it as 2022-03-31") from error


def words(text: str) -> tuple[str, ...]:
    """A list given on the command line with commas."""
    return tuple(word for part in text.split(",") if (word := part.strip()))


def place_named(codes: tuple[str, ...]) -> Any:
    """The place that --area names: a footprint such as lancashire_12, or district codes worked as one. Raises `Invalid`
    or `Missing`."""
    from wardmote.errors import Invalid
    from wardmote.evidence.geography import Place, district, footprint

    if len(codes) == 1 and "_" in codes[0]:
        return footprint(codes[0])
    districts = tuple(district(code) for code in dict.fromkeys(codes))
    if not districts:
        raise Invalid("--area names no district.", instead="Give a code, such as --area E07000118.")
    return Place(
        slug="_".join(each.code.lower() for each in districts),
        name=" and ".join(each.name for each in districts),
        districts=districts,
    )


def existing_store(path: Path) -> Any:
    """Open a store to ask it something. Raises `Missing` when there is none, which is likelier a mistyped name."""
    from wardmote.errors import Missing
    from wardmote.evidence.store.store import Store

    store = Store.open(path)
    if not store.log().commits:
        raise Missing(
            f"There is no evidence in {path}.", instead="Add files first: wardmote evidence add PATH…, or name --store."
        )
    return store
