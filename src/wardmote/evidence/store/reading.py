"""One staged file into one Parquet part: by the fast reader, and by the careful one when a line does not add up."""

import csv
import re
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from wardmote.errors import Broken, Invalid, NotNow
from wardmote.evidence.records import COLUMNS, Column
from wardmote.evidence.sources import OtherFile, Profile, Source, every_source, recognise
from wardmote.evidence.store import careful, engine
from wardmote.evidence.store.places import Gazetteer
from wardmote.evidence.store.staging import Staged
from wardmote.evidence.store.tally import Tally, tally

NAMED_MONTH = re.compile(r"([0-9]{4}-[0-9]{2})(?:-.*[A-Za-z].*)?\.csv", re.IGNORECASE)
RANK = re.compile(r"\W*\b(constabulary|police service|police force|police)$", re.IGNORECASE)
MADE_UP = "(made up)"


@dataclass(frozen=True)
class Layout:
    """Whose file it is and how its columns lie."""

    source: Source
    profile: Profile
    header: tuple[str, ...]


@dataclass(frozen=True)
class Begun:
    """A file half read: its force and month by its first row, and whether the fast reader wrote its part."""

    name: str
    base: str
    staged: Staged
    layout: Layout
    part: Path
    force: str
    month: str
    latest: str
    fast: bool = False

    @property
    def key(self) -> str:
        return f"{self.layout.source.slug}/{slug(self.force)}/{self.month}"


@dataclass(frozen=True)
class Read:
    """A file whose part is written and adds up, and the cube its rows are counted in."""

    begun: Begun
    set_aside: tuple[careful.SetAside, ...]
    tally: Tally
    cube: Path


def layout_of(name: str, staged: Staged) -> Layout | OtherFile:
    """Recognise a file by its column names. Raises `Invalid` when nobody's file begins so."""
    header = staged.header
    found = recognise(header)
    if found is None:
        raise Invalid(
            f"{name}, line 1: its columns are not those of any source known here ({_strange(header)}). "
            "Give the publisher's file as it was issued, comma separated with its first line."
        )
    source, layout = found
    return layout if isinstance(layout, OtherFile) else Layout(source, layout, header)


def _strange(header: tuple[str, ...]) -> str:
    """How a header differs from the likest known one."""
    known = [profile.header for source in every_source() for profile in source.profiles]
    likest = max(known, key=lambda names: len(set(names) & set(header)))
    lacks = [name for name in likest if name not in header]
    extra = [name for name in header if name not in likest]
    if len(lacks) == len(likest):
        return f"they begin “{', '.join(header)[:80]}”"
    told = [
        f"{verb} {', '.join(f'“{name[:40]}”' for name in names[:4])}"
        for verb, names in (("lacking", lacks), ("with", extra))
        if names
    ]
    return " and ".join(told) or "a name stands twice"


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
    begun = Begun(name, base, staged, layout, part, careful.force_of(first, layout.profile), first.month, latest)
    if not staged.even:
        return begun
    try:
        _copy(staged.path, begun, connection)
    except duckdb.Error:
        # The fast reader gives up on what the careful one can name line by line.
        return begun
    return replace(begun, fast=True)


def finish(
    begun: Begun, counted: Tally | None, cube: Path, gazetteer: Gazetteer, connection: duckdb.DuckDBPyConnection
) -> Read:
    """Read the file again with care if the tally of its part, which is of `cube`, is not what its lines come to.

    Raises `Invalid` for a file of several months or forces, or one that was changed meanwhile.
    """
    set_aside: tuple[careful.SetAside, ...] = ()
    if counted is None or not _adds_up(counted, begun, 0) or not set(counted.kinds) <= begun.layout.source.kinds:
        # A new kind may be a word in the wrong place: only the careful reader tells them apart.
        set_aside = _read_with_care(begun, connection)
        cube = begun.part.with_suffix(".cube")
        counted = tally({begun.key: begun.part}, cube, gazetteer, connection)[begun.key]
        if not _adds_up(counted, begun, len(set_aside)):
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


def _first_row(name: str, staged: Staged, layout: Layout) -> careful.Row:
    """The first row that can be read and names its force."""
    any_row = None
    for row in careful.rows(staged.path, layout.profile, layout.header, layout.source.kinds):
        if isinstance(row, careful.Row):
            if careful.force_of(row, layout.profile):
                return row
            any_row = any_row or row
    if any_row:
        raise Invalid(f"{name}, line {any_row.line:,}: no police force is named. Give the publisher's file as issued.")
    if staged.lines == 1:
        raise Invalid(
            f"{name} has column names and no rows. Fetch it again; leave it out if the publisher issued it so."
        )
    raise Invalid(f"{name}: not one of its {staged.lines - 1:,} rows can be read. Fetch it again from the publisher.")


