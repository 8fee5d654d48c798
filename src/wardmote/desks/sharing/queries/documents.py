"""The governing documents that a partnership adopted."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wardmote.desks.sharing.models import AdoptedDocument
from wardmote.desks.sharing.rules.documents import DPIA
from wardmote.foundation.access import BUSINESS, Viewer, seen


@dataclass(frozen=True)
class AdoptedSeen:
    """A document that was adopted; `withdrawn_at` says since when it no longer counts."""

    id: UUID
    kind: str
    document: str
    approved_by: str
    day: date
    made_at: datetime
    made_by: str
    withdrawn_at: datetime | None
    withdrawn_by: str


def adopted_for(viewer: Viewer) -> tuple[AdoptedSeen, ...]:
    """Every document that was adopted, the latest first."""
    rows = seen(viewer, AdoptedDocument, BUSINESS).order_by("-made_at", "id")
    names = AdoptedSeen.__dataclass_fields__
    return tuple(AdoptedSeen(**{name: getattr(row, name) for name in names}) for row in rows)


def has_dpia(viewer: Viewer) -> bool:
    """Whether the reference of a data protection impact assessment is recorded, and not withdrawn."""
    rows = seen(viewer, AdoptedDocument, BUSINESS).filter(kind=DPIA, withdrawn_at__isnull=True)
    return rows.exists()
