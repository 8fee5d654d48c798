"""What must be true of a file before it gets its name: the right bytes, of the right kind, to the last one."""

import base64
import csv
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CHUNK = 1 << 20
_MD5 = re.compile(r'"?([0-9a-f]{32})"?')
_SHA256 = re.compile(r"sha-256=:?([A-Za-z0-9+/=]{44}):?", re.IGNORECASE)
# Encryption under a key of the customer's makes S3's ETag something else than the MD5.
_KEYED = ("x-amz-server-side-encryption-customer-algorithm", "x-amz-server-side-encryption-aws-kms-key-id")


@dataclass(frozen=True)
class Sums:
    """The hashes of a file as hex, its length, and whether it holds a zero byte, as no table does."""

    sha256: str
    md5: str
    length: int
    zeros: bool


def sums(path: Path) -> Sums:
    """Read a file once. MD5 is only ever compared with what a publisher prints; our own record is the SHA-256."""
    sha, md5 = hashlib.sha256(), hashlib.md5(usedforsecurity=False)
    length, zeros = 0, False
    with path.open("rb", buffering=0) as handle:
        while chunk := handle.read(CHUNK):
            sha.update(chunk)
            md5.update(chunk)
            length += len(chunk)
            zeros = zeros or b"\0" in chunk
    return Sums(sha.hexdigest(), md5.hexdigest(), length, zeros)


def promised(headers: Mapping[str, str]) -> dict[str, str]:
    """The hashes an answer gives for the whole file, as hex: keys are among "md5" and "sha256".

    Content-MD5 and Digest or Repr-Digest (RFC 9530) say it outright. Amazon S3 says in its ETag the MD5 of an object
    that was put in one piece and is not encrypted under a key of the customer's (S3 API reference, Object).
    """
    told: dict[str, str] = {}
    if found := _SHA256.search(headers.get("Repr-Digest", "") or headers.get("Digest", "")):
        told["sha256"] = _hex(found[1])
    if value := _hex(headers.get("Content-MD5", "")):
        told["md5"] = value
    elif headers.get("Server", "") == "AmazonS3" and not any(headers.get(name) for name in _KEYED):
        if found := _MD5.fullmatch(headers.get("ETag", "")):
            told["md5"] = found[1]
    return told


def disagreement(seen: Sums, told: Mapping[str, str]) -> str:
    """What is wrong with the bytes by a hash we were given, or nothing."""
    for name, value in told.items():
        if value and getattr(seen, name) != value:
            return f"what came is not the file its publisher describes ({name.upper()} {value})"
    return ""


def is_page(start: bytes) -> bool:
    """Whether a file begins as a web page does."""
    return start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


def fault_in_table(path: Path, seen: Sums, begins: Sequence[str]) -> str:
    """What keeps a CSV from being whole, or nothing: its first column is one of `begins`, its last line has as many
    values as its first, and no part of it is zeros that a crash left."""
    with path.open("rb") as handle:
        start = handle.read(CHUNK)
        handle.seek(max(0, seen.length - CHUNK))
        end = handle.read()
    if is_page(start):
        return "it sent a web page, not a table"
    if seen.zeros:
        return "part of what came is empty"
    header = _values(start.splitlines()[:1])
    if not header or header[0] not in begins:
        return "what came is not the table it should be"
    if len(_values(end.splitlines()[-1:])) != len(header):
        return "its last line is not whole"
    return ""


def _values(lines: Sequence[bytes]) -> list[str]:
    try:
        return next(csv.reader([line.decode("utf-8-sig") for line in lines], strict=True), [])
    except (UnicodeDecodeError, csv.Error):
        return []


def _hex(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).hex()
    except ValueError:
        return ""
