"""What the anchors say of each chain, after asking whether they are ours and whether any is missing."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from wardmote.errors import Broken
from wardmote.foundation.audit import anchors
from wardmote.foundation.audit.examining import Told
from wardmote.foundation.audit.hashing import beginning
from wardmote.foundation.audit.signing import Checker, checker, signer

#: Say what is wrong: (kind, sentence, what to do).
Tell = Callable[[str, str, str], None]

_BACK = "Put the folder of anchors back from a backup, and compare it with the last line kept elsewhere."


class Anchored:
    """The anchors in a folder, read once: `told` by chain, `lines` how many there were."""

    def __init__(self, home: Path, key: Path, fault: Tell, note: Callable[[str], None]) -> None:
        self.home, self.fault, self.note = home, fault, note
        self.lines = 0
        self.places: dict[str, dict[int, bytes]] = {}
        self.may: dict[str, tuple[int, bytes]] = {}
        self.unread = True
        try:
            self.trusted = self._trusted(key)
            self._read()
        except Broken as error:
            fault("anchor", error.sentence, error.instead)

    def told(self, chain: str) -> Told:
        """What is known of this chain from outside the database."""
        if self.unread:
            return Told(beginning(UUID(chain)), {}, unread=True)
        return Told(beginning(UUID(chain)), self.places.get(chain, {}), self.may.get(chain))

    def _trusted(self, key: Path) -> Checker:
        """Our own key; where it is not here, the public half beside the anchors, which proves less."""
        if key.exists():
            return signer(key, may_make=False).checker
        self.note(
            f"The key is not at {key}, so signatures were checked against {self.home / anchors.KEY}, which whoever "
            "changed the anchors could have changed too."
        )
        return checker(self.home / anchors.KEY)

    def _read(self) -> None:
        path = self.home / anchors.HEADS
        if not path.exists():
            self.fault("anchor", f"There is no {path}: nothing outside the database vouches for the chains.", _BACK)
            return
        raw = anchors.read(path.read_bytes(), path)
        self._check(raw, anchors.HEADS)
        said = anchors.heads(self.home) or anchors.Heads()
        for line in self._lines():
            self._take(line)
        if self.lines < said.lines:
            words = f"{self.home / anchors.LINES} has {self.lines:,} lines, and {said.lines:,} were written."
            self.fault("anchor", words, _BACK)
        self._places(said.heads)
        self.may = {chain: (sequence, bytes.fromhex(hash_)) for chain, (sequence, hash_) in said.may.items()}
        self.unread = False

    def _take(self, line: dict[str, Any]) -> None:
        found = anchors.heads_of(line)
        if line.get("restored"):
            self._forget(found, line["at"])
        self._places(found)

    def _places(self, found: dict[str, anchors.Head]) -> None:
        for chain, (sequence, hash_) in found.items():
            self.places.setdefault(chain, {})[sequence] = bytes.fromhex(hash_)

    def _forget(self, found: dict[str, anchors.Head], at: str) -> None:
        """What was lost before a restore is no longer expected, and always told of."""
        for chain, told in self.places.items():
            end = found.get(chain, (0, ""))[0]
            if lost := [sequence for sequence in told if sequence > end]:
                self.note(f"Chain {chain}: rows {end + 1:,} to {max(lost):,} were lost to the restore of {at}.")
            for sequence in lost:
                del told[sequence]

    def _lines(self) -> Iterator[dict[str, Any]]:
        """Every whole line. Each names the line before, so the last one's signature vouches for them all."""
        path, before, said = self.home / anchors.LINES, "", None
        if not path.exists():
            return
        with path.open("rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                said = anchors.read(line, path)
                self.lines += 1
                if (said.get("before"), said.get("number")) != (before, self.lines):
                    self.fault("anchor", f"{path}: line {self.lines:,} does not follow the one before it.", _BACK)
                if said.get("key") != self.trusted.name:
                    self._check(said, f"line {self.lines:,} of {anchors.LINES}")
                before = anchors.line_hash(line)
                yield said
        if said:
            self._check(said, f"line {self.lines:,} of {anchors.LINES}")

    def _check(self, said: dict[str, Any], where: str) -> None:
        if anchors.is_signed(said, self.trusted):
            return
        if said.get("key") != self.trusted.name:
            words = f"{self.home}: {where} is signed by another key than this installation's."
            self.fault("wrong key", words, f"Put the escrowed key back if it was lost; else this is forged. {_BACK}")
        else:
            self.fault("anchor", f"{self.home}: {where} was changed after it was signed.", _BACK)
