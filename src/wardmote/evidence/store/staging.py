"""Reads an input's bytes once: hashes and counts them, refuses what is no CSV, and leaves a plain file to parse."""

import codecs
import csv
import gzip
import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from wardmote.errors import Invalid
from wardmote.evidence.store.inputs import Input

# What is read at once is gone over several times, so it should stay in the processor's own memory.
CHUNK = 256 << 10
# A row of any known series is under a kilobyte; a line of a thousand kilobytes is not a row.
LONGEST_LINE = 1 << 20
BOM = b"\xef\xbb\xbf"
OTHER_ENCODINGS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


@dataclass(frozen=True)
class Staged:
    """A plain file on disk and what its bytes are.

    `lines` counts physical lines, an unended last one included. `even` says every line ends alike, so that the fast
    reader can be trusted to see the same lines. `head` is the text of the first lines, to recognise the file by.
    """

    path: Path
    sha256: str
    size: int
    lines: int
    even: bool
    head: str
    mark: tuple[int, int, int]

    @property
    def header(self) -> tuple[str, ...]:
        """The names in the first line; one long name where a stray carriage return leaves no telling them apart."""
        first = self.head.split("\n", 1)[0].rstrip("\r")
        try:
            names = next(csv.reader([first]), [])
        except csv.Error:
            names = [first.replace("\r", " ")]
        return tuple(name.strip() for name in names)

    def unchanged(self) -> bool:
        """False when the file was written to after it was hashed."""
        return _mark(self.path) == self.mark


def stage(given: Input, into: Path) -> Staged:
    """Read `given` whole, writing it to `into` unless it is a plain file already.

    Raises `Invalid` naming the file, the line where there is one, and the remedy.
    """
    reading = _Reading(given)
    try:
        if given.plain is not None:
            with given.open() as source:
                for chunk in _chunks(source, given):
                    reading.take(chunk)
            path = given.plain
        else:
            with given.open() as source, into.open("wb") as target:
                for chunk in _chunks(source, given):
                    reading.take(chunk)
                    target.write(chunk)
            path = into
        return reading.done(path)
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as error:
        raise Invalid(
            f"{given.name} is cut short or damaged inside its compression ({str(error).rstrip('.').lower()}). "
            "Fetch it again from the publisher."
        ) from error
    except (OSError, RuntimeError, NotImplementedError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise Invalid(f"{given.name} cannot be read: {why.lower()}. Check it and try again.") from error


def _chunks(source: BinaryIO, given: Input) -> Iterator[bytes]:
    total = 0
    while chunk := source.read(CHUNK):
        total += len(chunk)
        if total > given.most:
            raise Invalid(
                f"{given.name} unpacks to more than {given.most:,} bytes, which no monthly file does. "
                "Do not use this file."
            )
        yield chunk


class _Reading:
    """What is known of the bytes so far."""

    def __init__(self, given: Input) -> None:
        self.given = given
        self.hash = hashlib.sha256()
        self.decoder = codecs.getincrementaldecoder("utf-8")()
        self.size = self.newlines = self.returns = self.pairs = self.since_newline = 0
        self.last = b""
        self.head = b""

    def take(self, chunk: bytes) -> None:
        if not self.size:
            _refuse_what_is_no_csv(self.given.name, chunk)
            self.head = chunk[: 64 << 10]
        self.hash.update(chunk)
        self._check_text(chunk)
        self._count(chunk)
        self.size += len(chunk)
        self.last = chunk[-1:]

    def _check_text(self, chunk: bytes) -> None:
        if b"\0" in chunk:
            line = self.newlines + chunk[: chunk.index(b"\0")].count(b"\n") + 1
            raise Invalid(f"{self.given.name}, line {line:,}: a NUL byte, so the file is damaged. Fetch it again.")
        # Plain ASCII after whole characters needs no decoding, which is most of every file.
        if chunk.isascii() and not self.decoder.getstate()[0]:
            return
        self._decode(chunk, final=False)

    def _decode(self, chunk: bytes, *, final: bool) -> None:
        try:
            self.decoder.decode(chunk, final)
        except UnicodeDecodeError as error:
            line = self.newlines + bytes(error.object[: error.start]).count(b"\n") + 1
            raise Invalid(
                f"{self.given.name}, line {line:,}: text that is not UTF-8. "
                "Save the file as CSV UTF-8 and add it again."
            ) from error

    def _count(self, chunk: bytes) -> None:
        found = chunk.count(b"\n")
        first = chunk.find(b"\n") if found else len(chunk)
        if self.since_newline + first > LONGEST_LINE:
            raise Invalid(
                f"{self.given.name}, line {self.newlines + 1:,}: a line longer than {LONGEST_LINE:,} bytes, so this is "
                "not a table of rows. Fetch the file again from the publisher."
            )
        self.since_newline = len(chunk) - chunk.rfind(b"\n") - 1 if found else self.since_newline + len(chunk)
        if b"\r" in chunk or self.last == b"\r":
            self.returns += chunk.count(b"\r")
            self.pairs += chunk.count(b"\r\n") + (self.last == b"\r" and chunk[:1] == b"\n")
        self.newlines += found

    def done(self, path: Path) -> Staged:
        if not self.size:
            raise Invalid(f"{self.given.name} is empty. Fetch it again from the publisher.")
        self._decode(b"", final=True)
        if not self.newlines and self.returns:
            raise Invalid(f"{self.given.name} ends its lines as old Macs did. Save it as CSV UTF-8 and add it again.")
        return Staged(
            path=path,
            sha256=self.hash.hexdigest(),
            size=self.size,
            lines=self.newlines + (self.last != b"\n"),
            even=self.returns == 0 or self.returns == self.pairs == self.newlines,
            head=self.head.removeprefix(BOM).decode("utf-8", errors="replace"),
            mark=_mark(path),
        )


def _refuse_what_is_no_csv(name: str, first: bytes) -> None:
    if encoding := OTHER_ENCODINGS.get(first[:2]):
        raise Invalid(f"{name}, line 1: text in {encoding}, not UTF-8. Save the file as CSV UTF-8 and add it again.")
    text = first.removeprefix(BOM).lstrip()[:200].lower()
    if text.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<body", b"<!--")):
        raise Invalid(f"{name}, line 1: a web page saved as CSV. Fetch the file itself from the publisher.")
    if text.startswith((b"%pdf", b"{", b"[", b"\xd0\xcf\x11\xe0")):
        raise Invalid(f"{name}, line 1: this is not a CSV. Fetch the CSV from the publisher.")


def _mark(path: Path) -> tuple[int, int, int]:
    found = os.stat(path)
    return found.st_size, found.st_mtime_ns, found.st_ino
