"""An export of the audit: a file by which somebody elsewhere sees, without the database, that it is as it was written.

It holds the rows of one partnership and some days in their order, each with its seal's hash, the anchors that bear on
them, the public key, and at the end a signature of all of it. A row that its reader may not read is withheld: its hash
stands there alone, so that the chain is whole. The form is told in docs/how-to/check-the-audit-elsewhere.md.
"""

import hashlib
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import Max, Min, QuerySet

from wardmote.errors import Missing
from wardmote.foundation.audit import anchors
from wardmote.foundation.audit.checking import FORM
from wardmote.foundation.audit.hashing import COLUMNS, beginning, said_of
from wardmote.foundation.audit.models import AuditRow, Seal
from wardmote.foundation.audit.sealing import folder, key_path
from wardmote.foundation.audit.signing import Signer, signer
from wardmote.foundation.now import instant_of


@dataclass(frozen=True)
class Exported:
    """What a file holds: how many rows, how many of them told whole, and the fingerprint of the key that signed it."""

    rows: int
    told: int
    fingerprint: str


@dataclass(frozen=True)
class Stretch:
    """Places of a chain, from the `first` to the `last`, and the hash that the first follows."""

    chain: UUID
    first: int
    last: int
    previous: bytes


def export(
    chain: UUID,
    into: Path,
    *,
    first: date | None,
    until: date | None,
    at: datetime,
    told: Collection[int] | None = None,
) -> Exported:
    """Write the sealed rows of a chain, from the `first` day `until` the last, to a file; what it holds.

    `told` are the numbers of the rows that are written whole; without it all are. Raises Missing where nothing was
    sealed on those days, Broken where the key is not here. The file is whole or none.
    """
    key = signer(key_path(), may_make=False)
    stretch = _stretch(chain, first, until)
    waiting = into.with_name(f"{into.name}.part")
    writer = _Writer(key)
    try:
        with os.fdopen(os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as writer.file:
            writer.begin(stretch, first, until, at)
            writer.rows(stretch, told)
            writer.anchors(stretch)
            writer.end(stretch)
        waiting.replace(into)
    finally:
        waiting.unlink(missing_ok=True)
    return Exported(stretch.last - stretch.first + 1, writer.told, key.checker.fingerprint)


def fingerprint() -> str:
    """That of the key that signs anchors and exports; nothing before there is one."""
    path = key_path()
    return signer(path, may_make=False).checker.fingerprint if path.exists() else ""


def _stretch(chain: UUID, first: date | None, until: date | None) -> Stretch:
    rows = Seal.objects.filter(partnership=chain)
    within = rows
    if first:
        within = within.filter(row__at__gte=instant_of(first, time()))
    if until:
        within = within.filter(row__at__lt=instant_of(until + timedelta(days=1), time()))
    found = within.aggregate(first=Min("sequence"), last=Max("sequence"))
    if found["first"] is None:
        raise Missing("Nothing of the audit was sealed on those days.", instead="Choose other days.")
    before = rows.filter(sequence=found["first"] - 1).values_list("hash", flat=True).first()
    return Stretch(chain, found["first"], found["last"], bytes(before) if before else beginning(chain))


class _Writer:
    """Writes lines, and knows the hash of all that it wrote."""

    def __init__(self, key: Signer) -> None:
        self.key = key
        self.file: Any = None
        self.digest = hashlib.sha256()
        self.lines = self.told = 0
        self.last = ""

    def begin(self, stretch: Stretch, first: date | None, until: date | None, at: datetime) -> None:
        self._line(
            {
                "audit_export": FORM,
                "chain": str(stretch.chain),
                "first": stretch.first,
                "last": stretch.last,
                "previous": stretch.previous.hex(),
                "from": first.isoformat() if first else "",
                "until": until.isoformat() if until else "",
                "made_at": at.isoformat(),
                "key": self.key.checker.pem().decode(),
            }
        )

    def rows(self, stretch: Stretch, told: Collection[int] | None) -> None:
        for sequence, hash_, values in _sealed(stretch) if told is None else _withheld(stretch, told):
            said: dict[str, Any] = {"sequence": sequence, "hash": hash_.hex()}
            if values:
                said["row"] = said_of(values)
                self.told += 1
            self._line(said)
            self.last = said["hash"]

    def anchors(self, stretch: Stretch) -> None:
        for line in _anchors(stretch):
            self._line({"anchor": line})

    def end(self, stretch: Stretch) -> None:
        heads = {str(stretch.chain): (stretch.last, self.last)}
        said = {"digest": self.digest.hexdigest(), "lines": self.lines, "heads": heads}
        self.file.write(anchors.signed(said, self.key))

    def _line(self, said: dict[str, Any]) -> None:
        line = anchors.as_line(said)
        self.file.write(line)
        self.digest.update(line)
        self.lines += 1


Sealed = tuple[int, bytes, tuple[Any, ...]]


def _sealed(stretch: Stretch) -> Iterator[Sealed]:
    """Every place with its hash and its row's values."""
    columns = (f"row__{name}" for name in COLUMNS)
    for sequence, hash_, *values in _seals(stretch).values_list("sequence", "hash", *columns).iterator():
        yield sequence, bytes(hash_), tuple(values)


def _withheld(stretch: Stretch, told: Collection[int]) -> Iterator[Sealed]:
    """The same, with the values of these rows alone."""
    whole = {row[0]: row for row in AuditRow.objects.filter(pk__in=told).values_list(*COLUMNS)}
    for sequence, hash_, row in _seals(stretch).values_list("sequence", "hash", "row").iterator():
        yield sequence, bytes(hash_), whole.get(row, ())


def _seals(stretch: Stretch) -> "QuerySet[Seal]":
    within = {"partnership": stretch.chain, "sequence__gte": stretch.first, "sequence__lte": stretch.last}
    return Seal.objects.filter(**within).order_by("sequence")


def _anchors(stretch: Stretch) -> Iterator[str]:
    """The lines, as they were written, that say where this chain was within the stretch; and all of restores."""
    path = folder() / anchors.LINES
    if not path.exists():
        return
    with path.open("rb") as file:
        for line in file:
            if not line.endswith(b"\n"):
                return
            said = anchors.read(line, path)
            head = anchors.heads_of(said).get(str(stretch.chain))
            if said.get("restored") or (head and stretch.first - 1 <= head[0] <= stretch.last):
                yield line[:-1].decode()
