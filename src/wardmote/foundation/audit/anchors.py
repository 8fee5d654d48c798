"""Anchors: signed statements, outside the database, of how far each chain goes and what its last hash is.

In the folder `anchors` of the data:

- `heads.json`, replaced whole before and after every sealing: every chain's last sequence and hash, how many lines
  there are, and where a sealing under way will end. It makes a tail cut off, or put on, a moment ago show.
- `anchors.jsonl`, only ever added to, a line a minute at most: the chains that moved, and the hash of the line before.
- `key.pem`, the public half of the key that signs both.

Whoever can cut the database and this folder alike can hide a tail, so send the last line elsewhere now and then.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from wardmote.errors import Broken
from wardmote.foundation.audit.signing import Checker, Signer

HEADS, LINES, KEY, LOCK = "heads.json", "anchors.jsonl", "key.pem", "lock"
#: Lines are at least this many seconds apart; between them `heads.json` alone says how far the chains go.
APART = 60
#: Enough to hold the last line: a thousand partnerships.
TAIL = 200_000

#: How far a chain goes: its last sequence and that seal's hash in hexadecimal.
Head = tuple[int, str]


@dataclass(frozen=True)
class Heads:
    """What `heads.json` says. `moved` are the chains that no line has told of yet; `at` is when the last line was.

    `may` is where chains end if the sealing that was under way came to its end before it could say so.
    """

    heads: dict[str, Head] = field(default_factory=dict)
    may: dict[str, Head] = field(default_factory=dict)
    lines: int = 0
    at: str = ""
    moved: tuple[str, ...] = ()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One sealer at a time, of all processes that share this folder."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def heads(folder: Path, checker: Checker | None = None) -> Heads | None:
    """What was last said, or None where nothing has been. Raises Broken for what cannot be read or is another key's."""
    path = folder / HEADS
    if not path.exists():
        return None
    said = read(path.read_bytes(), path)
    if checker and not is_signed(said, checker):
        raise Broken(
            f"{path} is not signed by this installation's key, or was changed after it was signed.",
            instead="Run wardmote audit verify, and keep the file as it is: it is evidence.",
        )
    return Heads(heads_of(said), heads_of(said, "may"), said["lines"], said["at"], tuple(said["moved"]))


def heads_of(said: dict[str, Any], name: str = "heads") -> dict[str, Head]:
    """The heads in a statement that was read."""
    return {chain: (int(sequence), str(hash_)) for chain, (sequence, hash_) in said[name].items()}


def intend(folder: Path, found: dict[str, Head], *, may: dict[str, Head], signer: Signer) -> None:
    """Say how far the chains go, and where a sealing will end, before it does; under the lock."""
    before = heads(folder) or Heads()
    moved = {*before.moved, *may}
    _say(folder, replace(before, heads=found, may=may, moved=tuple(sorted(moved))), signer)


def write(folder: Path, found: dict[str, Head], *, at: datetime, signer: Signer, restored: bool = False) -> None:
    """Say how far every chain goes; under the lock. `restored`: what earlier anchors say beyond that is lost."""
    now = replace(heads(folder) or Heads(), heads=found, may={})
    if restored or not now.at or (at - datetime.fromisoformat(now.at)).total_seconds() >= APART:
        told = found if restored else {chain: now.heads[chain] for chain in now.moved}
        number = _append(folder / LINES, now.lines, told, at, signer, restored=restored)
        now = replace(now, lines=number, at=at.isoformat(), moved=())
    _say(folder, now, signer)


def _say(folder: Path, now: Heads, signer: Signer) -> None:
    if not (folder / KEY).exists():
        _replace(folder / KEY, signer.checker.pem())
    _replace(folder / HEADS, signed(asdict(now), signer))


def _append(path: Path, lines: int, told: dict[str, Head], at: datetime, signer: Signer, *, restored: bool) -> int:
    number, before = _last(path)
    if number < lines:
        raise Broken(
            f"{path} has {number:,} lines, and {lines:,} were written.",
            instead="Run wardmote audit verify, and put the file back from a backup.",
        )
    said: dict[str, Any] = {"number": number + 1, "at": at.isoformat(), "heads": told, "before": before}
    with path.open("ab") as file:
        file.write(signed({**said, "restored": True} if restored else said, signer))
        file.flush()
        os.fsync(file.fileno())
    return number + 1


def _last(path: Path) -> tuple[int, str]:
    """The number and the hash of the last whole line; what a crash left half written after it is taken away."""
    if not path.exists():
        return 0, ""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - TAIL))
        tail = file.read()
    if not tail.endswith(b"\n"):
        os.truncate(path, path.stat().st_size - len(tail) + tail.rfind(b"\n") + 1)
    whole = tail[: tail.rfind(b"\n") + 1].splitlines(keepends=True)
    return (read(whole[-1], path)["number"], line_hash(whole[-1])) if whole else (0, "")


def line_hash(line: bytes) -> str:
    """What the next line says of this one."""
    return hashlib.sha256(line).hexdigest()


def signed(said: dict[str, Any], signer: Signer) -> bytes:
    """One line: what is said, with the name of the key and its signature."""
    told = {**said, "key": signer.checker.name}
    return as_line({**told, "signature": signer.sign(_bytes(told)).hex()})


def is_signed(said: dict[str, Any], checker: Checker) -> bool:
    """Is what was read signed by this key?"""
    told = {name: value for name, value in said.items() if name != "signature"}
    try:
        signature = bytes.fromhex(said["signature"])
    except (KeyError, TypeError, ValueError):
        return False
    # Written in one way alone, or a changed copy would pass for the same.
    as_written = signature.hex() == said["signature"]
    return as_written and said.get("key") == checker.name and checker.signed(_bytes(told), signature)


def read(line: bytes, path: Path) -> dict[str, Any]:
    """A statement as written; raises Broken where the bytes are none."""
    try:
        said = json.loads(line)
        if isinstance(said, dict) and heads_of(said) is not None:
            return said
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    raise Broken(f"{path} has something in it that is no anchor.", instead="Put back a copy from a backup.")


def as_line(said: dict[str, Any]) -> bytes:
    """A statement as it is written: in one way alone."""
    return _bytes(said) + b"\n"


def _bytes(said: dict[str, Any]) -> bytes:
    return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()


def _replace(path: Path, content: bytes) -> None:
    waiting = path.with_name(path.name + ".new")
    with waiting.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    waiting.replace(path)
