"""Tells a column by its heading. Plain Python."""

import hashlib
import re
from collections.abc import Sequence

from wardmote.foundation.desks import ImportColumn

_ODD = re.compile(r"[^a-z0-9]+")

#: What begins a name that is a whole heading and no part of one: “lead” is an owner, “lead agency” none.
WHOLE = "="


def plain(text: str) -> str:
    """Words as they are compared: small letters and digits, one blank between."""
    return _ODD.sub(" ", text.casefold()).strip()


def shape_of(labels: Sequence[str]) -> str:
    """By what a row of headings is known again."""
    return hashlib.sha256("|".join(map(plain, labels)).encode()).hexdigest()


def guess(labels: Sequence[str], columns: Sequence[ImportColumn]) -> dict[str, int]:
    """Which column (from 0) says what, by name, as far as the headings tell: first those that are named exactly so,
    then those whose heading has such a name in it, the longest name first."""
    said = [plain(label) for label in labels]
    found: dict[str, int] = {}
    for column in columns:
        for name in _names(column):
            if name in said and said.index(name) not in found.values():
                found[column.name] = said.index(name)
                break
    parts = (
        (plain(name), column.name) for column in columns for name in (column.title, *column.also) if name[0] != WHOLE
    )
    within = sorted(parts, key=lambda each: -len(each[0]))
    for name, column_name in within:
        if column_name in found:
            continue
        for at, label in enumerate(said):
            if at not in found.values() and f" {name} " in f" {label} ":
                found[column_name] = at
                break
    return found


def _names(column: ImportColumn) -> tuple[str, ...]:
    return tuple(map(plain, (column.title, *column.also)))
