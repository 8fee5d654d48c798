"""`wardmote protocol gateways`: the law the protocol rests on, with its days and who has confirmed it."""

import argparse
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from wardmote.protocol import Cited, Protocol

NAME = "gateways"
HELP = "List the gateways, data protection conditions and stops in force, with citation, days and who confirmed each"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--on", type=_day, metavar="YYYY-MM-DD", help="as in force on that day (default: today)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Print them."""
    import json

    from wardmote import protocol
    from wardmote.protocol.facts import LONDON

    held = protocol.rulebook().on(args.on or now.astimezone(LONDON).date())
    if args.format == "json":
        told: dict[str, Any] = {"day": held.day.isoformat(), "version": held.version}
        told |= {name: [_as_dict(each, held) for each in sheet] for name, sheet in _sheets(held)}
        out.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    else:
        out.writelines(f"{line}\n" for line in _lines(held))
    return 0


def _sheets(held: "Protocol") -> "tuple[tuple[str, tuple[Cited, ...]], ...]":
    return (("gateways", held.gateways), ("conditions", held.conditions), ("stops", held.stops))


def _lines(held: "Protocol") -> Iterator[str]:
    yield f"Version {held.version} of the protocol, in force on {_said(held.day)}."
    for name, sheet in _sheets(held):
        yield ""
        yield f"{name.capitalize()}:"
        for each in sheet:
            yield f"  {each.id}  {each.title}"
            yield f"    {each.citation}"
            yield f"    {_days(each)}; {_confirmed(each)}"


def _days(entry: "Cited") -> str:
    since = f"in force from {_said(entry.starts)}" if entry.starts else "in force"
    return f"{since} to {_said(entry.ends)}" if entry.ends else since


def _confirmed(entry: "Cited") -> str:
    if entry.is_confirmed and entry.reviewed_on:
        return f"confirmed by {entry.reviewed_by} on {_said(entry.reviewed_on)}"
    return "unconfirmed"


def _as_dict(entry: "Cited", held: "Protocol") -> dict[str, Any]:
    from wardmote.protocol import fingerprint

    return {
        "id": entry.id,
        "title": entry.title,
        "citation": entry.citation,
        "starts": entry.starts.isoformat() if entry.starts else None,
        "ends": entry.ends.isoformat() if entry.ends else None,
        "confirmed_by": entry.reviewed_by or None,
        "confirmed_on": entry.reviewed_on.isoformat() if entry.reviewed_on else None,
        "note": entry.note,
        "fingerprint": fingerprint(entry, held.needs),
    }


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day. Write it as 2026-04-30.") from problem
