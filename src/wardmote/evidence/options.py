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
