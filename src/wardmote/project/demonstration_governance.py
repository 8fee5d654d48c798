"""The recommendations of a demonstration, each written, cleared, promised and agreed through the desk's own verbs."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from wardmote.desks.actions.api import Report, add_evidence, report
from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.governance.api import (
    Promise,
    Recommended,
    Wish,
    add_recommendation,
    clear,
    promise_action,
    recommendations_for,
    sign_off,
)
from wardmote.desks.places.api import areas_for
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of

WRITER, CLEARER = "grace.hollins@netherwick.example", "edmund.farrow@netherwick.example"
#: How long ago they were written down.
AGO = timedelta(days=150)


def make_recommendations(told: Sequence[Mapping[str, Any]], *, by: Viewer, at: datetime) -> None:
    """Make the recommendations that demonstration.toml tells of, unless there are some already."""
    if recommendations_for(by, Wish(), day_of(at)):
        return
    bodies = {body.name: body.id for body in organisations_for(by)}
    areas = {area.slug: area.id for area in areas_for(by)}
    people = {member.email: desks.the_one("viewer_of")(member.id) for member in members_for(by) if member.active}
    for each in told:
        wanted = Recommended(
            kind=each["kind"],
            code=each["code"],
            number=each["number"],
            text=each["text"],
            organisation=bodies[each["organisation"]],
            themes=tuple(each["themes"]),
            area=areas.get(each.get("area", "")),
        )
        made = add_recommendation(wanted=wanted, by=people[WRITER], at=at - AGO)
        if "promised" in each:
            clear(recommendation=made, edition=1, by=people[CLEARER], at=at - AGO)
            _follow(made, each, people, at)


def _follow(recommendation: UUID, told: Mapping[str, Any], people: Mapping[str, Viewer], at: datetime) -> None:
    owner = people[told["owner"]]
    promise = Promise(told["promised"], day_of(at + timedelta(days=told["due"])), owner.member_id)
    action = promise_action(recommendation=recommendation, promise=promise, by=people[WRITER], at=at - AGO)
    if "evidence" not in told:
        return
    done = at + timedelta(days=told["due"] - 1)
    add_evidence(action=action, words=told["evidence"], link="", by=owner, at=done)
    report(action=action, said=Report("done", "It is done and is shown below"), by=owner, at=done)
    if "agreed" in told:
        sign_off(recommendation=recommendation, words=told["words"], by=people[told["agreed"]], at=done)
