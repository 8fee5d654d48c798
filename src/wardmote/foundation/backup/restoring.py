"""Puts a backup back into an empty installation: all is read and checked first, and then all is put, or none."""

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from wardmote import __version__
from wardmote.errors import Invalid, NotNow, Refused
from wardmote.foundation.backup import database, folders
from wardmote.foundation.backup.archive import Contents, Emptying
from wardmote.foundation.backup.sealed import Opening

SCRATCH = ".restoring"


@dataclass(frozen=True)
class Restored:
    """What was put back: when the backup was made, rows of all tables, files beside them."""

    made: str
    rows: int
    files: int


def restore(
    path: Path,
    *,
    key: bytes,
    mark: str,
    var: Path,
    data: Path,
    keep_files: bool = False,
    looking: Callable[[], None] = lambda: None,
) -> Restored:
    """Put back the backup at `path`. `looking` is called when all is in place and nothing yet for good; it may raise.

    `keep_files` leaves the files beside the database as they are. Raises Refused for a database that is not empty,
    NotNow for a backup of another version or where there is no room, and as `Opening` and `Emptying` do.
    """
    check_empty()
    engine = database.engine()
    with _room(path), path.open("rb") as file, _scratch(var) as rows, _scratch(data) as files:
        source = _read(file, key, mark, engine, rows, files, where=path.name)
        if keep_files:
            beside = nullcontext()
        else:
            beside = folders.put_back(files, data)
        with beside, engine.put_back(rows, source):
            looking()
    return _told(source.contents)


def check_empty() -> None:
    """Raise Refused unless nobody has put anything into the database yet."""
    if not database.engine().is_empty():
        raise Refused(
            "The database already holds something, and a backup is put back only into an empty one.",
            instead="Give the restored site a database of its own: set WARDMOTE_VAR or DATABASE_URL.",
        )


def _read(file: BinaryIO, key: bytes, mark: str, engine, rows: Path, files: Path, *, where: str) -> Emptying:
    """Read and check the whole of a backup, and write what it holds beside where it will be."""
    opening = Opening(file, key, mark, where=where)
    source = Emptying(opening, where)
    check_version(source.contents.about, engine.name, where)
    for entry in source.entries():
        if entry.name.startswith(folders.FOLDER):
            folders.stage(entry, files)
        else:
            engine.stage(entry, rows)
    opening.drain()
    return source


def check_version(about: dict, engine: str, where: str) -> None:
    """Raise NotNow unless the backup is of tables like ours, on an engine like ours."""
    if about["engine"] != engine:
        raise NotNow(
            f"{where} was made of a {about['engine']} database, and this one is {engine}.",
            instead="Put it back where DATABASE_URL is of the same kind.",
        )
    if about["migrations"] != database.wanted_migrations():
        raise NotNow(
            f"{where} was made by Wardmote {about['version']}, whose tables are not those of this one ({__version__}).",
            instead=f"Install {about['version']}, put it back there, and then bring it up to date.",
        )


def _told(contents: Contents) -> Restored:
    files = sum(name.startswith(folders.FOLDER) for name in contents.entries)
    return Restored(contents.about["made"], sum(contents.counts.values()), files)


@contextmanager
def _scratch(beside: Path) -> Iterator[Path]:
    """A folder on the same disk as what it will become. What a killed restore left there is swept away."""
    path = beside / SCRATCH
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True, mode=0o700)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _room(path: Path) -> Iterator[None]:
    """Say in words that there is no room, or no such file."""
    try:
        yield
    except FileNotFoundError as problem:
        raise Invalid(f"{path} is not there.", instead="Give a file that wardmote backup wrote.") from problem
    except OSError as problem:
        if problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise NotNow("There is no room to put the backup back, so nothing was.", instead="Make room.") from problem
        raise NotNow(f"The backup could not be put back: {problem.strerror}.", instead="Mend that first.") from problem
