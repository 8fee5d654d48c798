"""Proposes how a table is to be read: what each column holds, by its name and then by what stands in it."""

import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from wardmote.evidence.sources.partner_table.gazette import Gazette
from wardmote.evidence.sources.partner_table.heading import Heading
from wardmote.evidence.sources.partner_table.mapping import TIMES, ColumnRole, Role, label_of
from wardmote.evidence.sources.partner_table.marks import is_count_like
from wardmote.evidence.sources.partner_table.times import looks_like_time
from wardmote.evidence.sources.partner_table.workbook import Cell, text_of

_TOTAL = re.compile(r"^(grand |overall )?total\b", re.I)
_COUNTED = re.compile(r"\b(count|number|total|volume|incidents|crimes|offences|figure|value|n)\b", re.I)
MOSTLY = 0.6
#: A column of kinds repeats itself; one where hardly any text does is of something else.
FEW_KINDS = 60
#: Words in the heading of a survey's results.
SURVEYS = ("question", "answer", "response option")


def proposed_roles(heading: Heading, rows: Sequence[Sequence[Cell]], gazette: Gazette) -> tuple[ColumnRole, ...]:
    """A role for each label of the heading, in order."""
    labels: dict[str, list[int]] = {}
    for column in range(len(heading.names)):
        if label := label_of(heading, column):
            labels.setdefault(label, []).append(column)
    roles = {
        label: _role(label, [row[at] for row in rows for at in columns if at < len(row)], gazette)
        for label, columns in labels.items()
    }
    if not any(word in label for label in labels for word in SURVEYS):
        # Elsewhere responses are what is counted: an ambulance service's, say.
        roles = {label: "count" if role in ("responses", "asked") else role for label, role in roles.items()}
    counts = [label for label, role in roles.items() if role == "count"]
    for label in counts:
        # A total beside other counts is the sum of them; alone it is the count.
        if _TOTAL.match(label.split(" / ")[-1]) and len(counts) > 1:
            roles[label] = "total"
    if "place" in roles.values():
        return tuple(ColumnRole(label, role) for label, role in roles.items())
    return tuple(ColumnRole(label, role) for label, role in _with_a_place(roles, labels, rows, gazette).items())


def _role(label: str, values: Sequence[Cell], gazette: Gazette) -> Role:
    if any(time in label for time in TIMES.values()):
        return "count"
    given = [value for value in values if value is not None]
    counts = _mostly(given, is_count_like)
    for pattern, role in _by_words():
        # A word for a place or a kind over a column of figures says what was counted.
        if pattern.search(label) and not (counts and role in ("kind", "place", "measure") and _all_numbers(given)):
            return role
    if counts:
        return "period" if _mostly(given, looks_like_time) and not _COUNTED.search(label) else "count"
    if _mostly(given, looks_like_time):
        return "period"
    texts = [text_of(value) for value in given]
    if _mostly(texts, lambda text: gazette.find(text) is not None):
        return "place"
    return "kind" if len(set(texts)) <= FEW_KINDS and len(set(texts)) < len(texts) else "ignored"


def _mostly(values: Sequence[Any], fits: Callable[[Any], bool]) -> bool:
    return bool(values) and sum(map(fits, values)) >= MOSTLY * len(values)


@cache
def _by_words() -> tuple[tuple[re.Pattern[str], Role], ...]:
    rows = tomllib.loads(files(__package__).joinpath("roles.toml").read_text("utf-8"))["role"]
    return tuple((re.compile(each, re.IGNORECASE), row["role"]) for row in rows for each in row["names"])


def _all_numbers(values: Sequence[Cell]) -> bool:
    return all(not isinstance(value, str) or value.replace(",", "").strip().isdigit() for value in values)


def _with_a_place(
    roles: dict[str, Role], labels: dict[str, list[int]], rows: Sequence[Sequence[Cell]], gazette: Gazette
) -> dict[str, Role]:
    """Take the first column of text for the place, where it names places and nothing else is said to."""
    for label, columns in labels.items():
        texts = {text_of(row[at]) for row in rows for at in columns if at < len(row) and isinstance(row[at], str)}
        if roles[label] in ("kind", "ignored") and texts and any(gazette.find(text) for text in texts):
            return {**roles, label: "place"}
    return roles
