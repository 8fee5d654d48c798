"""The actions of a demonstration, given and reported on through the desk's own verbs."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from wardmote.desks.actions.api import (
    Report,
    Wanted,
    Wish,
    add_step,
    every_action_for,
    finish_step,
    make_action,
    report,
)
from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.places.api import areas_for
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of


def make_actions(told: Sequence[Mapping[str, Any]], *, by: Viewer, at: datetime) -> None:
    """Make the actions that demonstration.toml tells of, unless there are some already."""
    if every_action_for(by, Wish(), day_of(at)):
        return
    bodies = {body.name: body.id for body in organisations_for(by)}
    people = {member.email: member.id for member in members_for(by)}
    areas = {area.slug: area.id for area in areas_for(by)}
    for each in told:
        given = at + timedelta(days=each["given"])
        wanted = Wanted(
            text=each["text"],
            organisation=bodies[each["organisation"]],
            due=_day(at, each["due"]),
            owner=people[each["owner"]],
            area=areas.get(each.get("area", "")),
        )
        action = make_action(wanted=wanted, by=by, at=given)
        _follow(action, each, desks.the_one("viewer_of")(wanted.owner), at)


def _follow(action: UUID, told: Mapping[str, Any], by: Viewer, at: datetime) -> None:
    for text, due, passed in told.get("steps", ()):
        step = add_step(action=action, text=text, due=_day(at, due), by=by, at=at)
        if passed:
            finish_step(step=step, by=by, at=_at(at, due))
    for days, state, line in told.get("said", ()):
        report(action=action, said=Report(state, line), by=by, at=_at(at, days))


def _at(at: datetime, days: int) -> datetime:
    return at + timedelta(days=days)


def _day(at: datetime, days: int):
    return day_of(_at(at, days))
