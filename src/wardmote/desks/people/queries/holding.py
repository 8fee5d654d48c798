"""What a member keeps and looks after, for whoever takes it over: how much, and never of whom."""

from uuid import UUID

from wardmote.desks.agencies.api import members_for
from wardmote.desks.people.models import Person, Protection
from wardmote.foundation.access import BUSINESS, Viewer, seen

Held = tuple[list[UUID], list[UUID], list[UUID]]


def held_rows(viewer: Viewer, member: UUID, to: UUID) -> Held | None:
    """What one keeps, is custodian of, and deputy for; None where the other is not of the same organisation."""
    bodies = {each.id: each.organisation for each in members_for(viewer)}
    if member not in bodies or bodies.get(to) != bodies[member]:
        return None
    return _held(viewer, member)


def counts_of(viewer: Viewer, member: UUID) -> tuple[int, int]:
    """How many records a member keeps, and how many protected ones they look after."""
    kept, custodies, deputies = _held(viewer, member)
    return len(kept), len(custodies) + len(deputies)


def _held(viewer: Viewer, member: UUID) -> Held:
    live = seen(viewer, Protection, BUSINESS).filter(ended_at__isnull=True)
    return (
        list(seen(viewer, Person, BUSINESS).filter(keeper=member).values_list("pk", flat=True)),
        list(live.filter(custodian=member).values_list("pk", flat=True)),
        list(live.filter(deputy=member).values_list("pk", flat=True)),
    )
