"""The only readers of drops. What comes back is frozen, and only of the viewer's partnership."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from wardmote.desks.intake.models import WAITING, Drop
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen

#: How many drops a list shows.
LISTED = 50


@dataclass(frozen=True)
class DropSeen:
    """A drop. `account` is what the store said of every file."""

    id: UUID
    reference: str
    state: str
    files: tuple[dict[str, Any], ...]
    account: dict[str, Any]
    refusals: tuple[str, ...]
    job: str
    made_at: datetime
    made_by: str
    settled_at: datetime | None

    @property
    def settled(self) -> bool:
        """Taken in or refused."""
        return self.state != WAITING


def drops_for(viewer: Viewer) -> tuple[DropSeen, ...]:
    """The latest drops, newest first."""
    return tuple(_seen(row) for row in seen(viewer, Drop, BUSINESS).order_by("-made_at", "reference")[:LISTED])


def drop_for(viewer: Viewer, reference: str) -> DropSeen:
    """One drop by its reference; raises Missing."""
    return _one(viewer, reference=reference)


def drop_of_id(viewer: Viewer, drop: UUID) -> DropSeen:
    """One drop by its id; raises Missing."""
    return _one(viewer, pk=drop)


def specimens() -> dict[str, dict[str, str]]:
    """An example of every address of this desk that takes arguments."""
    row = Drop.objects.order_by("made_at", "reference").first()
    return {"show-drop": {"reference": row.reference}} if row else {}


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
        job=row.job,
        made_at=row.made_at,
        made_by=row.made_by,
        settled_at=row.settled_at,
    )
