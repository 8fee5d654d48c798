"""The notices of a member: their own, and nobody else's."""

from dataclasses import dataclass
from datetime import datetime

from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.notices.models import Notice

#: How many a list shows.
LISTED = 200


@dataclass(frozen=True)
class NoticeSeen:
    """A line for the member who asks."""

    words: str
    href: str
    made_at: datetime
    read: bool


def notices_for(viewer: Viewer) -> tuple[NoticeSeen, ...]:
    """What the member was told, the latest first."""
    rows = _own(viewer).order_by("-made_at")[:LISTED]
    return tuple(NoticeSeen(row.words, row.href, row.made_at, row.read_at is not None) for row in rows)


def unread_for(viewer: Viewer) -> int:
    """How much of it they have not read."""
    return _own(viewer).filter(read_at__isnull=True).count()


def _own(viewer: Viewer):
    rows = seen(viewer, Notice, BUSINESS)
    return rows.filter(member=viewer.member_id) if viewer.member_id else rows.none()
