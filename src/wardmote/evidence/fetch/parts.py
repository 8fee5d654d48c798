"""The part of a file that has come so far, and beside it a note of which version of the file it is a part of."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from email.utils import parsedate_to_datetime
from pathlib import Path

from wardmote.evidence.fetch.checks import promised

PART, NOTE = ".part", ".part.json"
# A Last-Modified this much older than the answer cannot be of a file that changed twice in one second (RFC 9110,
# 8.8.2.2).
SETTLED = 60.0


@dataclass(frozen=True)
class Version:
    """Which version of a file an answer is of: its strong ETag and date, its whole length (None: not said), and the
    hashes the answer gave for it."""

    address: str
    etag: str = ""
    modified: str = ""
    total: int | None = None
    told: Mapping[str, str] = field(default_factory=dict)

    @property
    def validator(self) -> str:
        """What If-Range may carry, or nothing when the version cannot be told from another."""
        return self.etag or self.modified

    @classmethod
    def of(cls, address: str, headers: Mapping[str, str]) -> "Version":
        """From the headers of a 200. A weak ETag, and a date too fresh to be sure of, count as none."""
        etag = headers.get("ETag", "")
        length = headers.get("Content-Length", "")
        return cls(
            address,
            etag="" if etag.startswith("W/") else etag,
            modified=headers.get("Last-Modified", "") if _settled(headers) else "",
            total=int(length) if length.isdecimal() else None,
            told=promised(headers),
        )

    def is_of(self, headers: Mapping[str, str]) -> bool:
        """Whether a 206 says, as it must, that it continues this very version."""
        if self.etag:
            return headers.get("ETag", "") == self.etag
        return bool(self.modified) and headers.get("Last-Modified", "") == self.modified


class Part:
    """The part file of `path`. It is the only name under which an incomplete file is ever found."""

    def __init__(self, path: Path) -> None:
        self.path = path.with_name(path.name + PART)
        self._note = path.with_name(path.name + NOTE)

    def size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    def version(self, address: str) -> Version | None:
        """The version a restart may go on with; what it could not go on with is thrown away first."""
        version = self._read()
        size = self.size()
        if (
            version is None
            or version.address != address
            or size == 0
            or not version.validator
            or (version.total is not None and size > version.total)
        ):
            self.clear()
            return None
        return version

    def begin(self, version: Version) -> None:
        """Start anew. The note is on the disk before the first byte, so that no byte is taken for another version's."""
        self.clear()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self._note, json.dumps(asdict(version), indent=1).encode())
        self.path.touch()

    def clear(self) -> None:
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    def place(self, path: Path) -> None:
        """Give the whole file its final name in one step."""
        with self.path.open("rb") as handle:
            os.fsync(handle.fileno())
        self.path.replace(path)
        self._note.unlink(missing_ok=True)
        settle(path.parent)

    def _read(self) -> Version | None:
        try:
            return Version(**json.loads(self._note.read_bytes()))
        except (OSError, ValueError, TypeError):
            return None


def write_whole(path: Path, data: bytes) -> None:
    """Write a small file so that it is there whole or as it was."""
    scratch = path.with_name(path.name + ".new")
    with scratch.open("wb") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())
    scratch.replace(path)
    settle(path.parent)


def settle(folder: Path) -> None:
    """Wait until the folder's list of names is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _settled(headers: Mapping[str, str]) -> bool:
    try:
        sent, modified = (parsedate_to_datetime(headers.get(name, "")) for name in ("Date", "Last-Modified"))
        return (sent - modified).total_seconds() >= SETTLED
    except (ValueError, TypeError):
        return False
