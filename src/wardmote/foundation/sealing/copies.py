"""Copies of the key store, apart from backups: sealed with the backup's key, kept thirty days, then deleted.

A copy holds the wrapped keys of one moment and the register of then; the master keys go with the escrowed keys. The
register of now lies beside the copies, and a copy is never used without it: an older copy still holds the keys that
were destroyed since. With the last copy from before, thirty days on, a destroyed key is gone for good.
"""

import base64
import json
import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

from wardmote import __version__
from wardmote.errors import Broken, Invalid, Missing, NotNow
from wardmote.foundation.backup.archive import Emptying, Filling
from wardmote.foundation.backup.sealed import Opening, Sealing
from wardmote.foundation.sealing import durable, register, store
from wardmote.foundation.sealing.references import Case
from wardmote.foundation.sealing.register import Destroyed

KIND, KEYS, REGISTER = "case keys", "keys.json", "destroyed.json"
NAMED = "case-keys-%Y-%m-%dT%H%M%SZ.copy"
#: How long a copy is kept.
KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Copied:
    """A copy that was taken: where, how many keys, how many destroyed ones its register names, old copies deleted."""

    path: Path
    keys: int
    destroyed: int
    deleted: int


@dataclass(frozen=True)
class Copy:
    """What a copy holds: the wrapped keys, and the register as it was then."""

    keys: dict[Case, bytes]
    destroyed: dict[Case, Destroyed]


def take(folder: Path, out: Path, *, key: bytes, mark: str, at: datetime) -> Copied:
    """Write a copy of the store at `folder` into the folder `out`, read it again, put the register beside it.

    Copies there that are older than thirty days are deleted. Raises NotNow where nothing can be written.
    """
    with durable.locked(folder, alone=True):
        held = Copy(store.contents(folder), register.entries(folder))
    path = out / at.astimezone(UTC).strftime(NAMED)
    waiting = out / f".{path.name}.{secrets.token_hex(4)}"
    try:
        out.mkdir(parents=True, exist_ok=True, mode=0o700)
        durable.sweep(out, ".case-keys-*.*")
        with os.fdopen(os.open(waiting, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            _write(file, held, {"made": at.isoformat(timespec="seconds"), "key": mark}, key)
            if _read(file, key, mark, where="The copy that was just written") != held:
                raise Broken("The copy that was just written is not what was copied.", instead="Is the disk failing?")
        # The register first: no copy is ever without one that is as new.
        register.add(out, held.destroyed.values())
        if not (out / register.FILE).exists():
            durable.write_new(out / register.FILE, register.to_bytes(()))
        os.replace(waiting, path)
        durable.sync(out)
    except OSError as problem:
        raise NotNow(
            f"No copy of the case keys could be written in {out}: {problem.strerror}.",
            instead="Make room, or give another folder with --out.",
        ) from problem
    finally:
        waiting.unlink(missing_ok=True)
    return Copied(path, len(held.keys), len(held.destroyed), _forget(out, at))


def _write(file: BinaryIO, held: Copy, head: dict[str, Any], key: bytes) -> None:
    head = {**head, "version": __version__, "engine": KIND}
    sealing = Sealing(file, key, head)
    into = Filling(sealing, head)
    into.put(REGISTER, register.to_bytes(held.destroyed.values()))
    into.put(
        KEYS, json.dumps({str(case): base64.b64encode(each).decode() for case, each in held.keys.items()}).encode()
    )
    into.finish({"keys": len(held.keys)})
    sealing.finish()
    file.flush()
    os.fsync(file.fileno())


def read(path: Path, *, key: bytes, mark: str) -> Copy:
    """What a copy holds. Raises as `Opening` and `Emptying` do, and Invalid for a backup of something else."""
    try:
        with path.open("rb") as file:
            return _read(file, key, mark, where=path.name)
    except OSError as problem:
        raise Invalid(f"{path} cannot be read: {problem.strerror}.", instead="Give a copy of the case keys.") from None


def _read(file: BinaryIO, key: bytes, mark: str, *, where: str) -> Copy:
    file.seek(0)
    opening = Opening(file, key, mark, where=where)
    if opening.head["engine"] != KIND:
        raise Invalid(f"{where} is no copy of case keys.", instead="Give a file that wardmote keys backup wrote.")
    source = Emptying(opening, where)
    found = {entry.name: b"".join(entry.pieces) for entry in source.entries()}
    opening.drain()
    keys = {Case.parse(name): base64.b64decode(each) for name, each in json.loads(found[KEYS]).items()}
    return Copy(keys, register.from_bytes(found[REGISTER], where))


def put_back(folder: Path, copy: Copy | None, newest: Path | None) -> tuple[int, int]:
    """Replay the register here, the copy's own and the file `newest`, and then put back the keys that are not here.

    How many were put, and how many are destroyed. Raises Missing where there is a copy and no newest register, and as
    `register.read` and `store.put_back` do.
    """
    if copy is not None and newest is None:
        raise Missing(
            f"Beside the copy of the case keys is no {register.FILE}, to say which of them were destroyed since.",
            instead="Put the newest one there, or give it with --register FILE.",
        )
    destroyed = {**(copy.destroyed if copy else {}), **(register.read(newest) if newest else {})}
    put = store.put_back(folder, copy.keys if copy else {}, destroyed)
    return put, len(register.entries(folder))


def beside(path: Path) -> Path | None:
    """The register that lies beside a file, if one does."""
    found = path.parent / register.FILE
    return found if found.exists() else None


def _forget(out: Path, at: datetime) -> int:
    deleted = 0
    for path in out.glob("case-keys-*.copy"):
        try:
            made = datetime.strptime(path.name, NAMED).replace(tzinfo=UTC)
        except ValueError:
            continue
        if at - made > KEPT:
            path.unlink()
            deleted += 1
    return deleted
