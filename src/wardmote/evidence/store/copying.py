"""The fast reader: a plain CSV into the Parquet part of an extract, column by column of its record."""

from pathlib import Path

import duckdb

from wardmote.evidence.records import Column
from wardmote.evidence.sources import Profile
from wardmote.evidence.store import engine

NUMERIC = ("degrees", "number")


def copy(
    path: Path,
    part: Path,
    key: str,
    header: tuple[str, ...],
    profile: Profile,
    connection: duckdb.DuckDBPyConnection,
) -> None:
    """Write `part` from the CSV at `path`, whose first line is `header`. Lines it cannot read it leaves out."""
    numbers = {
        profile.columns[c.name] for c in profile.record.columns if c.kind in NUMERIC and c.name in profile.columns
    }
    types = ", ".join(f"{engine.text(name)}: '{'DOUBLE' if name in numbers else 'VARCHAR'}'" for name in header)
    nulls = f", nullstr = [{', '.join(map(engine.text, ('', *profile.nulls)))}]" if profile.nulls else ""
    connection.execute(
        f"""copy (
            select {engine.text(key)} as extract, {_record(profile)}
            from read_csv({engine.file(path)}, columns = {{{types}}}, header = true, auto_detect = false, delim = ',',
                quote = '"', escape = '"', strict_mode = true, ignore_errors = true{nulls})
        ) to {engine.text(str(part))} (format parquet)"""
    )


def _record(profile: Profile) -> str:
    return ", ".join(f"{_expression(profile, c)} as {engine.name(c.name)}" for c in profile.record.columns)


def _expression(profile: Profile, column: Column) -> str:
    if column.name == profile.record.when and profile.moment:
        return _by_moment(engine.name(profile.moment), engine.text(profile.fixed[column.name]))
    if column.name in profile.fixed:
        return engine.text(profile.fixed[column.name])
    if column.name not in profile.columns:
        return "null::double" if column.kind in NUMERIC else "null::varchar"
    given = engine.name(profile.columns[column.name])
    if column.name == "month" and profile.month_format != "%Y-%m":
        return _dated(given, profile.month_format, "%Y-%m")
    if column.name == "year":
        return f"{given}[:4]"
    if column.kind == "date" and profile.date_format != "%Y-%m-%d":
        return _dated(given, profile.date_format, "%Y-%m-%d")
    if words := profile.words.get(column.name):
        pairs = ", ".join(f"{engine.text(code)}: {engine.text(word)}" for code, word in words.items())
        return f"coalesce(map {{{pairs}}}[{given}], {given})"
    return given


def _dated(given: str, read: str, written: str) -> str:
    # It would let blanks before a day pass, and not those after.
    return f"strftime(try_strptime(trim({given}, ' '), {engine.text(read)}), '{written}')"


def _by_moment(given: str, named: str) -> str:
    moment = f"try_strptime(trim({given}, ' ')[:19], '%Y-%m-%dT%H:%M:%S')"
    month, in_summer = f"strftime({moment}, '%Y-%m')", f"strftime({moment} + interval 1 hour, '%Y-%m')"
    return f"case when {named} in ({month}, {in_summer}) then {named} else {month} end"
