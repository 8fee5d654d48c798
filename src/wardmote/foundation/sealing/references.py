"""What a key and a sealed word belong to: a case, and a place in its records. Both are bound into what is sealed."""

import re
import uuid
from dataclasses import dataclass

from wardmote.errors import Invalid

_DESK = re.compile(r"[a-z][a-z_]{0,39}")
_TABLE = re.compile(r"[A-Za-z][A-Za-z0-9]{0,59}")
_FIELD = re.compile(r"[a-z][a-z0-9_]{0,62}")


@dataclass(frozen=True)
class Case:
    """A case by reference: the desk that has it, its table there, its id. It has a key of its own.

    Raises Invalid for what is no reference, never repeating what was given.
    """

    desk: str
    table: str
    id: uuid.UUID

    def __post_init__(self) -> None:
        _check(_DESK, self.desk, "a desk")
        _check(_TABLE, self.table, "a table")
        _check_id(self.id, "a case")

    def __str__(self) -> str:
        return f"{self.desk}.{self.table}.{self.id}"

    @classmethod
    def parse(cls, said: str) -> "Case":
        """The case that `str` wrote; raises Invalid."""
        try:
            desk, table, number = said.split(".")
            return cls(desk, table, uuid.UUID(number))
        except ValueError:
            raise Invalid("This is no case's reference.", instead="Give it as desk.Table.id.") from None


@dataclass(frozen=True)
class Place:
    """Where sealed words stand: table, id of the row, name of the field. Raises Invalid as `Case` does."""

    table: str
    row: uuid.UUID
    field: str

    def __post_init__(self) -> None:
        _check(_TABLE, self.table, "a table")
        _check_id(self.row, "a row")
        _check(_FIELD, self.field, "a field")

    def __str__(self) -> str:
        return f"{self.table}.{self.row}.{self.field}"


def bound(*parts: object) -> bytes:
    """The parts as bytes that no other parts give: each with its length in two bytes before it."""
    said = [str(part).encode("utf-8") for part in parts]
    return b"".join(len(part).to_bytes(2) + part for part in said)


def _check(shape: re.Pattern, word: object, what: str) -> None:
    if not (isinstance(word, str) and shape.fullmatch(word)):
        raise Invalid(f"Sealing was given something that does not name {what}.", instead="Give names of the code only.")


def _check_id(given: object, what: str) -> None:
    if not isinstance(given, uuid.UUID):
        raise Invalid(f"Sealing was given something that is no id of {what}.", instead="Give the id: a UUID.")
