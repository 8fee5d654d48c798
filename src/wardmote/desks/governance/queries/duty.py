"""The readers of the Serious Violence Duty."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from wardmote.desks.governance.models import DutyStep
from wardmote.desks.governance.rules.duty import DONE, WITHDRAWN, Step
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.columns import with_names


@dataclass(frozen=True)
class StepSeen:
    """One step, and whether it still counts."""

    id: UUID
    reference: str
    step: Step
    organisation_name: str
    words: str
    link: str
    made_at: datetime
    made_by: str
    state: str

    @property
    def what(self) -> str:
        return self.step.what

    @property
    def day(self) -> date:
        return self.step.day

    @property
    def withdrawn(self) -> bool:
        return self.state == WITHDRAWN


def duty_steps_for(viewer: Viewer) -> tuple[StepSeen, ...]:
    """Every step, the latest first."""
    return tuple(map(_of, _rows(viewer)))


def duty_step_for(viewer: Viewer, reference: str) -> StepSeen:
    """One step; raises Missing."""
    row = _rows(viewer).filter(reference=reference).first()
    if row is None:
        raise Missing("There is no such step here.", instead="Look for it under the Serious Violence Duty.")
    return _of(row)


def steps_that_count(viewer: Viewer, but: UUID | None = None) -> tuple[Step, ...]:
    """The steps that were not taken back; `but` leaves one more out."""
    return tuple(each.step for each in duty_steps_for(viewer) if not each.withdrawn and each.id != but)


def _rows(viewer: Viewer) -> QuerySet[DutyStep]:
    return with_names(seen(viewer, DutyStep, BUSINESS), "organisation").order_by("-day", "-made_at", "id")


def _of(row: DutyStep) -> StepSeen:
    alike = ("id", "reference", "words", "link", "made_at", "made_by")
    return StepSeen(
        **{name: getattr(row, name) for name in alike},
        step=Step(row.what, row.day, row.organisation_id),
        organisation_name=row.organisation.name if row.organisation else "",
        state=WITHDRAWN if row.withdrawn_at else DONE,
    )
