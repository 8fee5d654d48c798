"""Where new files are made before they count: one writer at a time, and no trace of work that came to nothing."""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from wardmote.errors import Invalid, NotNow
from wardmote.evidence.store.commits import FOLDER, Log, settle

INCOMING, PARTS, CUBES = "incoming", "parts", "cubes"


@contextmanager
def writing(store: Path) -> Iterator[Path]:
    """Hold the store for writing and yield a fresh folder to work in.

    The lock is on the store's own folder and ends with the process, however it ends. A folder made for a first add that
    came to nothing is taken away again. Raises `NotNow` while another process writes.
    """
    made = _make(store)
    handle = os.open(store, os.O_RDONLY)
    incoming = store / INCOMING
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise NotNow(f"Another command is adding to {store}. Wait until it has ended and try again.") from error
        shutil.rmtree(incoming, ignore_errors=True)
        try:
            incoming.mkdir()
        except OSError as error:
            raise Invalid(
                f"The store {store} cannot be written to: {error.strerror}. Choose another by --store."
            ) from error
        try:
            yield incoming
        finally:
            shutil.rmtree(incoming, ignore_errors=True)
    finally:
        os.close(handle)
        if not (store / FOLDER).exists():
            _unmake(made)


def _make(store: Path) -> list[Path]:
    missing = []
    folder = store
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    try:
        store.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Invalid(
            f"The store {store} cannot be made: {error.strerror}. Choose another place by --store."
        ) from error
    return missing


def _unmake(made: list[Path]) -> None:
    for folder in made:
        try:
            folder.rmdir()
        except OSError:
            # Somebody else has put something there meanwhile; it is theirs.
            return


def sweep(store: Path, log: Log) -> tuple[str, ...]:
    """Remove files that no commit names: what a killed command left. Call it only while holding the store."""
    named = {name for commit in log.commits for name in commit.files}
    left = tuple(name for name in stored_files(store) if name not in named)
    for name in left:
        (store / name).unlink()
    return left


def stored_files(store: Path) -> Iterator[str]:
    """Names like parts/… and cubes/… of every file there is."""
    for folder in (PARTS, CUBES):
        yield from sorted(f"{folder}/{path.name}" for path in (store / folder).glob("*"))


def put(store: Path, made: dict[str, Path]) -> None:
    """Move new files to their places in the store, on the disk before this returns; nothing counts until a commit."""
    folders = [store / name for name in (PARTS, CUBES, FOLDER)]
    for folder in folders:
        folder.mkdir(exist_ok=True)
    for name, path in made.items():
        path.replace(store / name)
    for folder in (*folders, store):
        settle(folder)


def seal(path: Path) -> dict[str, Any]:
    """Hash a new file and wait until it is on the disk."""
    with path.open("rb") as handle:
        digest = hashlib.file_digest(handle, "sha256").hexdigest()
        os.fsync(handle.fileno())
        return {"sha256": digest, "bytes": handle.tell()}
