"""What a seal's hash is made of: every column of the row, in a fixed order, and the hash before it. Plain Python.

The form is JSON, so that no two rows are written alike, whatever stands in them. It is the same on either database
engine, and never changes: an older row must hash as it did.
"""

import hashlib
import json
from datetime import UTC
from typing import Any
from uuid import UUID

#: The columns that are hashed, in the order in which they are.
COLUMNS = (
    "id", "partnership", "at", "what", "table", "record", "ids", "fields", "commitments", "because", "basis",
    "address", "viewer", "member", "system", "act",
)  # fmt: skip

_write = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


def beginning(partnership: UUID) -> bytes:
    """What the first seal of a chain follows."""
    return hashlib.sha256(b"wardmote audit chain 1 " + str(partnership).encode()).digest()


def said_of(row: tuple[Any, ...]) -> list[Any]:
    """What is written of a row, its values in the order of `COLUMNS`, as JSON has it."""
    number, partnership, at, *words, member, system, act = row
    said = [number, str(partnership), at.astimezone(UTC).isoformat(timespec="microseconds"), *words]
    return [*said, str(member or ""), system, str(act)]


def said_hash(previous: bytes, said: list[Any]) -> bytes:
    """The hash of what is written of a row that follows the hash `previous`."""
    return hashlib.sha256(previous + _write(said).encode()).digest()


def seal_hash(previous: bytes, row: tuple[Any, ...]) -> bytes:
    """The hash of a row, its values in the order of `COLUMNS`, that follows the hash `previous`."""
    return said_hash(previous, said_of(row))
