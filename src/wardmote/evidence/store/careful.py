"""The slow reader, which names every row it must set aside. It and the fast reader agree on files without fault.

A row is a physical line: no known series has a value that runs over a line's end, and reading so confines a stray quote
to the line it is on.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from wardmote.errors import Invalid
from wardmote.evidence.records.rows import Row, SetAside
from wardmote.evidence.sources import Profile
from wardmote.evidence.store.spans import period_of

# Blanks round these are not the publisher's word.
LOOKED_UP = frozenset({"force", "lsoa_code", "lsoa_name", "district_code"})
NUMBER = re.compile(r"[+-]?[0-9]{1,9}(\.[0-9]{0,18})?([eE][+-]?[0-9]{1,2})?")
MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def rows(path: Path, profile: Profile, header: tuple[str, ...], kinds: frozenset[str]) -> Iterator[Row | SetAside]:
    """Every line after the header, as a row or as set aside, in order; never raises for what a line holds.

    `kinds` are the words the source is known to use: with one of them in its place, commas too many at the end of a
    line do no harm; without, they say that its values have moved.
    """
    with path.open("r", encoding="utf-8-sig", newline="\n") as handle:
        for number, text in enumerate(handle, start=1):
            if number > 1:
                yield _row(number, text.rstrip("\n").removesuffix("\r"), profile, header, kinds)


def when_of(named: Mapping[str, str], profile: Profile) -> str | None:
    """What dates a row, as the record has it; `None` when it cannot be read."""
    text = profile.value(named, profile.record.when)
    if profile.moment:
        return _by_moment(named[profile.moment], text)
    if profile.record.when == "month":
        return _month(text, profile)
    try:
        when = text[:4] if profile.record.when == "year" else text
        period_of(when)
    except Invalid:
        return None
    return when


def _by_moment(text: str, named: str) -> str | None:
    """The named month, if the moment is in it by UTC or by summer time; else the moment's own."""
    try:
        moment = datetime.strptime(text.strip(" ")[:19], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    months = [when.strftime("%Y-%m") for when in (moment, moment + timedelta(hours=1))]
    return named if named in months else months[0]


def _month(text: str, profile: Profile) -> str | None:
    if profile.month_format == "%Y-%m":
        return text if MONTH.fullmatch(text) else None
    try:
        return datetime.strptime(text.strip(" "), profile.month_format).replace(tzinfo=UTC).strftime("%Y-%m")
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
    moved = len(values) > len(header) and (any(values[len(header) :]) or profile.value(named, "kind") not in kinds)
    if moved or len(values) < len(header):
        given = f"{len(values)} value{'' if len(values) == 1 else 's'}"
        return SetAside(number, f"{given} where {len(header)} are expected")
    return _judge(number, named, profile)


def _judge(number: int, named: dict[str, str], profile: Profile) -> Row | SetAside:
    when = when_of(named, profile)
    if when is None:
        return SetAside(number, f"its {profile.record.when} cannot be read")
    if not profile.value(named, "kind").strip():
        return SetAside(number, "it does not say what kind it is")
    return Row(number, named, when)


def cover_of(row: Row, profile: Profile) -> str:
    """Whose file a row says it is in, or nothing."""
    return profile.value(row.values, profile.record.cover).strip()


def tidied(row: Row, profile: Profile) -> dict[str, str]:
    """The row's values, with no blanks round what we look up by and with NaN for numbers that are none."""
    values = dict(row.values)
    for column in profile.record.columns:
        given = profile.columns.get(column.name, "")
        if given not in values:
            continue
        if column.name in LOOKED_UP:
            values[given] = values[given].strip()
        elif column.kind in {"degrees", "number"}:
            values[given] = _number(values[given], profile)
    return values


def _number(text: str, profile: Profile) -> str:
    # The fast reader takes a number with blanks round it for the number, and may stumble over blanks alone.
    told = text.strip(" ")
    return text if text in profile.nulls or NUMBER.fullmatch(told) else "NaN" if told else ""
