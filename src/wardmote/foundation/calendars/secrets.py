"""The secret in a feed's address: 256 bits of chance, of which only the hash is kept."""

import re
import secrets
from hashlib import sha256

_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")


def new_secret() -> str:
    """A secret that nobody can guess, in letters that an address can hold."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """What is kept of it. Nothing slower is needed: there is nothing to guess from."""
    return sha256(secret.encode()).hexdigest()


def looks_right(secret: str) -> bool:
    """Could it be one of ours? Anything else is not looked up."""
    return bool(_SHAPE.fullmatch(secret))
