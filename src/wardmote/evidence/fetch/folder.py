"""The folder fetched files go into: one command at a time."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wardmote.errors import Invalid, NotNow


@contextmanager
def holding(folder: Path) -> Iterator[None]:
    """Make the folder if need be and keep other fetches out of it; the lock ends with the process, however it ends."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise Invalid(
            f"{folder} cannot be used: {error.strerror}.", instead="Name another folder by --into."
        ) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise NotNow(
                f"Another command is fetching into {folder}. Wait until it has ended and try again."
            ) from error
        yield
    finally:
        os.close(handle)
