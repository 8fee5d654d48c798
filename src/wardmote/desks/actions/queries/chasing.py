"""The readers of who is reminded of an action, and who can be asked how it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wardmote.desks.actions import rules, states
from wardmote.desks.actions.models import Action
from wardmote.desks.actions.queries.actions import ActionSeen, actions_of_ids, limits_for
from wardmote.desks.agencies.api import reader_of
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.correspondence import Reader, links
from wardmote.foundation.now import day_of

#: What a link about an action is for, and how one that nobody has used yet is told.
PURPOSE = "actions/report"
WAITING = (PURPOSE, "waiting")


@dataclass(frozen=True)
class Chasable:
    """An action, the mailbox that can be asked how it is (or why none can), and the link that waits for an answer."""

    action: ActionSeen
    reader: Reader | None
    why_not: str
    waiting: str


def chasable(viewer: Viewer, ids: Iterable[UUID], at: datetime) -> tuple[Chasable, ...]:
    """These open actions, with the mailbox each would be asked by."""
    waiting = {
        link.target: link.reference for link in links.links_for(viewer, at) if (link.purpose, link.state) == WAITING
    }
    actions = [each for each in actions_of_ids(viewer, ids, day_of(at)) if not each.ended]
    found = {body: _reader(viewer, body) for body in {each.organisation for each in actions}}
    return tuple(Chasable(each, *found[each.organisation], waiting=waiting.get(each.id, "")) for each in actions)


def actions_to_remind(viewer: Viewer, day: date) -> tuple[UUID, ...]:
    """The actions of which somebody is reminded on this day."""
    rows, limits = seen(viewer, Action, BUSINESS).exclude(said__in=states.ENDED), limits_for(viewer, day)
    return tuple(row.id for row in rows if rules.why_reminded(day, states.Facts.of(row), limits))


def _reader(viewer: Viewer, organisation: UUID) -> tuple[Reader | None, str]:
    try:
        return reader_of(viewer, organisation), ""
    except Missing as none:
        return None, str(none)
