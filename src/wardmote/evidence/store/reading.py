"""One staged file into one Parquet part: by the fast reader, and by the careful one when a line does not add up."""

import csv
import re
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from wardmote.errors import Broken, Invalid, NotNow
from wardmote.evidence.periods import Period
from wardmote.evidence.records.rows import Row, SetAside
from wardmote.evidence.sources import Source
from wardmote.evidence.store import careful
from wardmote.evidence.store.copying import copy
from wardmote.evidence.store.layout import Layout
from wardmote.evidence.store.spans import extent, label, period_of
from wardmote.evidence.store.staging import Staged
from wardmote.evidence.store.tally import Tally, tally

NAMED_MONTH = re.compile(r"([0-9]{4}-[0-9]{2})(?:-.*[A-Za-z].*)?\.csv", re.IGNORECASE)
RANK = re.compile(r"\W*\b(constabulary|police service|police force|police)$", re.IGNORECASE)
MADE_UP = "(made up)"


@dataclass(frozen=True)
class Begun:
    """A file half read: whose it is and of what months by its first row, and whether the fast reader wrote its part."""

    name: str
    base: str
    staged: Staged
    layout: Layout
    part: Path
    cover: str
    period: Period
    latest: str
    fast: bool = False

    @property
    def key(self) -> str:
        return f"{self.layout.source.slug}/{slug(self.cover)}/{self.label}"

    @property
    def label(self) -> str:
        return label(self.period, self.layout.source.span)


@dataclass(frozen=True)
class Read:
    """A file whose part is written and adds up, and the cube its rows are counted in."""

    begun: Begun
    set_aside: tuple[SetAside, ...]
    tally: Tally
    cube: Path


def begin(
    name: str, base: str, staged: Staged, layout: Layout, part: Path, connection: duckdb.DuckDBPyConnection, latest: str
) -> Begun:
    """Write the part of one file by the fast reader, which is to be tallied and then finished.

    `latest` is the last month (YYYY-MM) that can have happened. Raises `Invalid` for a file of no rows, of an
    impossible month, or of another month than its name says.
    """
    first = _first_row(name, staged, layout)
    _check_possible(name, first, layout.source, latest)
    _check_named(name, base, first)
    period = extent(first.when, layout.source.span)
    begun = Begun(name, base, staged, layout, part, careful.cover_of(first, layout.profile), period, latest)
    if not staged.even or layout.form:
        return begun
    try:
        copy(staged.path, part, begun.key, layout.header, layout.profile, connection)
    except duckdb.Error:
        # The fast reader gives up on what the careful one can name line by line.
        return begun
    return replace(begun, fast=True)


def finish(begun: Begun, counted: Tally | None, cube: Path, connection: duckdb.DuckDBPyConnection) -> Read:
    """Read the file again with care if the tally of its part, which is of `cube`, is not what its lines come to.

    Raises `Invalid` for a file of several months or forces, or one that was changed meanwhile.
    """
    set_aside: tuple[SetAside, ...] = ()
    lines = begun.staged.lines - 1
    if counted is None or not _adds_up(counted, begun, lines) or not set(counted.kinds) <= begun.layout.source.kinds:
        # A new kind may be a word in the wrong place: only the careful reader tells them apart.
        set_aside, rows = _read_with_care(begun, connection)
        cube = begun.part.with_suffix(".cube")
        counted = tally({begun.key: begun.part}, cube, connection, begun.layout.record)[begun.key]
        if not _adds_up(counted, begun, rows if begun.layout.form else lines - len(set_aside)):
            raise Broken(
                f"{begun.name}: Wardmote's two readers disagree about this file. Please report it with the file."
            )
    if not begun.staged.unchanged():
        raise Invalid(f"{begun.name} was changed while it was read. Add it again when it is at rest.")
    return Read(begun, set_aside, counted, cube)


def slug(force: str) -> str:
    """A force's name for keys: "Lancashire Constabulary" is lancashire; a made-up one keeps saying so."""
    made_up = force.endswith(MADE_UP)
    plain = RANK.sub("", force.removesuffix(MADE_UP).strip())
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "force"
    return f"{words}-made-up" if made_up else words


