"""A stream sealed with AES-256-GCM in chunks whose order and end are part of what is sealed.

The file: a line that says what it is; the length and bytes of a head in JSON; chunks, each its length and its sealed
bytes. Each file has a key of its own, derived (HKDF-SHA-256, RFC 5869) from the backup's key, a salt and the head. A
chunk's nonce is its number and whether it is the last, so that a chunk moved, left out, doubled or made the last does
not open. (The construction is STREAM of Hoang, Reyhanitabar, Rogaway and Vizár, 2015.)
"""

import io
import json
import os
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from wardmote.errors import Broken, Invalid, Refused

MAGIC = b"wardmote-backup-1\n"
CHUNK = 1 << 20
TAG = 16
LONGEST_HEAD = 10_000


class Sealing(io.RawIOBase):
    """Seals what is written to it. `finish` writes the last chunk; without it the file is refused when read."""

    def __init__(self, file: BinaryIO, key: bytes, head: dict[str, Any]) -> None:
        self.file = file
        written = json.dumps({**head, "salt": os.urandom(32).hex()}, sort_keys=True).encode()
        self.cipher = AESGCM(_derived(key, written))
        self.number = 0
        self.waiting = bytearray()
        file.write(MAGIC + len(written).to_bytes(4) + written)

    def writable(self) -> bool:
        return True

    def write(self, content) -> int:
        self.waiting += content
        # A whole chunk is kept back, for it might be the last.
        while len(self.waiting) > CHUNK:
            self._put(bytes(self.waiting[:CHUNK]), last=False)
            del self.waiting[:CHUNK]
        return len(content)

    def finish(self) -> None:
        """Write the last chunk."""
        self._put(bytes(self.waiting), last=True)

    def _put(self, content: bytes, *, last: bool) -> None:
        sealed = self.cipher.encrypt(_nonce(self.number, last), content, None)
        self.file.write(len(sealed).to_bytes(4) + sealed)
        self.number += 1


class Opening(io.RawIOBase):
    """Reads what was sealed. Raises Refused for another key, Broken where cut short or changed, Invalid for none."""

    def __init__(self, file: BinaryIO, key: bytes, mark: str, *, where: str) -> None:
        self.file, self.where = file, where
        self.head, written = read_head(file, where)
        if self.head["key"] != mark:
            raise Refused(
                f"{where} was sealed with the key {self.head['key']}, and the key here is {mark}.",
                instead="Give the escrowed copy of the key it was sealed with: --escrow FILE.",
            )
        self.cipher = AESGCM(_derived(key, written))
        self.number = 0
        self.opened = b""
        self.ended = False
        self.length = file.read(4)

    def readable(self) -> bool:
        return True

    def readinto(self, into) -> int:
        while not self.opened and not self.ended:
            self._next()
        count = min(len(into), len(self.opened))
        into[:count] = self.opened[:count]
        self.opened = self.opened[count:]
        return count

    def drain(self) -> None:
        """Read to the end, so that nothing after what was wanted is left unlooked at."""
        while self.read(CHUNK):
            pass

    def _next(self) -> None:
        size = int.from_bytes(self.length)
        if len(self.length) < 4 or not TAG <= size <= CHUNK + TAG:
            raise self._changed()
        sealed = self.file.read(size)
        self.length = self.file.read(4)
        last = not self.length
        try:
            self.opened = self.cipher.decrypt(_nonce(self.number, last), sealed, None)
        except InvalidTag as wrong:
            if last and self._is_not_the_last(sealed, size):
                raise Broken(
                    f"{self.where} is cut short after {self.file.tell():,} bytes.", instead="Use another copy of it."
                ) from wrong
            raise self._changed() from wrong
        self.number += 1
        self.ended = last

    def _is_not_the_last(self, sealed: bytes, size: int) -> bool:
        """The file ends in a chunk, or between two that are as they were written."""
        if len(sealed) < size:
            return True
        try:
            self.cipher.decrypt(_nonce(self.number, False), sealed, None)
        except InvalidTag:
            return False
        return True

    def _changed(self) -> Broken:
        return Broken(
            f"{self.where} is not as it was written, near byte {self.file.tell():,}.", instead="Use another copy of it."
        )


def read_head(file: BinaryIO, where: str) -> tuple[dict[str, Any], bytes]:
    """What a backup says of itself before any key is needed, and the bytes it says it with; raises Invalid."""
    none = Invalid(f"{where} is not a backup of Wardmote's.", instead="Give a file that wardmote backup wrote.")
    if file.read(len(MAGIC)) != MAGIC:
        raise none
    size = int.from_bytes(file.read(4))
    written = file.read(min(size, LONGEST_HEAD))
    try:
        head = json.loads(written)
        told = {name: str(head[name]) for name in ("made", "version", "engine", "key", "salt")}
    except (ValueError, KeyError, TypeError) as problem:
        raise none from problem
    return told, written


def _derived(key: bytes, head: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=MAGIC + head).derive(key)


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11) + bytes([last])
