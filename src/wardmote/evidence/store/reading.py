"""One staged file into one Parquet part: by the fast reader, and by the careful one when a line does not add up."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from wardmote.errors import Broken, Invalid, NotNow
from wardmote.evidence.records import COLUMNS
from wardmote.evidence.sources import OtherFile, Profile, Source, recognise
from wardmote.evidence.store import careful, engine
from wardmote.evidence.store.staging import Staged
from wardmote.evidence.store.tally import Tally, tally

NAMED_MONTH = re.compile(r"([0-9]{4}-[0-9]{2})(?:-.*[A-Za-z].*)?\.csv", re.IGNORECASE)
RANK = re.compile(r"\W*\b(constabulary|police service|police force|police)$", re.IGNORECASE)
MADE_UP = "(made up)"
# Columns we look up by; blanks round them are not the publisher's word.
TRIMMED = frozenset({"force", "lsoa_code", "lsoa_name"})


@dataclass(frozen=True)
class Layout:
    """Whose file it is and how its columns lie."""

    source: Source
    profile: Profile
    header: tuple[str, ...]


@dataclass(frozen=True)
class Read:
    """A part written, the key of its extract, and what it holds."""

    layout: Layout
    part: Path
    force: str
    month: str
    set_aside: tuple[careful.SetAside, ...]
    tally: Tally

    @property
    def key(self) -> str:
        return f"{self.layout.source.slug}/{slug(self.force)}/{self.month}"


def layout_of(name: str, staged: Staged) -> Layout | OtherFile:
    """Recognise a file by its column names. Raises `Invalid` when nobody's file begins so."""
    header = staged.header
    found = recognise(header)
    if found is None:
        shown = ", ".join(header[:6]) + (", …" if len(header) > 6 else "")
        raise Invalid(
            f"{name}, line 1: its columns ({shown[:200]}) are not those of any source known here. "
            "Give the publisher's file as it was issued, comma separated with its first line."
        )
    source, layout = found
    return layout if isinstance(layout, OtherFile) else Layout(source, layout, header)


def read(
    name: str, base: str, staged: Staged, layout: Layout, part: Path, connection: duckdb.DuckDBPyConnection, latest: str
) -> Read:
    """Write the part of one file and tally it.

    `latest` is the last month (YYYY-MM) that can have happened. Raises `Invalid` for a file of no rows, of several
    months or forces, of an impossible month, or of another month than its name says.
    """
    first = _first_row(name, staged, layout)
    force, month = careful.force_of(first, layout.profile), first.month
    _check_month(name, base, month, layout.source, latest, first.line)
    key = f"{layout.source.slug}/{slug(force)}/{month}"
    set_aside: tuple[careful.SetAside, ...] = ()
    counted = _fast(staged, layout, part, connection, key) if staged.even else None
    if counted is None or not _adds_up(counted, staged.lines - 1, force, month):
        clean = part.with_suffix(".csv")
        set_aside = _rewrite(name, staged, layout, clean, force, month)
        try:
            _copy(clean, layout, part, connection, key)
        except duckdb.IOException as error:
            why = str(error).splitlines()[0]
            raise NotNow(f"{name} could not be kept: the store cannot be written to ({why}). Make room.") from error
        clean.unlink()
        counted = tally(part, connection)
        if not _adds_up(counted, staged.lines - 1 - len(set_aside), force, month):
            raise Broken(
                f"{name}: the two readers of Wardmote disagree about this file. Please report it with the file."
            )
    if not staged.unchanged():
        raise Invalid(f"{name} was changed while it was read. Add it again when it is at rest.")
    return Read(layout, part, force, month, set_aside, counted)


def slug(force: str) -> str:
    """A force's name for keys: "Lancashire Constabulary" is lancashire; a made-up one keeps saying so."""
    made_up = force.endswith(MADE_UP)
    plain = RANK.sub("", force.removesuffix(MADE_UP).strip())
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "force"
    return f"{words}-made-up" if made_up else words


