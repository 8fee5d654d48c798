"""Files kept by what is in them: written once, whole or not at all, and read again only if they are what they were."""

import hashlib
import os
import secrets
from pathlib import Path

from django.conf import settings

from wardmote.errors import Broken


def hash_of(content: bytes) -> str:
    """SHA-256, as hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def keep(kind: str, content: bytes) -> str:
    """Keep the bytes under WARDMOTE_DATA, in the folder `kind`; their hash, by which they are read again.

    The same bytes are kept once. Call it before the row that names the hash is written: a file without a row does no
    harm.
    """
    digest = hash_of(content)
    path = _path(kind, digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        waiting = path.with_name(f".{digest}.{secrets.token_hex(4)}")
        with waiting.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(waiting, path)
    return digest


def read(kind: str, digest: str) -> bytes:
    """The bytes of that hash; raises Broken where they have gone or are no longer what they were."""
    try:
        content = _path(kind, digest).read_bytes()
    except OSError as problem:
        raise Broken("A kept file cannot be read.", instead="Restore it from a backup.") from problem
    if hash_of(content) != digest:
        raise Broken("A kept file is not what it was when it was kept.", instead="Restore it from a backup.")
    return content


def _path(kind: str, digest: str) -> Path:
    return Path(settings.WARDMOTE_DATA) / kind / digest[:2] / digest
