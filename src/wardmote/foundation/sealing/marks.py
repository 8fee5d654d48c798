"""Blind marks: what sealed words are found by. HMAC-SHA-256 under a key of its own purpose, its first sixteen bytes.

Two that are alike have the same mark; without the key nobody can try words against it. A mark still tells how often
it occurs, so a form that many share (a first name, a year) is never marked alone: see `desks/people/rules/matching.py`.
"""

import hashlib
import hmac
from collections.abc import Iterable

#: What the marks' key is drawn from the case's key for: it seals nothing, and the case's key marks nothing.
PURPOSE = b"wardmote blind marks 1"
BYTES = 16


def marks_under(key: bytes, said: Iterable[str]) -> tuple[str, ...]:
    """The mark of each, as hexadecimal digits, in the same order."""
    own = hmac.new(key, PURPOSE, hashlib.sha256).digest()
    return tuple(hmac.new(own, each.encode("utf-8"), hashlib.sha256).digest()[:BYTES].hex() for each in said)
