"""Inside an archive: it is whole, nothing in it leads out, and the wanted files come out under names of our own."""

import os
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from wardmote.errors import Broken, NotNow
from wardmote.evidence.fetch.body import ROOM
from wardmote.evidence.fetch.checks import CHUNK
from wardmote.evidence.fetch.parts import PART, settle

MOST_MEMBERS = 100_000
MOST_TIMES_SMALLER = 200
SMALL_ENOUGH = 64 << 20
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def fault_in_archive(path: Path, members: Sequence[str], *, own: str, every: bool, largest: int) -> str:
    """What is wrong with an archive, or nothing: its list of files, where they lead, that one is in the folder `own`,
    and the CRC-32 of those of `members` it has (of all of them when `every`)."""
    try:
        with zipfile.ZipFile(path) as archive:
            if fault := fault_in_names(archive.infolist(), largest):
                return fault
            names = [each.filename for each in archive.infolist() if not each.is_dir()]
            if not any(name.startswith(f"{own}/") for name in names):
                return f"what came holds nothing of {own}: it is another archive"
            for name in names if every else sorted(set(members) & set(names)):
                with archive.open(name) as member:
                    while member.read(CHUNK):
                        pass
    except DAMAGED:
        return "what came is not a whole archive"
    return ""


def fault_in_names(members: Iterable[zipfile.ZipInfo], largest: int) -> str:
    """The first member that no archive of a publisher would hold, in words; or nothing."""
    seen: set[str] = set()
    for member in members:
        name = member.filename
        parts = PurePosixPath(name.replace("\\", "/")).parts
        if name.startswith(("/", "\\")) or ".." in parts or (parts and ":" in parts[0]):
            return f"it holds “{name}”, a path that leads out of the archive"
        if stat.S_ISLNK(member.external_attr >> 16):
            return f"it holds “{name}”, a link and not a file"
        if member.flag_bits & 0x1:
            return f"it holds “{name}”, which is locked with a password"
        if name in seen:
            return f"it holds “{name}” twice"
        if member.file_size > largest or member.file_size > max(
            SMALL_ENOUGH, member.compress_size * MOST_TIMES_SMALLER
        ):
            return f"it holds “{name}”, which unpacks to more than any file of the publisher"
        seen.add(name)
    return "" if len(seen) <= MOST_MEMBERS else "it holds more files than any archive of the publisher"


def has(archive: Path, members: Iterable[str]) -> set[str]:
    """Those of `members` that the archive holds."""
    with zipfile.ZipFile(archive) as opened:
        return set(members) & set(opened.namelist())


def take_out(archive: Path, member: str, path: Path) -> Path:
    """Unpack one member beside `path`, checked by its CRC-32 and on the disk; returns the part, which is yet to be
    named.

    Raises `NotNow` without room, `Broken` when the archive was damaged since it came.
    """
    part = path.with_name(path.name + PART)
    part.parent.mkdir(parents=True, exist_ok=True)
    try:
        with zipfile.ZipFile(archive) as opened, opened.open(member) as source:
            if shutil.disk_usage(part.parent).free < opened.getinfo(member).file_size + ROOM:
                raise NotNow(
                    f"There is no room to unpack {member} in {part.parent}. Make room and run the command again."
                )
            with part.open("wb") as target:
                shutil.copyfileobj(source, target, CHUNK)
                target.flush()
                os.fsync(target.fileno())
    except DAMAGED as error:
        part.unlink(missing_ok=True)
        raise Broken(
            f"{archive} cannot be unpacked ({error}).", instead="Remove it and run the command again."
        ) from error
    return part


def place(part: Path, path: Path) -> None:
    """Give an unpacked file its name in one step."""
    part.replace(path)
    settle(path.parent)
