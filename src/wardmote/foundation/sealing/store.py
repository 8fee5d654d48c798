"""The key store: in var/keys, apart from the database, a wrapped key for each case, each a file of its own.

A file is written whole or not at all and touches no other, so a process killed at any instant loses no key but the one
it was making. A case's key is read again each time: one kept in memory would outlive its destruction.
"""

import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from wardmote.errors import Missing, NotNow, Refused
from wardmote.foundation.sealing import durable, masters, register, wrapping
from wardmote.foundation.sealing.masters import Master
from wardmote.foundation.sealing.references import Case
from wardmote.foundation.sealing.register import Destroyed

CASES = "cases"
#: How often a key is looked for again that was being wrapped anew while it was read.
TRIES = 5


def create(folder: Path, case: Case) -> None:
    """Make the case's key. Raises NotNow where it has one, Refused where that was destroyed, Missing with no master."""
    with durable.locked(folder, alone=False):
        if case in register.entries(folder):
            raise Refused(
                f"The key of the case {case} was destroyed, and it gets no other.", instead="Open a new case."
            )
        wrapped = wrapping.wrap(secrets.token_bytes(wrapping.KEY), case, masters.last(folder))
        path = _path(folder, case)
        durable.make_folder(path.parent)
        try:
            durable.write_new(path, wrapped)
        except FileExistsError:
            raise NotNow(f"The case {case} has a key already.", instead="Seal with the one it has.") from None


def key_of(folder: Path, case: Case) -> bytes | Destroyed:
    """The case's key, or that it was destroyed. Raises Missing where there is none, Broken where it was changed."""
    for _ in range(TRIES):
        if gone := register.entries(folder).get(case):
            return gone
        try:
            wrapped = _path(folder, case).read_bytes()
        except FileNotFoundError:
            continue
        if master := masters.of(folder, wrapping.mark_of(wrapped, case)):
            return wrapping.unwrap(wrapped, case, master)
    if not _path(folder, case).exists():
        raise Missing(
            f"The case {case} has no key here.",
            instead="Put the keys of cases back from a copy: wardmote keys put-back --case-keys FILE.",
        )
    raise _no_master(wrapping.mark_of(wrapped, case))


def cases(folder: Path) -> Iterator[Case]:
    """Every case that has a key here."""
    for path in sorted((folder / CASES).glob("??/*")):
        if not path.name.startswith("."):
            yield Case.parse(path.name)


def contents(folder: Path) -> dict[Case, bytes]:
    """Every wrapped key. Hold the store's lock alone, so that they are of one moment."""
    gone = register.entries(folder)
    return {case: _path(folder, case).read_bytes() for case in cases(folder) if case not in gone}


def rotate(folder: Path) -> tuple[Master, int]:
    """Make a new master key, wrap every case's key under it and take the others away; how many cases there are.

    Raises Broken or Missing, changing nothing, where a key does not open. Killed on its way it can be begun again:
    every key is wrapped under a master that is still here.
    """
    with durable.locked(folder, alone=True):
        masters.last(folder)
        _finish(folder)
        keys = {case: _opened(folder, case, wrapped) for case, wrapped in contents(folder).items()}
        earlier = masters.names(folder)
        master = masters.make(folder)
        for case, key in keys.items():
            durable.replace(_path(folder, case), wrapping.wrap(key, case, master))
        durable.remove(*(folder / name for name in earlier))
    return master, len(keys)


def destroy(folder: Path, case: Case, *, by: str, ground: str, at: datetime) -> Destroyed:
    """Register that the case's key is destroyed, and take it away for good; what the register says.

    One that was destroyed before stays as it was registered, and what a killed process left of it is taken away.
    Raises Invalid for what is no ground, Missing where there never was such a key here.
    """
    register.check_ground(ground)
    with durable.locked(folder, alone=True):
        if case not in register.entries(folder):
            if not _path(folder, case).exists():
                raise Missing(f"The case {case} has no key here.", instead="Look at its reference again.")
            register.add(folder, [Destroyed(case, at, by, ground)])
        durable.remove(_path(folder, case))
        return register.entries(folder)[case]


def tally(folder: Path) -> tuple[int, int]:
    """How many cases have a key here, and how many keys are registered as destroyed."""
    return sum(1 for _ in cases(folder)), len(register.entries(folder))


def put_back(folder: Path, keys: dict[Case, bytes], destroyed: dict[Case, Destroyed]) -> int:
    """Replay a register, and only then put back the keys that are not here; how many were put.

    Raises Missing or Broken, putting back none, where one does not open under a master key that is here. The register
    is replayed even then.
    """
    with durable.locked(folder, alone=True):
        register.add(folder, destroyed.values())
        _finish(folder)
        gone = register.entries(folder)
        wanted = {case: each for case, each in keys.items() if case not in gone and not _path(folder, case).exists()}
        for case, wrapped in wanted.items():
            _opened(folder, case, wrapped)
        for case, wrapped in wanted.items():
            durable.make_folder(_path(folder, case).parent)
            durable.write_new(_path(folder, case), wrapped)
    return len(wanted)


def _finish(folder: Path) -> None:
    """Take away what killed processes left, and every key that the register says is destroyed."""
    durable.sweep(folder, f".{masters.PREFIX}*.*", f".{register.FILE}.*")
    for each in (folder / CASES).glob("??"):
        durable.sweep(each, ".*.*")
    left = [path for case in register.entries(folder) if (path := _path(folder, case)).exists()]
    durable.remove(*left)


def _opened(folder: Path, case: Case, wrapped: bytes) -> bytes:
    mark = wrapping.mark_of(wrapped, case)
    if master := masters.of(folder, mark):
        return wrapping.unwrap(wrapped, case, master)
    raise _no_master(mark)


def _no_master(mark: str) -> Missing:
    return Missing(
        f"The keys of cases are kept under the master key {mark}, which is not here.",
        instead="Put it back from escrow: wardmote keys put-back FILE.",
    )


def _path(folder: Path, case: Case) -> Path:
    return folder / CASES / str(case.id)[:2] / str(case)
