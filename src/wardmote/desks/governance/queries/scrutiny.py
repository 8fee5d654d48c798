"""The readers of scrutiny: meetings of committees, and what they recommended."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from wardmote.desks.actions.api import ActionSeen
from wardmote.desks.governance.models import Scrutiny, ScrutinyRecommendation
from wardmote.desks.governance.queries.linked import RECOMMENDED, linked
from wardmote.desks.governance.rules.scrutiny import OPEN, REPLY, WITHDRAWN, answer_state, meeting_state
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.calendars.limits import local_rules
from wardmote.foundation.columns import with_names
from wardmote.foundation.once import once
from wardmote.foundation.records import Found


@dataclass(frozen=True)
class RecommendedSeen:
    """What a committee recommended, and how its answer stands on the day asked about."""

    id: UUID
    reference: str
    meeting: str
    area: str
    area_id: UUID
    held_on: date
    text: str
    organisation: UUID
    organisation_name: str
    issued_on: date
    due: date
    answered_on: date | None
    answer: str
    because: str
    state: str
    actions: tuple[ActionSeen, ...]
    edition: int

    @property
    def open(self) -> bool:
        return self.state in OPEN

    @property
    def withdrawn(self) -> bool:
        return self.state == WITHDRAWN


@dataclass(frozen=True)
class ScrutinySeen:
    """A meeting of a committee, with what it recommended."""

    id: UUID
    reference: str
    area_id: UUID
    area: str
    organisation: UUID
    organisation_name: str
    held_on: date
    about: str
    link: str
    state: str
    recommended: tuple[RecommendedSeen, ...]
    edition: int

    @property
    def withdrawn(self) -> bool:
        return self.state == WITHDRAWN


@once
def scrutiny_for(viewer: Viewer, day: date, area: UUID | None = None) -> tuple[ScrutinySeen, ...]:
    """Every meeting, or an area's, the latest first."""
    rows = _meetings(viewer)
    return _seen(viewer, rows.filter(statutory_area=area) if area else rows, day)


def meeting_of(viewer: Viewer, reference: str, day: date) -> ScrutinySeen:
    """One meeting; raises Missing."""
    found = _seen(viewer, _meetings(viewer).filter(reference=reference), day)
    if not found:
        raise Missing("There is no such scrutiny meeting here.", instead="Look for it in the list of scrutiny.")
    return found[0]


def recommended_for(viewer: Viewer, reference: str, day: date) -> RecommendedSeen:
    """One recommendation of a committee; raises Missing."""
    row = seen(viewer, ScrutinyRecommendation, BUSINESS).filter(reference=reference).select_related("scrutiny").first()
    if row is None:
        raise Missing("No committee recommended that here.", instead="Look for it in the list of scrutiny.")
    whole = meeting_of(viewer, row.scrutiny.reference, day)
    return next(each for each in whole.recommended if each.reference == reference)


def found_recommended(viewer: Viewer, record: UUID) -> Found | None:
    """What a committee's recommendation is called and where its page is, for other desks that name it."""
    row = seen(viewer, ScrutinyRecommendation, BUSINESS).filter(pk=record).first()
    return Found(row.text, reverse("show-recommended", kwargs={"reference": row.reference})) if row else None


def _meetings(viewer: Viewer) -> QuerySet[Scrutiny]:
    rows = with_names(seen(viewer, Scrutiny, BUSINESS), "statutory_area", "organisation")
    return rows.order_by("-held_on", "statutory_area__order", "id")


def _seen(viewer: Viewer, rows: QuerySet[Scrutiny], day: date) -> tuple[ScrutinySeen, ...]:
    held = list(rows)
    told = _recommended(viewer, held, day) if held else {}
    alike = ("id", "reference", "held_on", "about", "link", "edition")
    return tuple(
        ScrutinySeen(
            **{name: getattr(row, name) for name in alike},
            area_id=row.statutory_area_id,
            area=row.statutory_area.name,
            organisation=row.organisation_id,
            organisation_name=row.organisation.name,
            state=meeting_state(held_on=row.held_on, day=day, withdrawn=row.withdrawn_at is not None),
            recommended=tuple(told.get(row.id, ())),
        )
        for row in held
    )


def _recommended(viewer: Viewer, meetings: list[Scrutiny], day: date) -> dict[UUID, list[RecommendedSeen]]:
    told = seen(viewer, ScrutinyRecommendation, BUSINESS).filter(scrutiny__in=meetings)
    rows = with_names(told, "organisation")
    held, of = list(rows.order_by("issued_on", "id")), {each.id: each for each in meetings}
    actions = linked(viewer, RECOMMENDED, [row.id for row in held], day)
    limits = local_rules(viewer)
    found: dict[UUID, list[RecommendedSeen]] = {}
    for row in held:
        due = limits.due(REPLY, start=row.issued_on).day or row.issued_on
        found.setdefault(row.scrutiny_id, []).append(_of(row, of[row.scrutiny_id], actions[row.id], due, day))
    return found


def _of(
    row: ScrutinyRecommendation, meeting: Scrutiny, actions: tuple[ActionSeen, ...], due: date, day: date
) -> RecommendedSeen:
    alike = ("id", "reference", "text", "issued_on", "answered_on", "answer", "because", "edition")
    gone = row.withdrawn_at is not None or meeting.withdrawn_at is not None
    return RecommendedSeen(
        **{name: getattr(row, name) for name in alike},
        meeting=meeting.reference,
        area=meeting.statutory_area.name,
        area_id=meeting.statutory_area_id,
        held_on=meeting.held_on,
        organisation=row.organisation_id,
        organisation_name=row.organisation.name,
        due=due,
        state=answer_state(answered=row.answered_on, due=due, day=day, withdrawn=gone),
        actions=actions,
    )
