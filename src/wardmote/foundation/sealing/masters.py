"""Master keys: files `sealing-0001` and on in var/keys, under which the cases' keys are wrapped. The last one wraps.

A file holds 256 bits as hexadecimal digits; one made in a demonstration says so in itself, wherever it is carried.
They are escrowed with the installation's other keys.
"""

import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from wardmote.errors import Broken, Missing
from wardmote.foundation.keys import keyring
from wardmote.foundation.sealing import durable

PREFIX = "sealing-"
_NAME = re.compile(rf"{PREFIX}\d{{4}}")
#: Those that were read, by folder and fingerprint, with what changes when their file does.
_KNOWN: dict[tuple[Path, str], tuple[tuple[int, ...], "Master"]] = {}
_MADE_UP = "demonstration "


@dataclass(frozen=True)
class Master:
    """A master key. `mark` is its fingerprint; `made_up` says that it was made in a demonstration."""

    name: str
    mark: str
    key: bytes = field(repr=False)
    made_up: bool = False


def make(folder: Path) -> Master:
    """Make the next one; in a folder that is a demonstration's, one that says so. Hold the store's lock alone."""
    last = max((int(name.removeprefix(PREFIX)) for name in names(folder)), default=0)
    said = f"{_MADE_UP if keyring.is_demonstrations(folder) else ''}{secrets.token_hex(32)}\n"
    name = f"{PREFIX}{last + 1:04}"
    durable.write_new(folder / name, said.encode("ascii"))
    return read(folder, name)


def make_first(folder: Path) -> Master | None:
    """Make the first where there is none; nothing where there is one."""
    with durable.locked(folder, alone=True):
        return None if names(folder) else make(folder)


def names(folder: Path) -> tuple[str, ...]:
    """Those that are here, by name, the last one last."""
    return tuple(name for name in keyring.names(folder) if _NAME.fullmatch(name))


def every(folder: Path) -> dict[str, Master]:
    """Those that are here, by fingerprint."""
    return {master.mark: master for master in (read(folder, name) for name in names(folder))}


def of(folder: Path, mark: str) -> Master | None:
    """The one of that fingerprint, or nothing where it is not here. A file is read again only once it has changed."""
    known = _KNOWN.get((folder, mark))
    if known is None or known[0] != _told(folder / known[1].name):
        for name in names(folder):
            told, master = _told(folder / name), read(folder, name)
            _KNOWN[folder, master.mark] = (told, master)
        known = _KNOWN.get((folder, mark))
    return known[1] if known and known[0] == _told(folder / known[1].name) else None


def _told(path: Path) -> tuple[int, ...]:
    """What changes with a file, and with who may read it; nothing where there is none."""
    try:
        told = path.stat()
    except FileNotFoundError:
        return ()
    return (told.st_ino, told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_mode)


def last(folder: Path) -> Master:
    """The one that wraps; raises Missing where there is none."""
    if not (found := names(folder)):
        raise Missing(
            f"There is no key in {folder} that the keys of cases could be kept under.",
            instead="Make one with wardmote keys create, or put it back from escrow: wardmote keys put-back FILE.",
        )
    return read(folder, found[-1])


def read(folder: Path, name: str) -> Master:
    """The master key of that name. Raises as `keyring.read` does, and Broken for one that is damaged."""
    content = keyring.read(folder, name)
    said = content.decode("ascii", "replace").strip()
    digits = said.removeprefix(_MADE_UP)
    if not re.fullmatch(r"[0-9a-f]{64}", digits):
        raise Broken(
            f"The key {name} in {folder} is damaged.", instead="Put it back from escrow: wardmote keys put-back."
        )
    return Master(name, keyring.fingerprint(content), bytes.fromhex(digits), made_up=digits != said)
