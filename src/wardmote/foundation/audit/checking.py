"""Is an export of the audit as it was written? Reads its lines once, and asks no database and no key but its own.

Whoever checks is told the key's fingerprint by another way than the file, and keeps an anchor of before, where they
can: a file that somebody made anew, with a key of theirs, is whole in itself.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from wardmote.foundation.audit import anchors
from wardmote.foundation.audit.hashing import COLUMNS, beginning, said_hash
from wardmote.foundation.audit.recording import commitment
from wardmote.foundation.audit.signing import Checker, checker_of

#: Which form a file has: the first thing that it says.
FORM = 1
_HASH = re.compile(r"[0-9a-f]{64}")
#: More faults than this are not told one by one.
MANY = 20


@dataclass
class Checked:
    """What was found. `faults` are sentences, and none where all is whole; `notes` are worth knowing."""

    chain: str = ""
    first: int = 0
    last: int = 0
    rows: int = 0
    told: int = 0
    anchors: int = 0
    fingerprint: str = ""
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def check(
    lines: Iterable[bytes], *, key: str = "", kept: Iterable[bytes] = (), proofs: Iterable[bytes] = ()
) -> Checked:
    """Read an export. `key` is how the fingerprint begins that its reader was told; `kept` are anchors they kept from
    before, `proofs` what `prove` gave of rows in it. Nothing is raised, whatever stands there."""
    reading = _Reading(key.replace(" ", "").lower())
    for line in lines:
        reading.take(line)
    reading.finish()
    for line in kept:
        reading.compare(line)
    for line in proofs:
        reading.prove(line)
    found = reading.found
    if len(found.faults) > MANY:
        found.notes.append(f"{len(found.faults) - MANY:,} more faults are not told one by one.")
        del found.faults[MANY:]
    return found


class _Reading:
    """One pass over an export: what was met so far."""

    def __init__(self, key: str) -> None:
        self.key, self.found = key, Checked()
        self.number, self.digest = 0, hashlib.sha256()
        self.header: dict[str, Any] = {}
        self.checker: Checker | None = None
        self.ended = False
        self.at = b""
        #: Where the chain was at a place that an anchor may name.
        self.hashes: dict[int, str] = {}
        self.rows: dict[int, list[Any]] = {}
        self.places: dict[int, str] = {}
        self.restores: list[tuple[int, int]] = []

    def wrong(self, what: str) -> None:
        self.found.faults.append(f"Line {self.number:,}: {what}")

    def take(self, line: bytes) -> None:
        """One line after another."""
        self.number += 1
        said = _said(line)
        if said is None:
            self.wrong("this is no line of an export.")
        elif self.ended:
            self.wrong("it was put on after the end.")
        elif self.number == 1 or "audit_export" in said:
            self._begin(said)
        elif "digest" in said:
            self._end(said)
        elif "anchor" in said:
            self._anchor(said)
        else:
            self._row(said)
        self.digest.update(line)

    def _begin(self, said: Mapping[str, Any]) -> None:
        told = said.get("audit_export") == FORM and all(isinstance(said.get(each), int) for each in ("first", "last"))
        previous, pem = said.get("previous"), said.get("key")
        if self.number > 1 or not told or not _is_hash(previous) or not isinstance(pem, str):
            self.wrong("an export begins otherwise, and only once.")
            return
        self.header, self.checker = dict(said), checker_of(pem.encode(errors="replace"))
        found = self.found
        found.chain, found.first, found.last = str(said.get("chain")), said["first"], said["last"]
        self.at = bytes.fromhex(str(previous))
        self.hashes[found.first - 1] = str(previous)
        if found.first == 1 and not _is_beginning(found.chain, self.at):
            self.wrong("the chain does not begin as this partnership's does.")
        if self.checker is None:
            self.wrong("there is no key to check signatures with.")
            return
        found.fingerprint = self.checker.fingerprint
        if not self.key:
            found.notes.append(
                f"It is signed by the key {found.fingerprint}. Ask the partnership, by another way than they sent the "
                "file, whether that is theirs: then give it with --key."
            )
        elif len(self.key) < len(self.checker.name) or not found.fingerprint.startswith(self.key):
            self.wrong(f"it is signed by the key {found.fingerprint}, and not by the one that you were told.")

    def _row(self, said: Mapping[str, Any]) -> None:
        expected = self.found.first + self.found.rows
        self.found.rows += 1
        if said.get("sequence") != expected or not _is_hash(said.get("hash")):
            self.wrong(f"row {expected:,} should stand here: something was taken out, put in or moved.")
            return
        row, hash_ = said.get("row"), said["hash"]
        if row is not None:
            self.found.told += 1
            if not isinstance(row, list) or len(row) != len(COLUMNS) or said_hash(self.at, row).hex() != hash_:
                self.wrong(f"row {expected:,} is not what was sealed, or does not follow the row before it.")
            elif row[1] != self.found.chain:
                self.wrong(f"row {expected:,} is another partnership's.")
            else:
                self.rows[expected] = row
        self.hashes[expected], self.at = hash_, bytes.fromhex(hash_)

    def _anchor(self, said: Mapping[str, Any]) -> None:
        self.found.anchors += 1
        line = _anchor(str(said["anchor"]).encode(errors="replace"))
        if line is None or not self._is_signed(line):
            self.wrong("this anchor is not signed by the key of the export.")
            return
        head = anchors.heads_of(line).get(self.found.chain)
        if line.get("restored"):
            end = head[0] if head else 0
            self.restores.append((line.get("number", 0), end))
            self.places = {place: hash_ for place, hash_ in self.places.items() if place <= end}
        if head:
            self.places[head[0]] = head[1]

    def _end(self, said: dict[str, Any]) -> None:
        self.ended = True
        heads = {self.found.chain: [self.found.last, self.at.hex()]}
        if said.get("heads") != heads or said.get("lines") != self.number - 1:
            self.wrong("the end does not fit what is before it: something was taken out or put in.")
        if said.get("digest") != self.digest.hexdigest():
            self.wrong("something above was changed after it was signed.")
        if not self._is_signed(said):
            self.wrong("the end is not signed by the key of the export.")

    def finish(self) -> None:
        """What only shows at the end."""
        found = self.found
        if not self.ended:
            found.faults.append("The end is missing: the tail of the file was cut off.")
        if found.rows != found.last - found.first + 1:
            found.faults.append(
                f"It says that it holds rows {found.first:,} to {found.last:,}, and holds {found.rows:,}."
            )
        for place, hash_ in self.places.items():
            if place in self.hashes and self.hashes[place] != hash_:
                found.faults.append(f"Row {place:,} is not the one that was anchored there.")
        if self.restores:
            found.notes.append(
                "The database was put back from a backup at least once: rows after that backup were lost."
            )

    def compare(self, line: bytes) -> None:
        """An anchor that the reader kept from before: does the chain go through where it says?"""
        said = _anchor(line)
        if said is None or not self._is_signed(said):
            self.found.faults.append("An anchor that you kept is not signed by the key of the export.")
            return
        head = anchors.heads_of(said).get(self.found.chain)
        if head is None or head[0] not in self.hashes:
            self.found.notes.append("An anchor that you kept says nothing of these rows.")
        elif self.hashes[head[0]] == head[1]:
            self.found.notes.append(f"The anchor that you kept of row {head[0]:,} agrees.")
        elif any(number > said.get("number", 0) and end < head[0] for number, end in self.restores):
            self.found.notes.append(f"Row {head[0]:,} of the anchor that you kept was lost to a restore.")
        else:
            self.found.faults.append(
                f"Row {head[0]:,} is not the one of the anchor that you kept: it was written anew."
            )

    def prove(self, line: bytes) -> None:
        """What `prove` said of one field: does its commitment open?"""
        said = _said(line.rstrip(b"\n") + b"\n") or {}
        place, name = said.get("proof_of"), said.get("field")
        row = self.rows.get(place) if isinstance(place, int) else None
        if row is None:
            self.found.faults.append("A proof is of no row that is told whole in this export.")
            return
        told = dict(zip(COLUMNS, row, strict=True))
        made = dict(zip(str(told["fields"]).split(), str(told["commitments"]).split(), strict=False))
        salt = said.get("salt")
        opened = isinstance(salt, str) and re.fullmatch(r"[0-9a-f]{32}", salt) and name in made
        if (
            opened
            and commitment(bytes.fromhex(str(salt)), str(told["record"]), str(name), said.get("value")) == made[name]
        ):
            self.found.notes.append(f"Proved: row {place:,} wrote {json.dumps(said['value'])} in {name}.")
        else:
            self.found.faults.append(f"What is to be proved of row {place} is not what was written.")

    def _is_signed(self, said: dict[str, Any]) -> bool:
        return self.checker is not None and anchors.is_signed(said, self.checker)


def _said(line: bytes) -> dict[str, Any] | None:
    """What a line says; None where it is not written as we write lines: one way alone, so that nothing hides in it."""
    try:
        said = json.loads(line)
        return said if isinstance(said, dict) and anchors.as_line(said) == line else None
    except (ValueError, RecursionError):
        return None


def _anchor(line: bytes) -> dict[str, Any] | None:
    """An anchor as it was written; None where it is none."""
    said = _said(line.rstrip(b"\n") + b"\n")
    try:
        return said if said is not None and anchors.heads_of(said) is not None else None
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _is_hash(said: object) -> bool:
    return isinstance(said, str) and _HASH.fullmatch(said) is not None


def _is_beginning(chain: str, previous: bytes) -> bool:
    try:
        return beginning(UUID(chain)) == previous
    except ValueError:
        return False
