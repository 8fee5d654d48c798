"""What every form of this desk has in common: what was chosen in it, and where it leads back to."""

from uuid import UUID

from django.urls import reverse


def id_of(given: str) -> UUID | None:
    """The id that was chosen, if one was."""
    return UUID(given) if given else None


def group_page(reference: str) -> str:
    """The address of a group."""
    return reverse("show-group", kwargs={"reference": reference})


def meeting_page(reference: str, item: UUID | None = None) -> str:
    """The address of a meeting, at one of its items."""
    return reverse("show-meeting", kwargs={"reference": reference}) + (f"#item-{item}" if item else "")
