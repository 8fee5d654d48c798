"""What is in a backup: entries one after another, first `about.json`, last `manifest.json` with every hash and count.

Inside the seal it is an ordinary tar, so that somebody with the key and patience can read it without Wardmote.
"""

import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from wardmote.errors import Broken

ABOUT, MANIFEST = "about.json", "manifest.json"
PIECE = 1 << 20


@dataclass
class Contents:
    """What a backup holds: of each entry its SHA-256 and size in bytes; of each table its rows."""

    about: dict[str, Any] = field(default_factory=dict)
    entries: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def manifest(self) -> bytes:
        """All of it, as the last entry says it."""
        return json.dumps({"entries": self.entries, "counts": self.counts}, sort_keys=True).encode()


class Filling:
    """Puts entries into a backup."""

    def __init__(self, sink: io.RawIOBase, about: dict[str, Any]) -> None:
        self.contents = Contents(about=about)
        self.tar = tarfile.open(fileobj=sink, mode="w|", bufsize=PIECE, format=tarfile.PAX_FORMAT)  # noqa: SIM115
        self.put(ABOUT, json.dumps(about, sort_keys=True).encode())

    def put(self, name: str, content: bytes) -> None:
        """An entry whose bytes are at hand."""
        self.copy(name, io.BytesIO(content), len(content))

    def copy(self, name: str, source: BinaryIO, size: int) -> None:
        """An entry of exactly `size` bytes from a file that may meanwhile grow."""
        counted = _Hashed(source)
        told = tarfile.TarInfo(name)
        told.size, told.mode = size, 0o600
        self.tar.addfile(told, counted)
        self.contents.entries[name] = (counted.hash.hexdigest(), size)

    def finish(self, counts: dict[str, int]) -> Contents:
        """The last entry."""
        self.contents.counts = counts
        self.put(MANIFEST, self.contents.manifest())
        self.contents.entries.pop(MANIFEST)
        self.tar.close()
        return self.contents


class _Hashed:
    def __init__(self, source: BinaryIO) -> None:
        self.source, self.hash = source, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        content = self.source.read(size)
        self.hash.update(content)
        return content


@dataclass
class Entry:
    """One entry being read: its name, its size, and its bytes in pieces, once."""

    name: str
    size: int
    pieces: Iterator[bytes]


class Emptying:
    """Takes the entries out of a backup one after another. `contents` is whole once they have all been taken out.

    Raises Broken for a backup whose entries are not those that its end says: it was made by a fault of ours.
    """

    def __init__(self, source: io.RawIOBase, where: str) -> None:
        self.where = where
        self.contents = Contents()
        self.tar = tarfile.open(fileobj=source, mode="r|", bufsize=PIECE)  # noqa: SIM115
        first = self.tar.next()
        if first is None or first.name != ABOUT:
            raise self._odd()
        self.contents.about = json.loads(b"".join(self._pieces(first)))

    def entries(self) -> Iterator[Entry]:
        """Every entry between the first and the last."""
        told = None
        while (member := self.tar.next()) is not None:
            if not member.isreg() or told is not None:
                raise self._odd()
            if member.name == MANIFEST:
                told = b"".join(self._pieces(member))
                continue
            pieces = self._pieces(member)
            yield Entry(member.name, member.size, pieces)
            # What whoever took the entry did not read still counts.
            for _piece in pieces:
                pass
        self.contents.entries.pop(MANIFEST, None)
        if told is None or json.loads(told)["entries"] != json.loads(self.contents.manifest())["entries"]:
            raise self._odd()
        self.contents.counts = json.loads(told)["counts"]

    def _pieces(self, member: tarfile.TarInfo) -> Iterator[bytes]:
        source, hashed = self.tar.extractfile(member), hashlib.sha256()
        while piece := source.read(PIECE):
            hashed.update(piece)
            yield piece
        self.contents.entries[member.name] = (hashed.hexdigest(), member.size)

    def _odd(self) -> Broken:
        return Broken(f"{self.where} does not hold what it says it holds.", instead="Use another backup.")
