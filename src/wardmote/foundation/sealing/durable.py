"""Files that are whole or not there, and stay so when the machine stops: written aside, synced, put in place."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = ".sealing-lock"


@contextmanager
def locked(folder: Path, *, alone: bool) -> Iterator[None]:
    """Hold the key store of this folder, of all processes: `alone`, or together with others that only add to it."""
    make_folder(folder)
    with os.fdopen(os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield


def make_folder(folder: Path) -> None:
    """Make it, its owner's alone, and have its name kept."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True, mode=0o700)
        sync(folder.parent)


def write_new(path: Path, content: bytes) -> None:
    """Put a file where there is none; raises FileExistsError where there is one."""
    with _waiting(path, content) as waiting:
        os.link(waiting, path)
    sync(path.parent)


def replace(path: Path, content: bytes) -> None:
    """Put a file in the place of the one that may be there."""
    with _waiting(path, content) as waiting:
        os.replace(waiting, path)
    sync(path.parent)


def remove(*paths: Path) -> None:
    """Take files of one folder away, and what was left of writing each, if they are there."""
    for path in paths:
        for left in (*path.parent.glob(f".{path.name}.*"), path):
            left.unlink(missing_ok=True)
    for folder in {path.parent for path in paths}:
        if folder.is_dir():
            sync(folder)


def sweep(folder: Path, *shapes: str) -> None:
    """Take away what killed writers left in a folder, by the shapes of names. Hold the lock alone."""
    for left in [path for shape in shapes for path in folder.glob(shape)]:
        left.unlink(missing_ok=True)


def sync(folder: Path) -> None:
    """Have the names in a folder kept."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _waiting(path: Path, content: bytes) -> Iterator[Path]:
    waiting = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield waiting
    finally:
        waiting.unlink(missing_ok=True)
