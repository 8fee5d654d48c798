"""`wardmote protocol decide`: may this agency tell that one these fields? In sentences, or as the record to keep."""

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import TextIO

from wardmote.errors import Missing

NAME = "decide"
HELP = "Decide whether one agency may tell another what a request in JSON asks for"
#: Exit codes: those of the errors that say the same.
ALL_SHARED, ASKS, REFUSES = 0, 75, 77


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("request", metavar="FILE", help="the request as JSON, or - for standard input")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.epilog = (
        "Exit codes: 0 every field may be told, 75 a person has to be asked about some, 77 some are refused and none "
        "is to be asked about. A request without “at” is decided as of now; one kept with --format json can be "
        "decided again."
    )


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Decide, and print what was decided."""
    import json

    from wardmote import protocol

    asked = protocol.read(_told(args.request), now)
    decision = asked.decided(protocol.rulebook())
    if args.format == "json":
        out.write(json.dumps(protocol.record(asked, decision), ensure_ascii=False, indent=1) + "\n")
    else:
        out.writelines(f"{line}\n" for line in protocol.sentences(asked.request, decision))
    if decision.answered(protocol.ASK):
        return ASKS
    return REFUSES if decision.answered(protocol.REFUSE) else ALL_SHARED


def _told(name: str) -> object:
    import json

    from wardmote.errors import Invalid

    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Missing(f"{name} cannot be read ({type(error).__name__}).", instead="Name a file of JSON.") from error
    try:
        told = json.loads(text)
    except json.JSONDecodeError as error:
        raise Invalid(
            f"{name}, line {error.lineno}: this is no JSON ({error.msg}).", instead="Mend that line."
        ) from error
    # A record that was kept holds its request under “asked”.
    return told["asked"] if isinstance(told, dict) and "asked" in told else told
