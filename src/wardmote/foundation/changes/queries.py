"""The only readers of changes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.changes.models import WAITING, Change
from wardmote.foundation.changes.weighing import Line

#: How many a list shows.
LISTED = 500


@dataclass(frozen=True)
class ChangeSeen:
    """A change as members see it."""

    reference: str
    kind: str
    subject: str
    said: dict[str, Any]
    title: str
    lines: tuple[Line, ...]
    citation: str
    legal: bool
    starts: date
    because: str
    state: str
    made_at: datetime
    made_by: str
    member: UUID | None
    decided_at: datetime | None
    decided_by: str
    decision: str


def changes_for(viewer: Viewer, *, kind: str = "", subject: str = "") -> tuple[ChangeSeen, ...]:
    """The changes of the viewer's partnership, the latest first; of one kind or subject where asked."""
    rows = seen(viewer, Change, BUSINESS).order_by("-made_at", "reference")
    if kind:
        rows = rows.filter(kind=kind)
    if subject:
        rows = rows.filter(subject=subject)
    return tuple(map(_seen, rows[:LISTED]))


def change_for(viewer: Viewer, reference: str) -> ChangeSeen:
    """One change; raises Missing."""
    return _seen(row_of(viewer, reference))


def row_of(viewer: Viewer, reference: str, *, for_change: bool = False) -> Change:
    """The row of one change of the viewer's partnership; raises Missing."""
    rows = seen(viewer, Change, BUSINESS).filter(reference=reference)
    found = (rows.select_for_update() if for_change else rows).first()
    if found is None:
        raise Missing("There is no change of that reference here.", instead="See the list of changes.")
    return found


def waiting_for(viewer: Viewer) -> int:
    """How many changes wait for a decision."""
    return seen(viewer, Change, BUSINESS).filter(state=WAITING).count()


def _seen(row: Change) -> ChangeSeen:
    return ChangeSeen(
        **{name: getattr(row, name) for name in ChangeSeen.__dataclass_fields__ if name != "lines"},
        lines=tuple((label, before, after) for label, before, after in row.lines),
    )
