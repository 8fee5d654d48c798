"""What of plans one member, or their organisation, has to keep: standing commitments, and answers asked for."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wardmote.desks.plan.models import Commitment, Outcome, StandingEvidence
from wardmote.desks.plan.queries.plans import BY_PLAN
from wardmote.desks.plan.queries.versions import approved_plans
from wardmote.desks.plan.rules.drafting import standing_state
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.once import once


@dataclass(frozen=True)
class Standing:
    """A standing commitment of an approved plan, with how it is on a day."""

    id: UUID
    text: str
    plan: str
    priority: str
    organisation_name: str
    owner: UUID | None
    state: str
    last_shown: date | None


@once
def standing_for(viewer: Viewer, day: date) -> tuple[Standing, ...]:
    """Every standing commitment of the approved plans, as their rows have it now."""
    ids = [each for version in approved_plans(viewer) for each in version.commitments]
    rows = seen(viewer, Commitment, BUSINESS).filter(pk__in=ids, rhythm_months__isnull=False, withdrawn_at__isnull=True)
    told = rows.select_related("plan", "priority", "organisation").only(
        "text", "owner", "rhythm_months", "plan__reference", "plan__starts", "priority__slug", "organisation__name"
    )
    shown = seen(viewer, StandingEvidence, BUSINESS).filter(commitment__in=ids).order_by("shown_on")
    last = dict(shown.values_list("commitment", "shown_on"))
    return tuple(
        Standing(
            id=row.id,
            text=row.text,
            plan=row.plan.reference,
            priority=row.priority.slug,
            organisation_name=row.organisation.name if row.organisation else "",
            owner=row.owner_id,
            state=standing_state(
                last=last.get(row.id), since=row.plan.starts, rhythm_months=row.rhythm_months, day=day
            ),
            last_shown=last.get(row.id),
        )
        for row in told.order_by(*BY_PLAN, "priority__order", "order")
    )


def asked_of(viewer: Viewer, member: UUID) -> tuple[tuple[UUID, str], ...]:
    """The commitments of open evaluations that one member is to answer for and has not: each outcome and its words."""
    rows = seen(viewer, Outcome, BUSINESS).filter(owner=member, state="", evaluation__signed_at__isnull=True)
    return tuple(rows.order_by("commitment__order").values_list("pk", "commitment__text"))
