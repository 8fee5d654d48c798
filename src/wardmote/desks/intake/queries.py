"""The only readers of drops. What comes back is frozen, and only of the viewer's partnership."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings

from wardmote.desks.intake import staging
from wardmote.desks.intake.models import ASKS, RUNNING, WAITING, Drop
from wardmote.errors import Missing, WardmoteError
from wardmote.evidence import Store
from wardmote.evidence.sources import recognise
from wardmote.foundation.access import BUSINESS, Viewer, seen

#: How many drops a list shows.
LISTED = 50
#: Files that may hold a partner's table, and how much of one says whose it is.
TABLES = (".csv", ".xlsx", ".xls", ".ods")
HEAD = 64 << 10

if TYPE_CHECKING:
    from wardmote.evidence.store.trying import Trial


@dataclass(frozen=True)
class DropSeen:
    """A drop. `account` is what the store said of every file."""

    id: UUID
    reference: str
    state: str
    files: tuple[dict[str, Any], ...]
    account: dict[str, Any]
    refusals: tuple[str, ...]
    asks: tuple[str, ...]
    job: str
    made_at: datetime
    made_by: str
    settled_at: datetime | None

    @property
    def settled(self) -> bool:
        """Taken in or refused."""
        return self.state not in RUNNING

    @property
    def may_be_given_up(self) -> bool:
        """Not while it is being taken in, when it may be in the store at any moment."""
        return self.state in (WAITING, ASKS)


def drops_for(viewer: Viewer) -> tuple[DropSeen, ...]:
    """The latest drops, newest first."""
    return tuple(_seen(row) for row in seen(viewer, Drop, BUSINESS).order_by("-made_at", "reference")[:LISTED])


def drop_for(viewer: Viewer, reference: str) -> DropSeen:
    """One drop by its reference; raises Missing."""
    return _one(viewer, reference=reference)


def drop_of_id(viewer: Viewer, drop: UUID) -> DropSeen:
    """One drop by its id; raises Missing."""
    return _one(viewer, pk=drop)


def trial_for(
    viewer: Viewer, drop: DropSeen, number: int, said: Mapping[str, Any], roles: Mapping[str, str], at: datetime
) -> "Trial":
    """How the table of one asking file (counted from 1) would be read, with what is said of it.

    Raises Missing for a file that asks nothing, and Invalid for one that is no table or has no such sheet.
    """
    if not 1 <= number <= len(drop.asks):
        raise Missing("This table needs no explaining.", instead="See the drop.")
    told = dict(said)
    sheet = str(told.pop("sheet", ""))
    path = staging.folder_of(drop.id) / drop.asks[number - 1]
    return Store.open(settings.WARDMOTE_STORE).try_table(path, at=at, sheet=sheet, said=told, roles=dict(roles))


def asking(viewer: Viewer, drop: UUID, at: datetime) -> list[str]:
    """The names of those files of a drop that hold a table no source and no remembered mapping knows."""
    paths = staging.paths(drop_of_id(viewer, drop).id)
    store = Store.open(settings.WARDMOTE_STORE)
    return [path.name for path in paths if path.name.lower().endswith(TABLES) and _asks(store, path, at)]


def _asks(store: Store, path: Path, at: datetime) -> bool:
    if path.name.lower().endswith(".csv") and _is_a_publishers(path):
        return False
    try:
        trial = store.try_table(path, at=at)
    except WardmoteError:
        # It is no table at all: taking it in says so.
        return False
    return not trial.known


def _is_a_publishers(path: Path) -> bool:
    with path.open("rb") as handle:
        head = handle.read(HEAD).decode("utf-8-sig", errors="replace")
    header = next(csv.reader(head.splitlines()[:1]), [])
    return recognise(tuple(name.strip() for name in header), head) is not None


def specimens() -> dict[str, dict[str, str]]:
    """An example of every address of this desk that takes arguments."""
    row = Drop.objects.order_by("made_at", "reference").first()
    if row is None:
        return {}
    found = {"show-drop": {"reference": row.reference}, "give-up-drop": {"reference": row.reference}}
    asking = Drop.objects.filter(state=ASKS).order_by("made_at", "reference").first()
    return {**found, "explain-table": {"reference": asking.reference, "number": "1"}} if asking else found


def _one(viewer: Viewer, **which: Any) -> DropSeen:
    row = seen(viewer, Drop, BUSINESS).filter(**which).first()
    if row is None:
        raise Missing("There is no such drop here.", instead="See the list of what was dropped.")
    return _seen(row)


def _seen(row: Drop) -> DropSeen:
    return DropSeen(
        id=row.id,
        reference=row.reference,
        state=row.state,
        files=tuple(row.files),
        account=row.account,
        refusals=tuple(row.refusals),
        asks=tuple(row.asks),
        job=row.job,
        made_at=row.made_at,
        made_by=row.made_by,
        settled_at=row.settled_at,
    )
