"""The installation's own keys: made at the first run, kept under var/keys, readable by their owner alone."""

import os
import secrets
from pathlib import Path


def secret_key(var: Path) -> str:
    """The key that signs sessions and forms; made if it is not there yet."""
    path = var / "keys" / "secret"
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text(encoding="ascii").strip()
