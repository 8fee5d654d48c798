"""What must be true of a row, said once: read here as an answer on one row, and by `scope` as a queryset condition.

A row is a mapping of columns. Nothing (None) is among no values and outside all of them, in both readings.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Row: TypeAlias = Mapping[str, object]


@dataclass(frozen=True)
class Among:
    """The column holds one of these values."""

    column: str
    values: frozenset[Hashable]


@dataclass(frozen=True)
class Outside:
    """The column holds none of these values."""

    column: str
    values: frozenset[Hashable]


@dataclass(frozen=True)
class Every:
    """All of these are true; of none of them, always."""

    of: tuple["Condition", ...]


@dataclass(frozen=True)
class Any:
    """One of these is true; of none of them, never."""

    of: tuple["Condition", ...]


Condition: TypeAlias = Among | Outside | Every | Any
ALWAYS, NEVER = Every(()), Any(())


def holds(condition: Condition, row: Row) -> bool:
    """Is the condition true of this row?"""
    match condition:
        case Among(column, values):
            return row[column] is not None and row[column] in values
        case Outside(column, values):
            return row[column] is None or row[column] not in values
        case Every(parts):
            return all(holds(each, row) for each in parts)
        case Any(parts):
            return any(holds(each, row) for each in parts)
