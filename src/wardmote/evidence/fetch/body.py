"""From an answer to the part file: which answers may be written there, and then every byte as it comes."""

import re
import shutil
from dataclasses import replace
from typing import Any

from wardmote.errors import Invalid, NotNow
from wardmote.evidence.fetch.parts import Part, Version
from wardmote.evidence.fetch.patience import Pace
from wardmote.evidence.fetch.wanted import Progress, Wanted
from wardmote.evidence.fetch.wire import Setback, Wire

# Left free on the disk, whatever a file needs.
ROOM = 64 << 20
BITE = 1 << 16
PAGES = ("text/html", "application/xhtml")
SPAN = re.compile(r"bytes (?:(\d+)-\d+|\*)/(\d+)")


def begin(wanted: Wanted, part: Part, version: Version | None, answer: Any) -> Version | Setback:
    """Get the part ready for the answer's body: emptied for a whole file, as it is for a continuation of `version`.

    Any other answer empties the part and is a setback.
    """
    kind = answer.headers.get("Content-Type", "").lower()
    if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
        fault = "it sent the file packed in a way it was asked not to"
    elif kind.startswith(PAGES):
        fault = f"it sent a web page (answer {answer.status}), not the file"
    elif answer.status == 200:
        begun = Version.of(wanted.address, answer.headers)
        room(wanted, begun.total or 0)
        part.begin(begun)
        return begun
    elif answer.status == 206 and version is not None:
        span = SPAN.fullmatch(answer.headers.get("Content-Range", ""))
        if (
            span
            and span[1] == str(part.size())
            and version.total in (None, int(span[2]))
            and version.is_of(answer.headers)
        ):
            room(wanted, int(span[2]) - part.size())
            return replace(version, total=int(span[2]))
        fault = "it went on with another file than the one begun"
    else:
        fault = f"it answered {answer.status}"
    part.clear()
    return Setback(fault, spoilt=True)


def room(wanted: Wanted, needed: int) -> None:
    """Raises `Invalid` when so many bytes are more than such a file has, and `NotNow` when the disk has no room."""
    if needed > wanted.largest:
        raise Invalid(
            f"{wanted.address} says it has {needed:,} bytes; no such file of this publisher has more than "
            f"{wanted.largest:,}. Nothing was fetched."
        )
    folder = wanted.path.parent
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    if free < needed + ROOM:
        raise NotNow(
            f"There is no room for {wanted.what} in {folder}: it needs {needed:,} bytes and {free:,} are free.",
            instead="Make room, or name another folder by --into.",
        )


def pour(
    wire: Wire, wanted: Wanted, part: Part, version: Version, answer: Any, progress: Progress | None
) -> Setback | None:
    """The body, byte after byte, into the part. What has come stays there whatever happens."""
    pace, size = Pace(wire.patience, wire.watch), part.size()
    with part.path.open("ab", buffering=0) as handle:
        while bite := answer.read1(BITE):
            size += len(bite)
            if size > wanted.largest:
                part.clear()
                raise Invalid(f"{wanted.address} sends more than {wanted.largest:,} bytes. Nothing was kept.")
            _write(handle, bite, wanted)
            if progress is not None:
                progress(wanted.what, size, version.total or 0)
            if pace.too_slow(len(bite)):
                return Setback("it sends too slowly")
    return Setback("it broke off") if version.total not in (None, size) else None


def _write(handle: Any, bite: bytes, wanted: Wanted) -> None:
    left = memoryview(bite)
    try:
        while left:
            left = left[handle.write(left) :]
    except OSError as error:
        raise NotNow(
            f"{wanted.what[0].upper()}{wanted.what[1:]} cannot be written in {wanted.path.parent}: {error.strerror}.",
            instead="Make room, or name another folder by --into, and run the same command again.",
        ) from error
