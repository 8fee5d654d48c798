"""The readers of how crime and disorder were regarded in what authorities decided."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from wardmote.desks.governance.models import RegardedDecision
from wardmote.desks.governance.rules.decisions import REGARDED, WITHDRAWN
from wardmote.desks.plan.api import AimNamed, aims_named
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.records import Found


@dataclass(frozen=True)
class DecisionSeen:
    """A decision of an authority. `area_id` and `area` are empty where it is of all areas."""

    id: UUID
    reference: str
    title: str
    organisation: UUID
    organisation_name: str
    area_id: UUID | None
    area: str
    aim: AimNamed | None
    decided_on: date
    regarded: str
    effect: str
    remedy: str
    link: str
    state: str
    edition: int

    @property
    def withdrawn(self) -> bool:
        return self.state == WITHDRAWN


def decisions_for(viewer: Viewer) -> tuple[DecisionSeen, ...]:
    """Every decision, the latest first; those taken back last."""
    return tuple(sorted(_seen(viewer, _rows(viewer)), key=lambda each: each.withdrawn))


def decision_for(viewer: Viewer, reference: str) -> DecisionSeen:
    """One of them; raises Missing."""
    found = _seen(viewer, _rows(viewer).filter(reference=reference))
    if not found:
        raise Missing("There is no such decision here.", instead="Look for it in the register.")
    return found[0]


def bearing_on(viewer: Viewer, aims: Collection[UUID]) -> tuple[DecisionSeen, ...]:
    """The decisions that bear on these aims, without those taken back."""
    return _seen(viewer, _rows(viewer).filter(aim__in=list(aims), withdrawn_at__isnull=True))


def decided_in(viewer: Viewer, areas: Collection[UUID]) -> dict[UUID, tuple[DecisionSeen, ...]]:
    """The decisions of each of these areas and those of all areas, the latest first, without those taken back."""
    of_these = Q(statutory_area__in=list(areas)) | Q(statutory_area__isnull=True)
    found = _seen(viewer, _rows(viewer).filter(of_these, withdrawn_at__isnull=True))
    return {area: tuple(each for each in found if each.area_id in (None, area)) for area in areas}


def found_decision(viewer: Viewer, record: UUID) -> Found | None:
    """What a decision is called and where its page is, for other desks that name it."""
    row = _rows(viewer).filter(pk=record).first()
    return Found(row.title, reverse("show-regarded-decision", kwargs={"reference": row.reference})) if row else None


def _rows(viewer: Viewer) -> QuerySet[RegardedDecision]:
    rows = seen(viewer, RegardedDecision, BUSINESS).select_related("organisation", "statutory_area")
    return rows.order_by("-decided_on", "id")


def _seen(viewer: Viewer, rows: QuerySet[RegardedDecision]) -> tuple[DecisionSeen, ...]:
    found = list(rows)
    named = aims_named(viewer, [row.aim_id for row in found if row.aim_id])
    alike = ("id", "reference", "title", "decided_on", "regarded", "effect", "remedy", "link", "edition")
    return tuple(
        DecisionSeen(
            **{name: getattr(row, name) for name in alike},
            organisation=row.organisation_id,
            organisation_name=row.organisation.name,
            area_id=row.statutory_area_id,
            area=row.statutory_area.name if row.statutory_area else "",
            aim=named.get(row.aim_id),
            state=WITHDRAWN if row.withdrawn_at else REGARDED,
        )
        for row in found
    )
