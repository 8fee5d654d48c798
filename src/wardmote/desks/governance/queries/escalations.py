"""The readers of what was raised with the county."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from wardmote.desks.governance.models import Escalation
from wardmote.desks.governance.rules.escalations import RAISED, WITHDRAWN
from wardmote.desks.plan.api import county_priorities
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.once import once
from wardmote.foundation.records import Found


@dataclass(frozen=True)
class EscalationSeen:
    """An issue raised with the county, and how it stands."""

    id: UUID
    reference: str
    issue: str
    case: str
    tests: tuple[str, ...]
    area_id: UUID | None
    area: str
    priority: UUID | None
    priority_title: str
    county_priority: str
    county_title: str
    raised_on: date
    owner: UUID | None
    owner_name: str
    decision: str
    decided_on: date | None
    words: str
    state: str
    edition: int

    @property
    def waiting(self) -> bool:
        return self.state == RAISED

    @property
    def withdrawn(self) -> bool:
        return self.state == WITHDRAWN


@once
def escalations_for(viewer: Viewer) -> tuple[EscalationSeen, ...]:
    """Everything that was raised: what waits first, the longest waiting before others, then the latest decided."""
    found = _seen(viewer, _rows(viewer))
    waiting = [each for each in found if each.waiting]
    return (*waiting, *reversed([each for each in found if not each.waiting]))


def escalation_for(viewer: Viewer, reference: str) -> EscalationSeen:
    """One of them; raises Missing."""
    found = _seen(viewer, _rows(viewer).filter(reference=reference))
    if not found:
        raise Missing("Nothing of that reference was raised here.", instead="Look in the list of what was.")
    return found[0]


def raised_of(viewer: Viewer, priorities: Collection[UUID]) -> tuple[EscalationSeen, ...]:
    """What was raised of these priorities of a plan, and not taken back."""
    rows = _rows(viewer).filter(priority__in=list(priorities), withdrawn_at__isnull=True)
    return _seen(viewer, rows)


def found_escalation(viewer: Viewer, record: UUID) -> Found | None:
    """What an issue is called and where its page is, for other desks that name it."""
    row = _rows(viewer).filter(pk=record).first()
    return Found(row.issue, reverse("show-escalation", kwargs={"reference": row.reference})) if row else None


def _rows(viewer: Viewer) -> QuerySet[Escalation]:
    own = [field.attname for field in Escalation._meta.concrete_fields]
    rows = seen(viewer, Escalation, BUSINESS).select_related("statutory_area", "priority", "owner")
    return rows.only(*own, "statutory_area__name", "priority__title", "owner__name").order_by("raised_on", "id")


def _seen(viewer: Viewer, rows: QuerySet[Escalation]) -> tuple[EscalationSeen, ...]:
    county = county_priorities(viewer) if rows else {}
    return tuple(_of(row, county) for row in rows)


def _of(row: Escalation, county: dict[str, str]) -> EscalationSeen:
    alike = ("id", "reference", "issue", "case", "county_priority", "raised_on", "decision", "decided_on", "words")
    return EscalationSeen(
        **{name: getattr(row, name) for name in (*alike, "edition")},
        tests=tuple(row.tests),
        area_id=row.statutory_area_id,
        area=row.statutory_area.name if row.statutory_area else "",
        priority=row.priority_id,
        priority_title=row.priority.title if row.priority else "",
        county_title=county.get(row.county_priority, ""),
        owner=row.owner_id,
        owner_name=row.owner.name if row.owner else "",
        state=WITHDRAWN if row.withdrawn_at else row.decision or RAISED,
    )
