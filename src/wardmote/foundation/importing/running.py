"""Takes the rows of a table one by one by a desk's taker, and accounts for each. Used inside a verb's transaction."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from wardmote.errors import WardmoteError
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.desks import ImportKind, function
from wardmote.foundation.importing.models import ImportedRow
from wardmote.foundation.importing.naming import plain
from wardmote.foundation.importing.rows import ADDED, HERE, Outcome, Row, Unknown
from wardmote.foundation.importing.spreadsheets import SheetRead
from wardmote.foundation.now import day_of

REFUSED, PASSED, AGAIN = "refused", "passed over", "repeated"
#: How much of a row is shown to tell which it is.
SHOWN = 80


@dataclass(frozen=True)
class Judged:
    """What became of one line. `says` tells which row it is, `why` gives the reason; `unknown` is what its file's name
    for something is: the column, the name, and what it may mean (texts and words)."""

    line: int
    fate: str
    says: str
    why: str = ""
    record: tuple[str, str, str] | None = None
    digest: str = ""
    remarks: tuple[str, ...] = ()
    unknown: tuple[str, str, tuple[tuple[str, str], ...]] | None = field(default=None)

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Judged":
        """The same from what `as_dict` gave."""
        unknown = kept["unknown"]
        return cls(
            kept["line"], kept["fate"], kept["says"], kept["why"],
            tuple(kept["record"]) if kept["record"] else None, kept["digest"], tuple(kept["remarks"]),
            (unknown[0], unknown[1], tuple(map(tuple, unknown[2]))) if unknown else None,
        )  # fmt: skip

    def as_dict(self) -> dict[str, Any]:
        """As it is kept."""
        return dict(self.__dict__)

    @property
    def verdict(self) -> tuple[int, str, str]:
        """What has to be the same when it is done as when it was tried."""
        return self.line, self.fate, self.why


def take(
    kind: ImportKind, table: SheetRead, columns: Mapping[str, int], meant: Mapping, *, by: Viewer, at: datetime
) -> tuple[Judged, ...]:
    """Take every row, each whole or not at all; the account of all lines."""
    taker: Callable[[Row], Outcome] = function(kind.taker)(by=by, at=at)
    known = {
        row.digest: (row.desk, row.table, str(row.record))
        for row in seen(by, ImportedRow, BUSINESS).filter(kind=kind.slug)
    }
    return tuple(_judge(kind, table, columns, meant, taker, known, at))


def _judge(kind, table, columns, meant, taker, known, at) -> Iterator[Judged]:
    lines: dict[str, int] = {}
    titled = next(column.name for column in kind.columns if column.required)
    for line, cells in table.rows:
        values = {name: cells[at_column].strip() for name, at_column in columns.items()}
        says = (values.get(titled) or next(filter(None, cells)))[:SHOWN]
        if why := table.why_passed_over(cells):
            yield Judged(line, PASSED, says, why)
            continue
        digest = _digest(values)
        if digest in lines:
            yield Judged(line, AGAIN, says, f"It says the same as line {lines[digest]}.")
            continue
        lines[digest] = line
        if digest in known:
            yield Judged(line, HERE, says, "It was imported before.", known[digest], digest)
        else:
            yield _taken(kind, Row(line, values, day_of(at), meant), taker, says, digest)


def _taken(kind: ImportKind, row: Row, taker: Callable[[Row], Outcome], says: str, digest: str) -> Judged:
    empty = [each.title for each in kind.columns if each.required and not row.values.get(each.name)]
    if empty:
        named = ", ".join(f"“{title}”" for title in empty)
        return Judged(row.line, REFUSED, says, f"Nothing is given for {named}. Fill the cell in the file.")
    try:
        with transaction.atomic():
            outcome = taker(row)
    except Unknown as unknown:
        offers = tuple((each.text, each.words) for each in unknown.offers)
        asked = (unknown.name, unknown.text, offers)
        return Judged(row.line, REFUSED, says, str(unknown), remarks=tuple(row.remarks), unknown=asked)
    except WardmoteError as wrong:
        return Judged(row.line, REFUSED, says, str(wrong), remarks=tuple(row.remarks))
    record = (outcome.record[0], outcome.record[1], str(outcome.record[2])) if outcome.record else None
    why = "It is here already." if outcome.fate == HERE else ""
    return Judged(row.line, outcome.fate, says, why, record, digest, tuple(row.remarks))


def _digest(values: Mapping[str, str]) -> str:
    said = {name: plain(text) for name, text in sorted(values.items()) if plain(text)}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def added(account: tuple[Judged, ...]) -> int:
    """How many rows became records, or would."""
    return sum(each.fate == ADDED for each in account)
