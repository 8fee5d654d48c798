"""The members of a partnership."""

from dataclasses import dataclass
from uuid import UUID

from wardmote.desks.agencies.models import Member
from wardmote.foundation.access import BUSINESS, Viewer, seen


@dataclass(frozen=True)
class MemberSeen:
    """A member of a partnership as other members see them. `organisation` is its id."""

    id: UUID
    reference: str
    name: str
    organisation: UUID
    organisation_name: str
    active: bool
    email: str


def members_for(viewer: Viewer) -> tuple[MemberSeen, ...]:
    """The members of the viewer's partnership by name, those whose account is closed included."""
    rows = seen(viewer, Member, BUSINESS).select_related("organisation").order_by("name", "reference")
    return tuple(
        MemberSeen(
            row.id, row.reference, row.name, row.organisation_id, row.organisation.name, row.is_active, row.email
        )
        for row in rows
    )


def names_of(viewer: Viewer, ids: set[UUID]) -> dict[UUID, str]:
    """What these members of the viewer's partnership are called; others are left out."""
    return dict(seen(viewer, Member, BUSINESS).filter(pk__in=ids).values_list("pk", "name"))
