"""Is the audit as it was written? Reads every row, follows every chain, and asks the anchors outside the database."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection
from django.db.models import Exists, OuterRef

from wardmote.foundation.audit import anchors, guards
from wardmote.foundation.audit.anchored import Anchored
from wardmote.foundation.audit.examining import MANY, Finding, Link, Told, diagnose, is_whole
from wardmote.foundation.audit.hashing import COLUMNS
from wardmote.foundation.audit.models import AuditRow, Seal, Waiting
from wardmote.foundation.audit.sealing import folder, heads, key_path
from wardmote.foundation.audit.waiting import PATIENCE


@dataclass(frozen=True)
class Fault:
    """One thing wrong: its kind in a word, a sentence that says which row, and what to do."""

    kind: str
    sentence: str
    instead: str
    chain: str = ""
    sequence: int = 0


@dataclass
class Report:
    """What was looked at, what was wrong, and what is only worth knowing."""

    rows: int = 0
    chains: int = 0
    anchors: int = 0
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def fault(self, kind: str, sentence: str, instead: str) -> None:
        """Add one that is of no one place in a chain."""
        self.faults.append(Fault(kind, sentence, instead))


def verify(at: datetime) -> Report:
    """Read it all. A fault is said and not raised, so that all of them are."""
    report = Report()
    with anchors.locked(folder()):
        # How far chains and anchors go at one moment, for the sealer goes on while we read.
        ends = {str(chain): head[0] for chain, head in heads()}
        anchored = Anchored(folder(), key_path(), report.fault, report.notes.append) if _begun(ends) else None
    if anchored:
        report.anchors = anchored.lines
        for chain in sorted({*ends, *anchored.places}):
            report.chains += 1
            report.rows += ends.get(chain, 0)
            _examine(chain, ends.get(chain, 0), anchored.told(chain), report)
    _unsealed(at, report)
    _guards(report)
    return report


def _begun(ends: dict[str, int]) -> bool:
    """Has anything ever been sealed here?"""
    return bool(ends) or (folder() / anchors.HEADS).exists() or (folder() / anchors.LINES).exists()


def _examine(chain: str, end: int, told: Told, report: Report) -> None:
    if is_whole(_links(chain, end), told):
        return
    found = diagnose(_links(chain, end), told)
    report.faults += [_fault(chain, each) for each in found[:MANY]]
    if len(found) > MANY:
        report.notes.append(f"Chain {chain}: {len(found) - MANY:,} more faults are not told one by one.")


def _links(chain: str, end: int) -> Iterator[Link]:
    columns = (f"row__{name}" for name in COLUMNS)
    found = Seal.objects.filter(partnership=chain, sequence__lte=end).order_by("sequence")
    for sequence, previous, hash_, *values in found.values_list("sequence", "previous", "hash", *columns).iterator():
        yield Link(sequence, bytes(previous), bytes(hash_), tuple(values))


#: What each kind of finding says of rows, and what to do about it.
_SAID = {
    "changed": ("changed after it was sealed", "Compare it with a backup from before."),
    "deleted": ("deleted", "A backup from before holds what is gone."),
    "inserted": ("put in, and not by the sealer", "Nothing vouches for it: do not rely on it."),
    "reordered": ("moved from where it was sealed", "Compare the order with a backup from before."),
    "tail cut": (
        "cut off the end",
        "A backup holds what is gone. After a restore, run wardmote audit seal --restored.",
    ),
    "re-hashed": ("hashed again by somebody who could not sign", "Rely on none of them: compare with a backup."),
}


def _fault(chain: str, found: Finding) -> Fault:
    said, instead = _SAID[found.kind]
    if found.until > found.sequence:
        which = f"rows {found.sequence:,} to {found.until:,} were"
    else:
        which = f"row {found.sequence:,}{f' (number {found.row:,} in the database)' if found.row else ''} was"
    return Fault(found.kind, f"Chain {chain}: {which} {said}.", instead, chain, found.sequence)


def _unsealed(at: datetime, report: Report) -> None:
    """Rows that nobody has sealed, and rows that went before anybody could."""
    late = AuditRow.objects.filter(~Exists(Seal.objects.filter(row=OuterRef("pk"))), at__lt=at - PATIENCE)
    if count := late.count():
        oldest = late.earliest("at").pk
        rows = "1 row has" if count == 1 else f"{count:,} rows have"
        words = f"{rows} waited longer than a minute for a seal, the oldest number {oldest:,}."
        report.fault("unsealed", words, "Run wardmote audit seal, and see that the worker runs.")
    gone = Waiting.objects.filter(~Exists(AuditRow.objects.filter(pk=OuterRef("row"))))
    for number in gone.values_list("row", flat=True)[:MANY]:
        words = f"Row number {number:,} was deleted before it was sealed."
        report.fault("deleted", words, "Find out who could: the site's own role cannot.")


def _guards(report: Report) -> None:
    if absent := guards.missing(connection):
        words = f"The database does not guard the audit as it should: {', '.join(sorted(absent))} does not stand."
        report.fault("guard", words, "Find out who took it away, then run wardmote migrate, which puts it back.")
