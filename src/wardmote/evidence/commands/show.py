"""wardmote evidence show: all that is known of one extract."""

import argparse
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, TextIO

from wardmote.evidence.options import add_as_at, add_format, add_store, existing_store

if TYPE_CHECKING:
    from wardmote.evidence.store.extracts import Cut, Extract

NAME = "show"
# What came with a partner's table, as it is shown.
GIVEN = {
    "title": "Series",
    "sha256": "SHA-256 of its file",
    "sheet": "Sheet",
    "mapping": "Mapping",
    "prescribed": "Set of section 17A",
    "due": "Due",
    "received": "Received",
}
HELP = "Show one extract: where it came from, its hash, what is odd in it, and its earlier versions"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="EXTRACT", help="such as police_uk/lancashire/2021-07")
    add_store(parser)
    add_as_at(parser)
    add_format(parser, "text", "json")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    import json

    from wardmote.errors import Missing

    store = existing_store(args.store)
    found = store.log(args.as_at).current().get(args.id)
    if found is None:
        raise Missing(f"There is no extract {args.id}.", instead="See them all: wardmote evidence list.")
    versions = store.versions(args.id)
    if args.format == "json":
        told = {**found.as_dict(), "versions": [each.as_dict() for each in versions]}
        out.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        return 0
    out.writelines(f"{line}\n" for line in _lines(found, versions))
    return 0


def _lines(extract: "Extract", versions: "tuple[Extract | Cut, ...]") -> Iterator[str]:
    from wardmote.evidence.commands.wording.added import shortened
    from wardmote.evidence.geography import district

    facts = {
        "Extract": extract.id,
        "Covers": extract.cover,
        "Months" if extract.until else "Month": f"{extract.month} to {extract.until}"
        if extract.until
        else extract.month,
        "File": extract.file_name,
        "SHA-256": extract.sha256,
        "Publisher": f"nobody: invented, in the layout of {extract.publisher}"
        if extract.made_up
        else extract.publisher,
        "Licence": extract.licence,
        "Layout": extract.profile,
        "Class": "made up" if extract.made_up else extract.data_class,
        "Added": extract.added_at,
        "Rows": f"{extract.rows:,}",
        "Kept": f"{extract.kept:,}",
        "Set aside": f"{extract.set_aside:,}",
        "Unlocated": f"{extract.unlocated:,}",
        "Repeated rows": f"{extract.repeated:,}",
        "Repeated identifiers": f"{extract.repeated_references:,}",
        "Odd coordinates": f"{extract.odd_coordinates:,}",
        "Outside usual districts": f"{extract.outside:,}",
        "Code and name disagree": f"{extract.disagreements:,}",
        "LSOA not known": f"{extract.unknown_places:,}",
    }
    facts |= {GIVEN[name]: value for name, value in extract.given.items() if name in GIVEN and value}
    for label, value in facts.items():
        yield f"{label + ':':<25}{value}"
    for aside in extract.asides:
        yield f"    set aside, lines {shortened(aside.lines)}: {aside.reason}"
    yield "Kinds:"
    for kind, rows in extract.kinds.items():
        yield f"{rows:>12,}  {kind}"
    yield "Districts:"
    for code, rows in sorted(extract.districts.items(), key=lambda pair: -pair[1]):
        yield f"{rows:>12,}  {district(code).name} ({code})"
    yield "Versions, oldest first:"
    for each in versions:
        cut = f"; a cut, not counted: {each.because}" if hasattr(each, "because") else ""
        yield f"    {each.added_at[:10]}  {each.sha256[:12]}  {each.file_name}{cut}"
