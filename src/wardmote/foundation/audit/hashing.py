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


def seal_hash(previous: bytes, row: tuple[Any, ...]) -> bytes:
    """The hash of a row, its values in the order of `COLUMNS`, that follows the hash `previous`."""
    number, partnership, at, *words, member, system, act = row
    said = [number, str(partnership), at.astimezone(UTC).isoformat(timespec="microseconds"), *words]
    written = _write([*said, str(member or ""), system, str(act)])
    return hashlib.sha256(previous + written.encode()).digest()
