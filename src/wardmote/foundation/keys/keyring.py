"""The files of keys: making the backup's, reading one, listing them by fingerprint, putting them back."""

import hashlib
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wardmote.errors import Broken, Missing, NotNow, Refused

#: The key that seals backups: 256 bits, as hexadecimal digits.
BACKUP = "backup"
#: Which keys were escrowed, and when, by fingerprint.
ESCROWED = ".escrowed"
#: Says that the keys of a folder are a demonstration's.
DEMONSTRATION = ".demonstration"
LONGEST = 8_192


@dataclass(frozen=True)
class Held:
    """A key that is here. `fingerprint` names it without telling it; `escrowed` is the day, or empty."""

    name: str
    fingerprint: str
    escrowed: str


def fingerprint(content: bytes) -> str:
    """The first sixteen hexadecimal digits of the SHA-256 of a key's file."""
    return hashlib.sha256(content).hexdigest()[:16]


def create(folder: Path) -> str:
    """Make the backup's key; its fingerprint. Raises NotNow where there is one."""
    path = folder / BACKUP
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    content = f"{secrets.token_hex(32)}\n".encode("ascii")
    try:
        _write(path, content)
    except FileExistsError as there:
        raise NotNow(
            f"There is a backup key already: {fingerprint(path.read_bytes())}.",
            instead="Escrow it with wardmote keys escrow. Backups go on being sealed with it.",
        ) from there
    return fingerprint(content)


def backup_key(folder: Path) -> tuple[bytes, str]:
    """The backup's key and its fingerprint; raises Missing where there is none, Broken for one that is damaged."""
    return opened(read(folder, BACKUP), str(folder / BACKUP))


def opened(content: bytes, where: str) -> tuple[bytes, str]:
    """The backup's key in what its file holds, and its fingerprint; raises Broken for anything else."""
    try:
        key = bytes.fromhex(content.decode("ascii").strip())
    except ValueError as problem:
        raise _damaged(where) from problem
    if len(key) != 32:
        raise _damaged(where)
    return key, fingerprint(content)


def _damaged(where: str) -> Broken:
    return Broken(f"The backup key at {where} is damaged.", instead="Put it back from escrow: wardmote keys put-back.")


def read(folder: Path, name: str) -> bytes:
    """What a key's file holds. Raises Missing where it is not, Refused where others than its owner may read it."""
    path = folder / name
    try:
        mode = path.stat().st_mode
        content = path.read_bytes()
    except OSError as problem:
        raise Missing(
            f"There is no key called {name} in {folder}.",
            instead="Make one with wardmote keys create, or put it back from escrow: wardmote keys put-back FILE.",
        ) from problem
    if mode & 0o077:
        raise Refused(f"{path} may be read by others than its owner.", instead=f"Close it first: chmod 600 {path}")
    return content


def names(folder: Path) -> tuple[str, ...]:
    """The keys that are here, by name."""
    if not folder.is_dir():
        return ()
    found = [path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")]
    return tuple(sorted(path.name for path in found if path.stat().st_size <= LONGEST and "." not in path.name))


def held(folder: Path) -> tuple[Held, ...]:
    """The keys that are here, by fingerprint."""
    escrowed = _escrowed(folder)
    marks = {name: fingerprint((folder / name).read_bytes()) for name in names(folder)}
    return tuple(Held(name, mark, escrowed.get(mark, "")) for name, mark in marks.items())


def note_escrow(folder: Path, marks: Mapping[str, bytes], at: datetime) -> None:
    """Remember that these keys were escrowed on this day."""
    told = {**_escrowed(folder), **{fingerprint(content): at.date().isoformat() for content in marks.values()}}
    waiting = folder / f"{ESCROWED}.new"
    waiting.write_text(json.dumps(told, sort_keys=True), encoding="ascii")
    os.replace(waiting, folder / ESCROWED)


def put_back(folder: Path, keys: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write the keys that are not here; their names. Raises Refused, writing none, where another of that name is."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    here = {name: (folder / name).read_bytes() for name in names(folder)}
    other = sorted(name for name, content in keys.items() if here.get(name, content) != content)
    if other:
        raise Refused(
            f"There is another key called {other[0]} in {folder} than the one in escrow, so none was put back.",
            instead="If the one that is here is not wanted, move it away first.",
        )
    for name in (wanted := sorted(set(keys) - set(here))):
        _write(folder / name, keys[name])
    return tuple(wanted)


def mark_demonstrations(folder: Path) -> None:
    """Say that the keys in this folder are, and go on being, a demonstration's."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / DEMONSTRATION).touch()


def is_demonstrations(folder: Path) -> bool:
    """Were the keys in this folder made for a demonstration?"""
    return (folder / DEMONSTRATION).exists()


def _escrowed(folder: Path) -> dict[str, str]:
    try:
        return json.loads((folder / ESCROWED).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return {}


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all, its owner's alone; raises FileExistsError where there is a file of that name."""
    waiting = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.link(waiting, path)
    finally:
        waiting.unlink(missing_ok=True)