def _first_row(name: str, staged: Staged, layout: Layout) -> careful.Row:
    """The first row that can be read and names its force."""
    any_row = None
    for row in careful.rows(staged.path, layout.profile, layout.header):
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


def _check_month(name: str, base: str, month: str, source: Source, latest: str, line: int) -> None:
    if not source.first_month <= month <= latest:
        why = "before the series began" if month < source.first_month else "a month still to come"
        raise Invalid(f"{name}, line {line:,}: its month is {month}, {why}. Correct the file or leave it out.")
    named = NAMED_MONTH.fullmatch(base)
    if named and named[1] != month:
        raise Invalid(
            f"{name}, line {line:,}: its month is {month} but its name says {named[1]}. "
            "Find out which is right, and correct the name or the file."
        )


def _fast(staged: Staged, layout: Layout, part: Path, connection: duckdb.DuckDBPyConnection, key: str) -> Tally | None:
    try:
        _copy(staged.path, layout, part, connection, key)
    except duckdb.Error:
        # The fast reader gives up on what the careful one can name line by line.
        return None
    return tally(part, connection)


def _adds_up(counted: Tally, lines: int, force: str, month: str) -> bool:
    return (
        counted.rows == lines
        and counted.months == (month, month)
        and counted.forces in {(force, force), (None, None)}
        and all(kind.strip() for kind in counted.kinds)
    )


def _copy(path: Path, layout: Layout, part: Path, connection: duckdb.DuckDBPyConnection, key: str) -> None:
    names = ", ".join(f"{engine.text(name)}: 'VARCHAR'" for name in layout.header)
    connection.execute(
        f"""copy (
            select {engine.text(key)} as extract, {_record(layout.profile)}
            from read_csv({engine.file(path)}, columns = {{{names}}}, header = true, auto_detect = false, delim = ',',
                quote = '"', escape = '"', strict_mode = true, ignore_errors = true, encoding = 'utf-8')
        ) to {engine.text(str(part))} (format parquet)"""
    )


def _record(profile: Profile) -> str:
    return ", ".join(f"{_expression(profile, c.name, c.kind)} as {engine.name(c.name)}" for c in COLUMNS)


def _expression(profile: Profile, column: str, kind: str) -> str:
    if column in profile.fixed:
        return engine.text(profile.fixed[column])
    if column not in profile.columns:
        return "null::varchar" if kind == "text" else "null::double"
    given = engine.name(profile.columns[column])
    if kind == "degrees":
        # Something that is no number stays visible as NaN: given, but not readable.
        return f"case when {given} is null then null else coalesce(try_cast({given} as double), 'nan'::double) end"
    if column == "month" and profile.month_format != "%Y-%m":
        return f"strftime(try_strptime({given}, {engine.text(profile.month_format)}), '%Y-%m')"
    if column in TRIMMED:
        return f"nullif(trim({given}), '')"
    return given


def _rewrite(
    name: str, staged: Staged, layout: Layout, clean: Path, force: str, month: str
) -> tuple[careful.SetAside, ...]:
    """Write the readable rows as the fast reader likes them, and return the others."""
    aside = []
    with clean.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(layout.header)
        for row in careful.rows(staged.path, layout.profile, layout.header):
            if isinstance(row, careful.SetAside):
                aside.append(row)
                continue
            _check_same(name, row, layout.profile, force, month)
            writer.writerow(row.values.values())
    return tuple(aside)


def _check_same(name: str, row: careful.Row, profile: Profile, force: str, month: str) -> None:
    if row.month != month:
        raise Invalid(
            f"{name}, line {row.line:,}: its month is {row.month} where the lines above are of {month}. "
            "Give a file for each month, as the publisher does."
        )
    other = careful.force_of(row, profile)
    if other and other != force:
        raise Invalid(
            f"{name}, line {row.line:,}: it was reported by {other} where the lines above are by {force}. "
            "Give a file for each force, as the publisher does."
        )
