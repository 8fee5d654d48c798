"""What changed since a member looked, from every desk, for that member."""

from datetime import datetime, timedelta

from wardmote.foundation import concerns, desks
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.week import Changed
from wardmote.foundation.week.models import Look

#: Whoever never said that they looked is told of this long.
AT_FIRST = timedelta(days=7)
#: How many lines a desk need not go beyond.
LINES = 20


def last_look(viewer: Viewer) -> datetime | None:
    """When the member last said that they had looked; None for never."""
    rows = seen(viewer, Look, BUSINESS).filter(member=viewer.member_id)
    return rows.values_list("at", flat=True).first() if viewer.member_id else None


def changed_since(viewer: Viewer, since: datetime) -> tuple[Changed, ...]:
    """What happened after a moment, the latest first; no more than `LINES` and one, which says that there are more."""
    told = (*desks.declared("changed"), *concerns.declared("changed"))
    found = [line for say in told for line in say(viewer, since)]
    return tuple(sorted(found, key=lambda line: line.at, reverse=True)[: LINES + 1])
