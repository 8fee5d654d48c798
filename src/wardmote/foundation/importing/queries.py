"""The only readers of imports: always for a viewer. Whoever may import something reads what colleagues did."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.desks import ImportKind
from wardmote.foundation.importing.kinds import kind_named
from wardmote.foundation.importing.models import RUNNING, TRIED, Import, ImportReading
from wardmote.foundation.importing.naming import guess, shape_of
from wardmote.foundation.importing.running import Judged
from wardmote.foundation.importing.spreadsheets import SheetRead

#: How many a list shows.
LISTED = 100


@dataclass(frozen=True)
class ImportSeen:
    """An import. `table` is the sheet that is taken, None until it is chosen, and once the import is settled."""

    id: UUID
    reference: str
    kind: ImportKind
    file: str
    sheets: tuple[str, ...]
    table: SheetRead | None
    columns: dict[str, int]
    meant: dict[str, dict[str, str]]
    account: tuple[Judged, ...]
    anew: bool
    state: str
    made_at: datetime
    made_by: str
    settled_at: datetime | None
    settled_by: str

    @property
    def running(self) -> bool:
        """It is neither imported nor given up."""
        return self.state in RUNNING


@dataclass(frozen=True)
class ReadingSeen:
    """Which column says what, and what names mean; `remembered` says that a member said so before."""

    columns: dict[str, int]
    meant: dict[str, dict[str, str]]
    remembered: bool


def imports_for(viewer: Viewer) -> tuple[ImportSeen, ...]:
    """What was imported lately, the latest first."""
    rows = seen(viewer, Import, BUSINESS).order_by("-made_at", "reference")
    return tuple(map(_seen, rows[:LISTED]))


def import_for(viewer: Viewer, reference: str) -> ImportSeen:
    """One import by its reference; raises Missing."""
    return _seen(row_of(viewer, reference))


def row_of(viewer: Viewer, reference: str, *, for_change: bool = False) -> Import:
    """The row of one import; raises Missing."""
    rows = seen(viewer, Import, BUSINESS).filter(reference=reference)
    found = (rows.select_for_update() if for_change else rows).first()
    if found is None:
        raise Missing("There is no such import here.", instead="See the list of imports.")
    return found


def reading_for(viewer: Viewer, kind: ImportKind, table: SheetRead) -> ReadingSeen:
    """How a table is read: as a member said of the same headings, else as the headings tell."""
    row = seen(viewer, ImportReading, BUSINESS).filter(kind=kind.slug, shape=shape_of(table.labels)).first()
    if row is None:
        return ReadingSeen(guess(table.labels, kind.columns), {}, remembered=False)
    named = {column.name for column in kind.columns}
    return ReadingSeen({n: at for n, at in row.columns.items() if n in named}, row.meant, remembered=True)


def specimens() -> dict[str, dict[str, str]]:
    """An example of every address of imports that takes arguments."""
    rows = Import.objects.order_by("made_at", "reference")
    row = rows.filter(state=TRIED).first() or rows.first()
    if row is None:
        return {}
    names = ("show-import", "choose-columns", "explain-names", "make-import", "give-up-import")
    found: dict[str, dict[str, str]] = {name: {"reference": row.reference} for name in names}
    found["choose-sheet"] = {"reference": row.reference}
    return {**found, "download-account": {"reference": row.reference, "ending": "csv"}}


def _seen(row: Import) -> ImportSeen:
    tables: dict[str, Any] = {each["name"]: each for each in row.tables}
    chosen = tables.get(row.sheet)
    return ImportSeen(
        id=row.id,
        reference=row.reference,
        kind=kind_named(row.kind),
        file=row.file,
        sheets=tuple(tables),
        table=SheetRead.of(chosen) if chosen else None,
        columns=row.columns,
        meant=row.meant,
        account=tuple(map(Judged.of, row.account)),
        anew=row.anew,
        state=row.state,
        made_at=row.made_at,
        made_by=row.made_by,
        settled_at=row.settled_at,
        settled_by=row.settled_by,
    )
