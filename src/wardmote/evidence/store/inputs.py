"""Finds the files to take in: plain, gzipped, in folders and in zip archives, and says what it leaves alone."""

import gzip
import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from wardmote.errors import Invalid

# What a file is, by the end of its name where its first bytes do not say.
KINDS = {
    ".csv": "csv",
    ".geojson": "geojson",
    ".json": "geojson",
    ".gpkg": "geopackage",
    ".xlsx": "workbook",
    ".xlsm": "workbook",
    ".xls": "workbook",
    ".ods": "workbook",
}
# What a mapping made of a partner's table.
MAPPED = "mapped"
SUFFIXES = (*KINDS, ".gz", ".zip")
ENDINGS = ".csv, .xlsx, .xls, .ods, .geojson, .json, .gpkg, .gz or .zip"
GZIP_MAGIC = b"\x1f\x8b"
SQLITE_MAGIC = b"SQLi"
OLD_OFFICE_MAGIC = b"\xd0\xcf\x11\xe0"
ZIP_MAGICS = (b"PK\x03\x04", b"PK\x05\x06")
# A police.uk archive of three years for every force is near 5 GB unpacked and shrinks about eleven times.
MOST_MEMBERS = 100_000
MOST_TIMES_SMALLER = 200
SMALL_ENOUGH = 64 << 20
# A spreadsheet is read whole into memory.
MOST_WORKBOOK = 512 << 20


@dataclass(frozen=True)
class Input:
    """One file to read: a CSV, or what `kind` says.

    `name` is what a person is told, `base` its own file name. `open` gives a stream of its unpacked bytes. `size`
    is its bytes as they stand, `most` those it may unpack to. `plain` is its path if it can be read where it is.
    """

    name: str
    base: str
    open: Callable[[], Any]
    size: int
    most: int
    plain: Path | None = None
    kind: str = "csv"


@dataclass(frozen=True)
class PassedOver:
    """A file left alone, and why."""

    name: str
    reason: str


@dataclass(frozen=True)
class Unusable:
    """A path that cannot be read at all, and the sentence that says so."""

    name: str
    sentence: str


Found = Input | PassedOver | Unusable


def find(paths: Iterable[Path], *, most_bytes: int) -> Iterator[Found]:
    """Every input under `paths`, in a steady order. `most_bytes` limits what one file may unpack to."""
    seen: set[Path] = set()
    for path in paths:
        for found in _files(path):
            if isinstance(found, Path):
                if (real := found.resolve()) in seen:
                    yield PassedOver(str(found), "it was already named in this command")
                    continue
                seen.add(real)
                yield from _open(found, most_bytes)
            else:
                yield found


def _files(path: Path) -> Iterator[Path | PassedOver | Unusable]:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield Unusable(str(path), f"{path} cannot be read: {_why(error)}. Check the name and try again.")
        return
    if stat.S_ISREG(mode):
        yield path
    elif not stat.S_ISDIR(mode):
        yield Unusable(str(path), f"{path} is neither a file nor a folder. Name a file, or a folder of files.")
    else:
        yield from _in_folder(path)


def _in_folder(folder: Path) -> Iterator[Path | PassedOver | Unusable]:
    any_file = False
    try:
        entries = sorted(folder.rglob("*"))
    except OSError as error:
        yield Unusable(str(folder), f"{folder} cannot be read: {_why(error)}. Check who may open it and try again.")
        return
    for entry in entries:
        if not entry.is_file():
            continue
        if entry.name.startswith("."):
            yield PassedOver(str(entry), "a hidden file")
        elif entry.suffix.lower() in SUFFIXES:
            any_file = True
            yield entry
        else:
            yield PassedOver(str(entry), f"its name does not end in {ENDINGS}")
    if not any_file:
        yield Unusable(
            str(folder), f"The folder {folder} holds no file ending in {ENDINGS}. Name the folder that does."
        )


def _open(path: Path, most_bytes: int) -> Iterator[Found]:
    try:
        with path.open("rb") as handle:
            magic = handle.read(4)
        size = path.stat().st_size
    except OSError as error:
        yield Unusable(str(path), f"{path} cannot be read: {_why(error)}. Check who may open it and try again.")
        return
    if magic in ZIP_MAGICS:
        yield from _members(path, most_bytes)
    elif magic[:2] == GZIP_MAGIC:
        most = min(most_bytes, max(SMALL_ENOUGH, size * MOST_TIMES_SMALLER))
        base = path.name[:-3] if path.suffix.lower() == ".gz" else path.name
        yield Input(str(path), base, partial(gzip.GzipFile, path, "rb"), size, most, kind=_kind(base))
    else:
        yield _plain(path, magic, size, most_bytes)


