"""A line of a file as a reader leaves it: a row, or set aside with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A line that could be read: its number in the file, its values by column name, and what dates it (`when`)."""

    line: int
    values: Mapping[str, str]
    when: str


@dataclass(frozen=True)
class SetAside:
    """A line that could not be read, and why; `line` is its number in the file, the header being 1."""

    line: int
    reason: str
