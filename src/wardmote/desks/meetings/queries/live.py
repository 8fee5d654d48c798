"""What stands under an item by itself: the group's actions, the clocks, the minutes that wait, a decision put off."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wardmote.desks.actions.api import LATE, ActionSeen, Wish, every_action_for
from wardmote.desks.meetings.models import Item, Minutes
from wardmote.desks.meetings.queries.meetings import Agenda, group_actions
from wardmote.desks.meetings.rules import agenda as rules
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.calendars.wall import Entry, entries
from wardmote.foundation.now import day_of

#: The clocks that a meeting is shown: what is late, and what is due within weeks.
SHOWN = ("overdue", "due soon")


@dataclass(frozen=True)
class MinutesWaiting:
    """Minutes of an earlier meeting: its reference, the version, and when it was approved (empty: not yet)."""

    id: UUID
    meeting_reference: str
    version: int
    approved_at: datetime | None


@dataclass(frozen=True)
class Live:
    """What stands under the items of one agenda. `minutes` are by the item's origin."""

    actions: tuple[ActionSeen, ...] = ()
    clocks: tuple[Entry, ...] = ()
    minutes: dict[str, MinutesWaiting] | None = None


def live_of(viewer: Viewer, agenda: Agenda, at: datetime) -> Live:
    """What stands under these items now; the actions are the open ones of the group's earlier meetings."""
    origins = {each.origin for each in agenda.items}
    meeting = agenda.meeting
    return Live(
        actions=open_actions(viewer, meeting.group, meeting.id, at) if rules.ACTIONS in origins else (),
        clocks=tuple(each for each in entries(viewer, at) if each.standing in SHOWN) if rules.CLOCKS in origins else (),
        minutes={each: found for each in origins if (found := _minutes(viewer, each))},
    )


def open_actions(viewer: Viewer, group: UUID, meeting: UUID, at: datetime) -> tuple[ActionSeen, ...]:
    """The actions of a group's other meetings that have not ended."""
    return tuple(each for each in group_actions(viewer, group, day_of(at), before=meeting) if not each.ended)


def late_of_no_meeting(viewer: Viewer, day: date) -> tuple[ActionSeen, ...]:
    """The late actions of the partnership that no meeting gave, the longest late first. Those of meetings are told in
    the papers of their own group alone: another may hold what is restricted."""
    late = every_action_for(viewer, Wish(state=LATE), day)
    return tuple(each for each in late if not each.source or each.source[0] != "meetings")


def from_restricted(viewer: Viewer, actions: tuple[ActionSeen, ...]) -> frozenset[UUID]:
    """Those of the actions that were given on restricted items, which nothing that is shared names."""
    sources = [each.source[2] for each in actions if each.source]
    rows = seen(viewer, Item, BUSINESS).filter(pk__in=sources, restricted=True)
    hidden = set(rows.values_list("pk", flat=True))
    return frozenset(each.id for each in actions if each.source and each.source[2] in hidden)


def _minutes(viewer: Viewer, origin: str) -> MinutesWaiting | None:
    kind, _, meeting = origin.partition(":")
    if kind != rules.MINUTES:
        return None
    rows = seen(viewer, Minutes, BUSINESS).filter(meeting=meeting).select_related("meeting")
    row = rows.order_by("-version").first()
    return MinutesWaiting(row.pk, row.meeting.reference, row.version, row.approved_at) if row else None
