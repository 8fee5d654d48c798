"""The slow reader, which names every row it must set aside. It and the fast reader agree on files without fault.

A row is a physical line: no known series has a value that runs over a line's end, and reading so confines a stray quote
to the line it is on.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from wardmote.evidence.records import COLUMNS
from wardmote.evidence.sources import Profile

# Blanks round these are not the publisher's word.
LOOKED_UP = frozenset({"force", "lsoa_code", "lsoa_name"})
NUMBER = re.compile(r"[+-]?[0-9]{1,9}(\.[0-9]{0,18})?")
MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Row:
    """A line that could be read: its number in the file, its values by the publisher's column names."""

    line: int
    values: Mapping[str, str]
    month: str


@dataclass(frozen=True)
class SetAside:
    """A line that could not be read, and why; `line` is its number in the file, the header being 1."""

    line: int
    reason: str


def rows(path: Path, profile: Profile, header: tuple[str, ...], kinds: frozenset[str]) -> Iterator[Row | SetAside]:
    """Every line after the header, as a row or as set aside, in order; never raises for what a line holds.

    `kinds` are the words the source is known to use: with one of them in its place, commas too many at the end of a
    line do no harm; without, they say that its values have moved.
    """
    with path.open("r", encoding="utf-8-sig", newline="\n") as handle:
        for number, text in enumerate(handle, start=1):
            if number > 1:
                yield _row(number, text.rstrip("\n").removesuffix("\r"), profile, header, kinds)


def month_of(text: str, profile: Profile) -> str | None:
    """The month as YYYY-MM, or `None` when it cannot be read."""
    if profile.month_format == "%Y-%m":
        return text if MONTH.fullmatch(text) else None
    try:
        return datetime.strptime(text, profile.month_format).replace(tzinfo=UTC).strftime("%Y-%m")
    except ValueError:
        return None


def _row(number: int, text: str, profile: Profile, header: tuple[str, ...], kinds: frozenset[str]) -> Row | SetAside:
    if not text:
        return SetAside(number, "the line is empty")
    if "\r" in text:
        return SetAside(number, "a carriage return inside the line")
    try:
        values = next(csv.reader([text], strict=True))
    except csv.Error:
        return SetAside(number, "a quotation mark that is not closed, or closed too soon")
    named = dict(zip(header, values, strict=False))
    moved = len(values) > len(header) and (any(values[len(header) :]) or _value(named, profile, "kind") not in kinds)
    if moved or len(values) < len(header):
        given = f"{len(values)} value{'' if len(values) == 1 else 's'}"
        return SetAside(number, f"{given} where {len(header)} are expected")
    return _judge(number, named, profile)


def _judge(number: int, named: dict[str, str], profile: Profile) -> Row | SetAside:
    month = month_of(_value(named, profile, "month"), profile)
    if month is None:
        return SetAside(number, "its month cannot be read")
    if not _value(named, profile, "kind").strip():
        return SetAside(number, "it does not say what kind it is")
    return Row(number, named, month)


def _value(named: Mapping[str, str], profile: Profile, column: str) -> str:
    return profile.fixed[column] if column in profile.fixed else named[profile.columns[column]]


def force_of(row: Row, profile: Profile) -> str:
    """The force a row names, or nothing."""
    return _value(row.values, profile, "force").strip()


def tidied(row: Row, profile: Profile) -> dict[str, str]:
    """The row's values, with no blanks round what we look up by and with NaN for degrees that are no number."""
    values = dict(row.values)
    for column in COLUMNS:
        given = profile.columns.get(column.name)
        if given is None:
            continue
        if column.name in LOOKED_UP:
            values[given] = values[given].strip()
        elif column.kind == "degrees" and values[given] and not NUMBER.fullmatch(values[given]):
            values[given] = "NaN"
    return values
