"""Takes apart a file of several years, as some publishers issue beside those of single years: an input for each year.

A line belongs to the year with which its column begins that the source names; a line that says none goes with the line
before it. Each year's lines keep their order, and the numbers they have in the publisher's file.
"""

import csv
import zipfile
import zlib
from array import array
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from wardmote.errors import Invalid
from wardmote.evidence.sources import OtherFile, Source, recognise
from wardmote.evidence.sources.layouts import Profile
from wardmote.evidence.store.inputs import Input
from wardmote.evidence.store.staging import stage

HEAD = 16 << 10
NUMBERS = ".lines"
YEAR = 4
# Fewer of a file's lines than this share are not a year of it.
SHARE = 0.01


def apart(given: Input, incoming: Path, number: int) -> list[Input]:
    """The input of each year in a file that holds several; the input itself when it holds one, or cannot be told."""
    try:
        with given.open() as source:
            head = source.read(HEAD)
        known = _several(head)
        if known is None:
            return [given]
        staged = stage(given, incoming / f"{number:06}.whole")
        pieces = _pieces(staged.path, incoming, number, *known)
    except (Invalid, OSError, EOFError, RuntimeError, NotImplementedError, csv.Error, zlib.error, zipfile.BadZipFile):
        # Whoever reads it next says in words what is wrong with it.
        return [given]
    if given.plain is None:
        staged.path.unlink(missing_ok=True)
    if len(pieces) < 2:
        return [given]
    return [_input(given, year, path) for year, path in sorted(pieces.items())]


def numbers_of(path: Path) -> "array[int] | None":
    """The numbers that the lines of a piece have in the file it was taken from; `None` for a file of its own."""
    beside = path.with_name(path.name + NUMBERS)
    if not beside.is_file():
        return None
    numbers = array("L")
    numbers.frombytes(beside.read_bytes())
    return numbers


def _several(head: bytes) -> tuple[Source, int] | None:
    """The source of a file that begins so, and the place of the column with the year, when it may hold several."""
    first = head.split(b"\n", 1)[0].decode("utf-8-sig", errors="replace").rstrip("\r")
    header = tuple(name.strip() for name in next(csv.reader([first]), []))
    found = recognise(header)
    if found is None or isinstance(found[1], OtherFile) or not found[0].year_in:
        return None
    source, profile = found
    if not isinstance(profile, Profile) or source.year_in not in profile.columns:
        return None
    return source, header.index(profile.columns[source.year_in])


@dataclass
class _Piece:
    """A year's file while it is written: its lines, and the numbers they had."""

    path: Path
    handle: BinaryIO
    numbers: "array[int]" = field(default_factory=lambda: array("L", [1]))


def _pieces(path: Path, incoming: Path, number: int, source: Source, column: int) -> dict[str, Path]:
    """Write each year's lines to a file of their own; nothing is written where there is one year."""
    years = _years(path, column)
    # A slip of the keyboard in a few lines does not make a second year of them.
    if sum(lines >= SHARE * years.total() for lines in years.values()) < 2:
        return {}
    pieces: dict[str, _Piece] = {}
    with ExitStack() as stack, path.open("rb") as lines:
        header = next(lines)
        latest: _Piece | None = None
        early: list[tuple[int, bytes]] = []
        for at, line in enumerate(lines, start=2):
            year = _year(line, column)
            if year and year not in pieces:
                piece = incoming / f"{number:06}-{year}.csv"
                pieces[year] = _Piece(piece, stack.enter_context(piece.open("wb")))
                pieces[year].handle.write(header)
            latest = pieces[year] if year else latest
            if latest is None:
                early.append((at, line))
                continue
            for was_at, text in (*early, (at, line)):
                latest.numbers.append(was_at)
                latest.handle.write(text)
            early.clear()
    for each in pieces.values():
        each.path.with_name(each.path.name + NUMBERS).write_bytes(each.numbers.tobytes())
    return {year: each.path for year, each in pieces.items()}


def _years(path: Path, column: int) -> Counter[str]:
    """How many lines there are of each year."""
    with path.open("rb") as lines:
        next(lines, None)
        return Counter(year for line in lines if (year := _year(line, column)))


def _year(line: bytes, column: int) -> str:
    """The year with which a column of a line begins; nothing when it begins with none."""
    values = line.split(b",", column + 1)
    year = values[column].strip(b'" \r\n')[:YEAR] if len(values) > column else b""
    return year.decode() if len(year) == YEAR and year.isdigit() else ""


def _input(given: Input, year: str, path: Path) -> Input:
    return replace(
        given,
        name=f"{given.name} ({year})",
        base=f"{given.base} (its rows of {year})",
        open=partial(path.open, "rb", buffering=0),
        size=path.stat().st_size,
        plain=path,
    )