def _check_possible(name: str, row: careful.Row, source: Source, latest: str) -> None:
    if not source.first_month <= row.month <= latest:
        why = "before the series began" if row.month < source.first_month else "a month still to come"
        raise Invalid(f"{name}, line {row.line:,}: its month is {row.month}, {why}. Correct the file or leave it out.")


def _check_named(name: str, base: str, row: careful.Row) -> None:
    named = NAMED_MONTH.fullmatch(base)
    if named and named[1] != row.month:
        raise Invalid(
            f"{name}, line {row.line:,}: its month is {row.month} but its name says {named[1]}. "
            "Find out which is right, and correct the name or the file."
        )


def _adds_up(counted: Tally, begun: Begun, set_aside: int) -> bool:
    """Every line is a row, of one month and one force, with a kind; and no place needs tidying."""
    return (
        counted.rows == begun.staged.lines - 1 - set_aside
        and counted.months == (begun.month, begun.month)
        and counted.forces == (begun.force, begun.force)
        and all(kind.strip() for kind in counted.kinds)
        and not counted.where.untidy
    )


def _read_with_care(begun: Begun, connection: duckdb.DuckDBPyConnection) -> tuple[careful.SetAside, ...]:
    clean = begun.part.with_suffix(".csv")
    set_aside = _rewrite(begun, clean)
    try:
        _copy(clean, begun, connection)
    except duckdb.IOException as error:
        why = str(error).splitlines()[0]
        raise NotNow(f"{begun.name} could not be kept: the store cannot be written to ({why}). Make room.") from error
    clean.unlink()
    return set_aside


def _copy(path: Path, begun: Begun, connection: duckdb.DuckDBPyConnection) -> None:
    profile = begun.layout.profile
    degrees = {profile.columns[c.name] for c in COLUMNS if c.kind == "degrees" and c.name in profile.columns}
    types = ", ".join(
        f"{engine.text(name)}: '{'DOUBLE' if name in degrees else 'VARCHAR'}'" for name in begun.layout.header
    )
    connection.execute(
        f"""copy (
            select {engine.text(begun.key)} as extract, {_record(profile)}
            from read_csv({engine.file(path)}, columns = {{{types}}}, header = true, auto_detect = false, delim = ',',
                quote = '"', escape = '"', strict_mode = true, ignore_errors = true)
        ) to {engine.text(str(begun.part))} (format parquet)"""
    )


def _record(profile: Profile) -> str:
    return ", ".join(f"{_expression(profile, c)} as {engine.name(c.name)}" for c in COLUMNS)


def _expression(profile: Profile, column: Column) -> str:
    if column.name in profile.fixed:
        return engine.text(profile.fixed[column.name])
    if column.name not in profile.columns:
        return "null::varchar" if column.kind == "text" else "null::double"
    given = engine.name(profile.columns[column.name])
    if column.name == "month" and profile.month_format != "%Y-%m":
        return f"strftime(try_strptime({given}, {engine.text(profile.month_format)}), '%Y-%m')"
    return given


def _rewrite(begun: Begun, clean: Path) -> tuple[careful.SetAside, ...]:
    """Write the readable rows as the fast reader likes them, and return the others."""
    aside = []
    profile, header = begun.layout.profile, begun.layout.header
    with clean.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        for row in careful.rows(begun.staged.path, profile, header, begun.layout.source.kinds):
            if isinstance(row, careful.SetAside):
                aside.append(row)
                continue
            _check_same(begun, row)
            writer.writerow(careful.tidied(row, profile).values())
    return tuple(aside)


def _check_same(begun: Begun, row: careful.Row) -> None:
    where = f"{begun.name}, line {row.line:,}:"
    if row.month != begun.month:
        _check_possible(begun.name, row, begun.layout.source, begun.latest)
        raise Invalid(
            f"{where} its month is {row.month} where the lines above are of {begun.month}. "
            "Give a file for each month, as the publisher does."
        )
    force = careful.force_of(row, begun.layout.profile)
    if force and force != begun.force:
        raise Invalid(
            f"{where} it was reported by {force[:80]} where the lines above are by {begun.force[:80]}. "
            "Give a file for each force, as the publisher does."
        )
