"""Reads a publisher's generations of one layout, and its code lists, from the files beside a source."""

import csv
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from wardmote.evidence.records import Record
from wardmote.evidence.sources.layouts import DATE_FORMAT, MONTH_FORMAT, Family

# The column by which a file of an invented land says that it is one, and which.
MADE_UP = "made_up"


def read_family(path: Path, record: Record, *, cover: str) -> tuple[Family, ...]:
    """Read a TOML file of names, with the code list `codes.csv` beside it where there is one.

    Files are all of `cover`; those of an invented land say so in a column `made_up`, and are of what it says. A column
    is decoded by the code list of its names, and of the other fields that `other_codes` gives for it; those in
    `codes_stay` are not decoded.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    columns = {column: tuple(names) for column, names in data["columns"].items()}
    given: dict[str, Any] = {
        "seen": data["seen"],
        "month_format": data.get("month_format", MONTH_FORMAT),
        "date_format": data.get("date_format", DATE_FORMAT),
        "nulls": tuple(data.get("nulls", ())),
        "words": _words(record, columns, data, read_codes(path.with_name("codes.csv"))),
        "record": record,
    }
    known_by, not_with, title = tuple(data["known_by"]), tuple(data.get("not_with", ())), data["title"]
    says_so = {**columns, record.cover: (MADE_UP,)}
    return (
        Family(
            title,
            columns=columns,
            known_by=known_by,
            not_with=(*not_with, MADE_UP),
            fixed={record.cover: cover},
            **given,
        ),
        Family(f"{title}, made up", columns=says_so, known_by=(*known_by, record.cover), not_with=not_with, **given),
    )


def read_codes(path: Path) -> dict[str, dict[str, str]]:
    """Read a code list, a CSV of field, code, label: field to code to label. Nothing where there is no such file."""
    found: dict[str, dict[str, str]] = {}
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                found.setdefault(row["field"], {})[row["code"]] = row["label"]
    return found


def _words(
    record: Record,
    columns: Mapping[str, Sequence[str]],
    data: Mapping[str, Any],
    codes: Mapping[str, Mapping[str, str]],
) -> dict[str, Mapping[str, str]]:
    """Column to code to word; where fields differ on a code, the word of the one named first stands."""
    words: dict[str, Mapping[str, str]] = dict(data.get("words", {}))
    for column, names in columns.items():
        told = record.column(column)
        if told is None or told.kind != "text" or column in data.get("codes_stay", ()):
            continue
        fields = [*names, *data.get("other_codes", {}).get(column, ())]
        found = {code: word for field in reversed(fields) for code, word in codes.get(field, {}).items()}
        if found:
            words[column] = found
    return words
