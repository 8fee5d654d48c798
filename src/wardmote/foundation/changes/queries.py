"""The only readers of changes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.changes.models import WAITING, Change
from wardmote.foundation.changes.weighing import Line
from wardmote.foundation.listed import listed
from wardmote.foundation.once import once

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


@dataclass(frozen=True)
class ChangeWaiting:
    """A change that nobody has decided on."""

    kind: str
    subject: str
    reference: str


@dataclass(frozen=True)
class Happened:
    """What was last done with a change: when, and by whom."""

    reference: str
    title: str
    state: str
    at: datetime
    by: str


def changes_for(viewer: Viewer, *, kind: str = "", subject: str = "") -> tuple[ChangeSeen, ...]:
    """The changes of the viewer's partnership, the latest first, and all that wait for a second person; of one kind or
    subject where asked."""
    rows = seen(viewer, Change, BUSINESS).order_by("-made_at", "reference")
    if kind:
        rows = rows.filter(kind=kind)
    if subject:
        rows = rows.filter(subject=subject)
    return tuple(map(_seen, listed(rows, LISTED, left=Q(state=WAITING))))


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


@once
def waiting_for(viewer: Viewer) -> tuple[ChangeWaiting, ...]:
    """The changes that wait for a decision, the latest first."""
    rows = seen(viewer, Change, BUSINESS).filter(state=WAITING).order_by("-made_at", "reference")
    return tuple(ChangeWaiting(*each) for each in rows.values_list("kind", "subject", "reference"))


def waiting_of(viewer: Viewer, kind: str) -> dict[str, str]:
    """The references of the changes of one kind that wait, by subject."""
    return {each.subject: each.reference for each in waiting_for(viewer) if each.kind == kind}


def changed_since(viewer: Viewer, since: datetime, most: int) -> tuple[Happened, ...]:
    """What was proposed or decided after a moment; no more than `most`."""
    rows = seen(viewer, Change, BUSINESS).filter(Q(made_at__gt=since) | Q(decided_at__gt=since))
    columns = ("reference", "title", "state", "made_at", "made_by", "decided_at", "decided_by")
    return tuple(
        Happened(reference, title, state, decided_at or made_at, decided_by or made_by)
        for reference, title, state, made_at, made_by, decided_at, decided_by in (
            rows.order_by("-made_at", "reference").values_list(*columns)[:most]
        )
    )


def _seen(row: Change) -> ChangeSeen:
    return ChangeSeen(
        **{name: getattr(row, name) for name in ChangeSeen.__dataclass_fields__ if name != "lines"},
        lines=tuple((label, before, after) for label, before, after in row.lines),
    )
