"""What every form of this desk has in common: what can be chosen in it."""

from uuid import UUID

from django.urls import reverse

from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.foundation.access import Viewer


def people(viewer: Viewer) -> list[tuple[str, str]]:
    """The members that may be chosen, as pairs of an id and a name."""
    return [(str(m.id), f"{m.name}, {m.organisation_name}") for m in members_for(viewer) if m.active]


def bodies(viewer: Viewer) -> list[tuple[str, str]]:
    """The organisations that may be chosen, as pairs of an id and a name."""
    return [(str(body.id), body.name) for body in organisations_for(viewer) if body.ends is None]


def id_of(given: str) -> UUID | None:
    """The id that was chosen, if one was."""
    return UUID(given) if given else None


def group_page(reference: str) -> str:
    """The address of a group."""
    return reverse("show-group", kwargs={"reference": reference})


def meeting_page(reference: str, item: UUID | None = None) -> str:
    """The address of a meeting, at one of its items."""
    return reverse("show-meeting", kwargs={"reference": reference}) + (f"#item-{item}" if item else "")