def _first_row(name: str, staged: Staged, layout: Layout) -> Row:
    """The first row that can be read and says whose file it is."""
    any_row, why = None, ""
    for row in layout.rows(staged.path):
        if isinstance(row, SetAside):
            why = why or f" (line {row.line:,}: {row.reason})"
        else:
            if careful.cover_of(row, layout.profile):
                return row
            any_row = any_row or row
    if any_row:
        what = "police force" if layout.source.by_force else "provider"
        raise Invalid(f"{name}, line {any_row.line:,}: no {what} is named. Give the publisher's file as issued.")
    if staged.lines == 1:
        raise Invalid(
            f"{name} has column names and no rows. Fetch it again; leave it out if the publisher issued it so."
        )
    raise Invalid(
        f"{name}: not one of its {staged.lines - 1:,} rows can be read{why}. Fetch it again from the publisher."
    )


def _check_possible(name: str, row: Row, source: Source, latest: str) -> None:
    # Compared as text: a year that no calendar here has is one of the things to refuse.
    first = row.when[:7] if "-" in row.when else f"{row.when}-01"
    if not source.first_month <= first <= latest:
        why = "before the series began" if first < source.first_month else f"a {source.record.when} still to come"
        raise Invalid(
            f"{name}, line {row.line:,}: its {source.record.when} is {row.when}, {why}. "
            "Correct the file or leave it out."
        )


def _check_named(name: str, base: str, row: Row) -> None:
    named = NAMED_MONTH.fullmatch(base)
    if named and row.when.count("-") == 1 and named[1] != row.when:
        raise Invalid(
            f"{name}, line {row.line:,}: its month is {row.when} but its name says {named[1]}. "
            "Find out which is right, and correct the name or the file."
        )


def _adds_up(counted: Tally, begun: Begun, rows: int) -> bool:
    """Every line is a row, of one extract and one cover, with a kind; and no place needs tidying."""
    return (
        counted.rows == rows
        and all(when is not None and _belongs(when, begun) for when in counted.when)
        and counted.covers == (begun.cover, begun.cover)
        and all(kind.strip() for kind in counted.kinds)
        and not counted.where.untidy
    )


def _belongs(when: str, begun: Begun) -> bool:
    """Whether a row dated so is of the extract. A series reaches wherever its rows do."""
    span = begun.layout.source.span
    try:
        return (period_of(when) if span == "series" else extent(when, span)) == begun.period or span == "series"
    except Invalid:
        return False


def _read_with_care(begun: Begun, connection: duckdb.DuckDBPyConnection) -> tuple[tuple[SetAside, ...], int]:
    """Write the part from what the careful reader makes of the file; the lines it set aside, and how many rows."""
    clean = begun.part.with_suffix(".csv")
    set_aside, rows = _rewrite(begun, clean)
    try:
        copy(clean, begun.part, begun.key, begun.layout.header, begun.layout.profile, connection)
    except duckdb.IOException as error:
        why = str(error).splitlines()[0]
        raise NotNow(f"{begun.name} could not be kept: the store cannot be written to ({why}). Make room.") from error
    clean.unlink()
    return set_aside, rows


def _rewrite(begun: Begun, clean: Path) -> tuple[tuple[SetAside, ...], int]:
    """Write the readable rows as the fast reader likes them; the others, and how many were written."""
    aside, rows = [], 0
    profile, header = begun.layout.profile, begun.layout.header
    with clean.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, header, restval="", extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        for row in begun.layout.rows(begun.staged.path):
            if isinstance(row, SetAside):
                aside.append(row)
                continue
            _check_same(begun, row)
            writer.writerow(careful.tidied(row, profile))
            rows += 1
    return tuple(aside), rows


def _check_same(begun: Begun, row: Row) -> None:
    where = f"{begun.name}, line {row.line:,}:"
    source = begun.layout.source
    if not _belongs(row.when, begun):
        _check_possible(begun.name, row, source, begun.latest)
        of = begun.period.first if len(begun.period) == 1 else begun.period
        raise Invalid(
            f"{where} its {source.record.when} is {row.when} where the lines above are of {of}. "
            f"Give a file for each {source.span}, as the publisher does."
        )
    cover = careful.cover_of(row, begun.layout.profile)
    if cover and cover != begun.cover:
        verb, each = ("reported by", "force") if source.by_force else ("of", "one")
        raise Invalid(
            f"{where} it was {verb} {cover[:80]} where the lines above are {verb.removeprefix('reported ')} "
            f"{begun.cover[:80]}. Give a file for each {each}, as the publisher does."
        )
