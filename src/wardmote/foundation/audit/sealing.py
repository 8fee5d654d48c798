"""The sealer: gives every row its place in its partnership's chain, and says outside the database how far each goes.

Rows come in many at once and unordered; sealing is what orders them. It may run anywhere, at any time and twice at
once: a lock lets one at a time through, and the database lets no two seals have one place.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from wardmote.errors import Broken
from wardmote.foundation.audit import anchors
from wardmote.foundation.audit.hashing import COLUMNS, beginning, seal_hash
from wardmote.foundation.audit.models import AuditRow, Seal, Waiting
from wardmote.foundation.audit.signing import Signer, signer

#: Rows sealed in one transaction: it is over in well under a second.
AT_ONCE = 5_000
NOWHERE = (0, "")


def folder() -> Path:
    """Where the anchors are."""
    return Path(settings.WARDMOTE_DATA) / "anchors"


def key_path() -> Path:
    """Where the key that signs them is."""
    return Path(settings.WARDMOTE_VAR) / "keys" / "audit"


def seal(at: datetime) -> int:
    """Seal every row that waits, and anchor the chains; how many rows were sealed.

    Raises Broken, after sealing all other chains, for a chain that is not as its anchor says: rows are never chained to
    a forged past. What was not anchored by a sealer that died is anchored now.
    """
    with anchors.locked(folder()):
        key = _signer()
        said = anchors.heads(folder(), key.checker) or anchors.Heads()
        torn = _torn(said)
        found = {str(chain): head for chain, head in heads() if str(chain) not in torn}
        found |= {chain: said.heads[chain] for chain in torn if chain in said.heads}
        waiting = {str(chain) for chain in Waiting.objects.values_list("partnership", flat=True)} - torn
        sealed = sum(_seal_chain(chain, found, key) for chain in sorted(waiting))
        if sealed or said.may:
            anchors.write(folder(), found, at=at, signer=key)
    if torn:
        raise Broken(
            f"{len(torn)} of the audit's chains do not end where their anchor says, so they were not sealed further.",
            instead="Run wardmote audit verify. After a restore from a backup, run wardmote audit seal --restored.",
        )
    return sealed


def seal_restored(at: datetime) -> int:
    """Like `seal`, after the database was put back from a backup: say for ever that what came after it is lost."""
    with anchors.locked(folder()):
        found = {str(chain): head for chain, head in heads()}
        anchors.write(folder(), found, at=at, signer=_signer(), restored=True)
    return seal(at)


def _signer() -> Signer:
    return signer(key_path(), may_make=not (folder() / anchors.HEADS).exists())


def heads() -> Iterator[tuple[UUID, anchors.Head]]:
    """Every chain and how far it goes, by a step of the index for each: no reading through the seals."""
    chain = Seal.objects.order_by("partnership").values_list("partnership", flat=True).first()
    while chain is not None and (head := _head(chain)):
        yield chain, head
        after = Seal.objects.filter(partnership__gt=chain).order_by("partnership")
        chain = after.values_list("partnership", flat=True).first()


def _torn(said: anchors.Heads) -> set[str]:
    """The chains that do not end where the sealer left them: cut, put on to, or sealed by another hand."""
    found = {str(chain): head for chain, head in heads()}
    return {
        chain
        for chain in {*found, *said.heads}
        if found.get(chain) not in (said.heads.get(chain), said.may.get(chain, NOWHERE))
    }


def _head(chain: UUID) -> anchors.Head | None:
    last = Seal.objects.filter(partnership=chain).order_by("-sequence").values_list("sequence", "hash").first()
    return (last[0], bytes(last[1]).hex()) if last else None


def _seal_chain(chain: str, found: dict[str, anchors.Head], key: Signer) -> int:
    """Seal what waits of one chain; `found`, how far every chain goes, is brought up to date."""
    before = found.get(chain, NOWHERE)[0]
    while end := _seal_some(UUID(chain), found, key):
        found[chain] = end
    return found.get(chain, NOWHERE)[0] - before


@transaction.atomic
def _seal_some(chain: UUID, found: dict[str, anchors.Head], key: Signer) -> anchors.Head | None:
    # Locked in order, so that of two sealers without a common lock the second waits and then finds nothing.
    waiting = Waiting.objects.select_for_update().filter(partnership=chain).order_by("row")
    numbers = list(waiting.values_list("row", flat=True)[:AT_ONCE])
    rows = AuditRow.objects.filter(partnership=chain, pk__in=numbers).order_by("pk").values_list(*COLUMNS)
    seals = _chained(chain, rows)
    if not seals:
        return None
    end = (seals[-1].sequence, seals[-1].hash.hex())
    anchors.intend(folder(), found, may={str(chain): end}, signer=key)
    Seal.objects.bulk_create(seals)
    Waiting.objects.filter(pk__in=[each.row_id for each in seals]).delete()
    return end


def _chained(chain: UUID, rows: Any) -> list[Seal]:
    head = _head(chain)
    sequence, previous = (head[0], bytes.fromhex(head[1])) if head else (0, beginning(chain))
    made = []
    for row in rows:
        sequence, hash_ = sequence + 1, seal_hash(previous, row)
        made.append(Seal(row_id=row[0], partnership=chain, sequence=sequence, previous=previous, hash=hash_))
        previous = hash_
    return made
