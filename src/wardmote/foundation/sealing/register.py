"""The register of destroyed keys: which, when, by whom, on what ground. Outside every backup, and replayed first.

It holds references and names of grounds, nothing that anybody typed about a case, so copies of it can lie anywhere.
Registers are put together by taking what either has: what is destroyed once stays so.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wardmote.errors import Broken, Invalid
from wardmote.foundation.now import day_of
from wardmote.foundation.sealing import durable
from wardmote.foundation.sealing.references import Case

FILE = "destroyed-keys.json"
#: Why a key may be destroyed.
GROUNDS = {
    "retention": "the time for which its records are kept has run out",
    "erasure": "somebody asked for erasure, and is owed it (UK GDPR, Article 17)",
    "court": "a court ordered it",
    "mistake": "the case should never have been opened",
}
#: What each register that was read held, and by which of its file's marks it was known: read again when it changes.
_KNOWN: dict[Path, tuple[tuple[int, ...], dict[Case, "Destroyed"]]] = {}


@dataclass(frozen=True)
class Destroyed:
    """A case's key that was destroyed. `by` names a member's id or a command; `ground` is one of GROUNDS."""

    case: Case
    at: datetime
    by: str
    ground: str

    @property
    def sentence(self) -> str:
        """What stands where the words stood."""
        day = day_of(self.at)
        return f"These words can no longer be read: the key of their case was destroyed on {day.day} {day:%B %Y}."


def check_ground(ground: str) -> None:
    """Raise Invalid for what is no ground."""
    if ground not in GROUNDS:
        raise Invalid("That is no ground for destroying a key.", instead=f"Give one of: {', '.join(sorted(GROUNDS))}.")


def entries(folder: Path) -> dict[Case, Destroyed]:
    """Those registered in a folder; none where there is no register. Raises Broken for a damaged one."""
    path = folder / FILE
    try:
        told = path.stat()
    except FileNotFoundError:
        return {}
    # A register is replaced whole, so that each has an inode and a moment of its own.
    mark = (told.st_ino, told.st_mtime_ns, told.st_size)
    known = _KNOWN.get(path)
    if known is None or known[0] != mark:
        known = _KNOWN[path] = (mark, read(path))
    return known[1]


def read(path: Path) -> dict[Case, Destroyed]:
    """What a register's file holds. Raises Broken where it cannot be read whole."""
    try:
        return from_bytes(path.read_bytes(), str(path))
    except OSError as problem:
        raise Broken(
            f"{path} cannot be read: {problem.strerror}.", instead="Give the register of destroyed keys."
        ) from None


def from_bytes(content: bytes, where: str) -> dict[Case, Destroyed]:
    """What a register says. Raises Broken for anything else than a whole one."""
    try:
        told = json.loads(content)
        if told["version"] != 1 or told["count"] != len(told["destroyed"]):
            raise ValueError
        found = [
            Destroyed(Case.parse(row["case"]), datetime.fromisoformat(row["at"]), row["by"], row["ground"])
            for row in told["destroyed"]
        ]
    except (ValueError, KeyError, TypeError, Invalid):
        raise Broken(
            f"The register of destroyed keys at {where} is damaged, and without it no key can be trusted to be one "
            "that may still be used.",
            instead="Put another copy of it there: one lies beside every copy of the case keys.",
        ) from None
    return {each.case: each for each in found}


def to_bytes(destroyed: Iterable[Destroyed]) -> bytes:
    """A register, a line for each."""
    rows = [
        {"case": str(each.case), "at": each.at.isoformat(timespec="seconds"), "by": each.by, "ground": each.ground}
        for each in sorted(destroyed, key=lambda each: (each.at, str(each.case)))
    ]
    lines = ",\n".join(json.dumps(row, sort_keys=True) for row in rows)
    return f'{{"version": 1, "count": {len(rows)}, "destroyed": [\n{lines}\n]}}\n'.encode("ascii")


def add(folder: Path, more: Iterable[Destroyed]) -> None:
    """Put more into a folder's register, unless they are in it. Hold the store's lock alone."""
    here = entries(folder)
    together = {**{each.case: each for each in more}, **here}
    if together != here:
        durable.replace(folder / FILE, to_bytes(together.values()))
