"""The facts by which people's guard answers: asked for whoever sends, and told to nobody."""

from collections.abc import Collection
from uuid import UUID

from wardmote.desks.people.models import Protection
from wardmote.desks.people.queries.cases import sides_of
from wardmote.desks.people.queries.contact import safety_of
from wardmote.desks.people.rules.cases import are_opposed
from wardmote.desks.people.rules.leaving import Facts
from wardmote.foundation.access import BUSINESS, Viewer, seen


def facts_for(viewer: Viewer, about: Collection[UUID], reader: UUID | None) -> Facts:
    """What is known of the people that words are about, and of the person who would read them, if it is one."""
    live = seen(viewer, Protection, BUSINESS).filter(person__in=tuple(about), ended_at__isnull=True)
    opposed = reader is not None and any(
        are_opposed(sides_of(viewer, reader), sides_of(viewer, each)) for each in set(about) - {reader}
    )
    return Facts(
        opposed=opposed,
        alone=set(about) == {reader},
        protected=live.exclude(custodian=viewer.member_id).exclude(deputy=viewer.member_id).exists(),
        safety=safety_of(viewer, reader) if reader is not None else "",
    )
