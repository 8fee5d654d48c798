"""The breaches of a demonstration: one of which nothing is left to do, and one that is being carried through."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.governance.api import (
    BreachSaid,
    assess_breach,
    breach_for,
    breaches_for,
    close_breach,
    make_safe,
    report_breach,
    settle_breach,
    tell_people,
)
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of

HOUR = timedelta(hours=1)


def make_breaches(told: Sequence[Mapping[str, Any]], *, by: Viewer, at: datetime) -> None:
    """Report these breaches and carry them as far as they tell; unless there are some already.

    Each step is an hour after the one before.
    """
    if breaches_for(by):
        return
    people = {member.email: desks.the_one("viewer_of")(member.id) for member in members_for(by) if member.active}
    bodies = {body.name: body.id for body in organisations_for(by)}
    for each in told:
        aware = at - each["hours"] * HOUR
        said = BreachSaid(
            organisation=bodies[each["organisation"]],
            what=each["what"],
            kinds=tuple(each["kinds"]),
            held=tuple(each["held"]),
            people=each["people"],
            aware_since=aware,
            in_danger="safe" in each,
        )
        reference = report_breach(said=said, by=people[each["reporter"]], at=aware + HOUR)
        _carry(reference, each, people[each["carried_by"]], aware)


def _carry(reference: str, each: Mapping[str, Any], by: Viewer, aware: datetime) -> None:
    of: dict[str, Any] = {"breach": breach_for(by, reference).id, "by": by}
    if "safe" in each:
        make_safe(words=each["safe"], at=aware + 2 * HOUR, **of)
    assess_breach(risk=each["risk"], words=each["why"], at=aware + 3 * HOUR, **of)
    if "commissioner" in each:
        told_at = aware + 4 * HOUR
        of_commissioner = {"decision": "told", "reference": each["commissioner"], "words": ""}
        settle_breach(**of_commissioner, decided_at=told_at, at=told_at, **of)
    if "people_told" in each:
        tell_people(told_on=day_of(aware), words=each["people_told"], at=aware + 5 * HOUR, **of)
    if "lessons" in each:
        close_breach(lessons=each["lessons"], at=aware + 6 * HOUR, **of)