def _plain(path: Path, magic: bytes, size: int, most_bytes: int) -> Input:
    kind = {SQLITE_MAGIC: "geopackage", OLD_OFFICE_MAGIC: "workbook"}.get(magic) or _kind(path.name)
    return Input(str(path), path.name, partial(path.open, "rb", buffering=0), size, most_bytes, plain=path, kind=kind)


def _kind(base: str) -> str:
    """What a file is by its name; a CSV when its name says nothing, for then its text is looked at."""
    return KINDS.get(PurePosixPath(base).suffix.lower(), "csv")


def _members(path: Path, most_bytes: int) -> Iterator[Found]:
    """The readable members of a zip. One bad member makes the whole archive unusable: it is damaged, or made to
    deceive."""
    try:
        # Kept open for its members, which share the one handle; it is closed when the last of them is forgotten.
        archive = zipfile.ZipFile(path)
        members = archive.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        why = _why(error)
        yield Unusable(str(path), f"{path} is not a whole zip archive ({why}). Fetch it again from the publisher.")
        return
    if kind := _office(members):
        yield from _document(path, members, kind, most_bytes)
        return
    try:
        _check_members(path, members)
    except Invalid as refusal:
        yield Unusable(str(path), refusal.sentence)
        return
    wanted = [m for m in members if not m.is_dir()]
    if not any(PurePosixPath(m.filename).suffix.lower() in KINDS for m in wanted):
        yield Unusable(
            str(path), f"{path} holds no file ending in {', '.join(KINDS)}. Fetch it again from its publisher."
        )
        return
    for member in sorted(wanted, key=lambda m: m.filename):
        name = f"{path}: {member.filename}"
        base = PurePosixPath(member.filename).name
        if PurePosixPath(base).suffix.lower() not in KINDS:
            yield PassedOver(name, f"its name does not end in {', '.join(KINDS)}")
        elif base.startswith("._"):
            yield PassedOver(name, "a Mac's note about a file, not the file")
        else:
            opened = partial(archive.open, member)
            yield Input(name, base, opened, member.file_size, most_bytes, kind=_kind(base))


def _office(members: list[zipfile.ZipInfo]) -> str:
    """What an office document is, by the names inside it: "workbook", another word, or empty when it is none."""
    names = {member.filename for member in members}
    if "[Content_Types].xml" in names:
        return "workbook" if any(name.startswith("xl/workbook") for name in names) else "office document"
    if {"mimetype", "content.xml"} <= names:
        return "workbook"
    return ""


def _document(path: Path, members: list[zipfile.ZipInfo], kind: str, most_bytes: int) -> Iterator[Found]:
    if kind != "workbook":
        yield Unusable(
            str(path), f"{path} is an office document with no sheets. Give the spreadsheet itself, or a CSV."
        )
        return
    try:
        _check_members(path, members)
    except Invalid as refusal:
        yield Unusable(str(path), refusal.sentence)
        return
    if (unpacked := sum(member.file_size for member in members)) > MOST_WORKBOOK:
        yield Unusable(
            str(path),
            f"{path} unpacks to {unpacked:,} bytes, which no spreadsheet of counts does. Do not use this file.",
        )
        return
    yield Input(str(path), path.name, partial(path.open, "rb"), path.stat().st_size, most_bytes, path, kind)


def _check_members(path: Path, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise Invalid(
            f"{path} holds {len(members):,} files, more than any archive of the publisher. Add its files singly."
        )
    names: set[str] = set()
    for member in members:
        name = member.filename
        parts = PurePosixPath(name.replace("\\", "/")).parts
        if name.startswith(("/", "\\")) or ".." in parts or (parts and ":" in parts[0]):
            raise Invalid(f"{path} holds “{name}”, a path that leads out of the archive. Do not use this archive.")
        if stat.S_ISLNK(member.external_attr >> 16):
            raise Invalid(f"{path} holds “{name}”, a link and not a file. Unpack it yourself and add the files.")
        if member.flag_bits & 0x1:
            raise Invalid(
                f"{path} holds “{name}”, which is locked with a password. Unpack it yourself and add the files."
            )
        if name in names:
            raise Invalid(f"{path} holds “{name}” twice. Unpack it yourself and add the one that is meant.")
        names.add(name)
        if member.file_size > max(SMALL_ENOUGH, member.compress_size * MOST_TIMES_SMALLER):
            times = member.file_size // max(1, member.compress_size)
            raise Invalid(
                f"{path} holds “{name}”, which unpacks to {times:,} times its size: no table of incidents does. "
                "Do not use this archive."
            )


def _why(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower().rstrip(".")
