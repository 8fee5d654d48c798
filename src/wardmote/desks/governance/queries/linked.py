"""The actions that came from the registers: asked once for all of them where a page shows many of their records."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from wardmote.desks.actions.api import ActionSeen, actions_of
from wardmote.foundation.access import Viewer
from wardmote.foundation.once import once

#: What an action says that it came from: of a review's recommendation, of a risk it is to make smaller, of a
#: committee's recommendation.
RECOMMENDATION, RISK, RECOMMENDED = (
    ("governance", "Recommendation"),
    ("governance", "Risk"),
    ("governance", "ScrutinyRecommendation"),
)


def linked(
    viewer: Viewer, source: tuple[str, str], ids: Collection[UUID], day: date
) -> dict[UUID, tuple[ActionSeen, ...]]:
    """The actions that came from these records of one table, by record; empty for those from which none came."""
    if not ids:
        return {}
    told = actions_of(viewer, {source: list(ids)}, day) if len(ids) == 1 else _every(viewer, day)
    found: dict[UUID, tuple[ActionSeen, ...]] = dict.fromkeys(ids, ())
    for each in told:
        if each.source and each.source[:2] == source and each.source[2] in found:
            found[each.source[2]] += (each,)
    return found


@once
def _every(viewer: Viewer, day: date) -> tuple[ActionSeen, ...]:
    return actions_of(viewer, dict.fromkeys((RECOMMENDATION, RISK, RECOMMENDED)), day)
