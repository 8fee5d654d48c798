"""Takes a backup: one moment of the database, the files beside it, sealed, read again, and only then given its name."""

import errno
import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import BinaryIO

from django.db import transaction

from wardmote import __version__
from wardmote.errors import Broken, NotNow
from wardmote.foundation import audit
from wardmote.foundation.audit import anchors
from wardmote.foundation.audit.sealing import folder as anchored
from wardmote.foundation.backup import database, folders
from wardmote.foundation.backup.archive import Contents, Emptying, Filling
from wardmote.foundation.backup.models import Backup
from wardmote.foundation.backup.sealed import Opening, Sealing

MAKER = "backup"
PARTIAL = ".partial"


@dataclass(frozen=True)
class Taken:
    """A backup that was taken."""

    path: Path
    size: int
    rows: int
    files: int


def take(out: Path, *, key: bytes, mark: str, data: Path, at: datetime) -> Taken:
    """Write a backup into the folder `out`, read it again, and record it; where it is.

    `mark` is the key's fingerprint. Raises NotNow where there is no room, leaving nothing behind.
    """
    name = _free(out, f"wardmote-{at.astimezone(UTC):%Y-%m-%dT%H%M%SZ}")
    with _room(out), _partial(out, name) as file:
        contents = _write(file, key, mark, out, data, at)
        size, digest = _read_again(file, key, mark, contents)
        os.replace(out / f"{name}{PARTIAL}", out / name)
        _sync(out)
    rows = sum(contents.counts.values())
    _record(Backup(made_at=at, made_by=MAKER, sha256=digest, size=size, rows=rows, key=mark))
    files = sum(entry.startswith(folders.FOLDER) for entry in contents.entries)
    return Taken(out / name, size, rows, files)


def _free(out: Path, stem: str) -> str:
    """A name that no backup there has: a second one of the same second never replaces the first."""
    stems = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(name for name in (f"{stem}.backup" for stem in stems) if not (out / name).exists())


def _write(file: BinaryIO, key: bytes, mark: str, out: Path, data: Path, at: datetime) -> Contents:
    engine = database.engine()
    head = {"made": at.isoformat(timespec="seconds"), "version": __version__, "engine": engine.name, "key": mark}
    sealing = Sealing(file, key, head)
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=out) as scratch, ExitStack() as until:
        # The audit's chains and their anchors are of one moment: nothing is sealed while both are taken hold of.
        with anchors.locked(anchored()):
            until.enter_context(engine.moment(Path(scratch)))
            into = Filling(sealing, {**head, "migrations": database.migrations(), "shape": engine.shape()})
            folders.put(into, data, only=anchored().name)
        counts = engine.put(into)
        folders.put(into, data, but=anchored().name)
    contents = into.finish(counts)
    sealing.finish()
    file.flush()
    os.fsync(file.fileno())
    return contents


def _read_again(file: BinaryIO, key: bytes, mark: str, contents: Contents) -> tuple[int, str]:
    """Open what was written as a restore would, and compare it; its size in bytes and its SHA-256."""
    found = read_through(file, key, mark, where="The backup that was just written")
    if (found.entries, found.counts) != (contents.entries, contents.counts):
        raise Broken("The backup that was just written is not what was backed up.", instead="Is the disk failing?")
    file.seek(0)
    return file.seek(0, os.SEEK_END), _digest(file)


def read_through(file: BinaryIO, key: bytes, mark: str, *, where: str) -> Contents:
    """Read a whole backup and check all of it; what it holds. Raises as `Opening` and `Emptying` do."""
    file.seek(0)
    opening = Opening(file, key, mark, where=where)
    emptying = Emptying(opening, where)
    for _entry in emptying.entries():
        pass
    opening.drain()
    return emptying.contents


def _digest(file: BinaryIO) -> str:
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()


@transaction.atomic
def _record(row: Backup) -> None:
    row.save(force_insert=True)
    audit.record(by=MAKER, what="backed up", of=("backup", "Backup", row.pk))


@contextmanager
def _room(out: Path) -> Iterator[None]:
    """Say in words that there is no room, or no such place."""
    try:
        out.mkdir(parents=True, exist_ok=True, mode=0o700)
        yield
    except OSError as problem:
        if problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise NotNow(
                f"There is no room for a backup in {out}, so none was made.",
                instead="Make room, or give another folder with --out.",
            ) from problem
        raise NotNow(
            f"No backup could be written in {out}: {problem.strerror}.", instead="Give another folder with --out."
        ) from problem


@contextmanager
def _partial(out: Path, name: str) -> Iterator[BinaryIO]:
    """A file that has another name until it is whole. What killed backups left is swept away first."""
    _sweep(out)
    path = out / f"{name}{PARTIAL}"
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield file
        finally:
            path.unlink(missing_ok=True)


def _sweep(out: Path) -> None:
    for path in out.glob(f"wardmote-*.backup{PARTIAL}"):
        with path.open("rb") as left:
            try:
                fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise NotNow(f"Another backup is being made in {out}.", instead="Wait for it to end.") from None
            path.unlink()
    for folder in out.glob(".backup-*"):
        shutil.rmtree(folder, ignore_errors=True)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
