"""The words that commands about evidence have in common. Imports nothing heavy: every command's help reads this."""

import argparse
import os
from datetime import date
from pathlib import Path
from typing import Any

DEFAULT_STORE = "var/data/store"


def default_store() -> Path:
    """Where evidence is kept when no --store is given: where the site keeps it, by the same settings."""
    if data := _setting("WARDMOTE_DATA"):
        return Path(data) / "store"
    var = _setting("WARDMOTE_VAR")
    return Path(var) / "data" / "store" if var else Path(DEFAULT_STORE)


def _setting(name: str) -> str:
    return os.environ.get(name, "").strip()


def check_not_left_behind(store: Path) -> None:
    """Raise `Missing` when evidence is where 0.1.0 kept it by default, and none is where it is looked for now."""
    from wardmote.errors import Missing

    former = Path(_setting("WARDMOTE_DATA") or "var/evidence")
    if store == default_store() and not (store / "commits").exists() and (former / "commits").exists():
        raise Missing(
            f"The evidence in {former} is where Wardmote 0.1.0 kept it, and not in {store}.",
            instead=f"Move it there, or name it: --store {former}.",
        )


def add_store(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store",
        type=Path,
        default=default_store(),
        metavar="DIR",
        help="the folder evidence is kept in (default: the site's, which is `store` in $WARDMOTE_DATA, "
        f"or {DEFAULT_STORE})",
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

    check_not_left_behind(path)
    store = Store.open(path)
    if not store.log().commits:
        raise Missing(
            f"There is no evidence in {path}.", instead="Add files first: wardmote evidence add PATH…, or name --store."
        )
    return store
