"""The sharing of a demonstration: which law was confirmed, by the desk's own doors and by two people each."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from wardmote.desks.agencies.api import members_for
from wardmote.desks.sharing.api import CONFIRMATION, law_for, reviews_in_force
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.changes.verbs import approve, propose
from wardmote.foundation.now import day_of

#: How long ago the law was confirmed.
AGO = timedelta(days=20)


def make_sharing(told: Mapping[str, Any], *, by: Viewer, at: datetime) -> None:
    """Confirm the law that demonstration.toml names, unless something is confirmed already."""
    if reviews_in_force(by):
        return
    people = {member.email: desks.the_one("viewer_of")(member.id) for member in members_for(by) if member.active}
    proposer, approver = people[told["proposes"]], people[told["approves"]]
    marks = {each.entry.id: each.fingerprint for each in law_for(by, day_of(at))}
    for entry in (*told["confirmed"], *told["waiting"]):
        said = {"reviewer": told["reviewer"], "position": told["position"], "fingerprint": marks[entry]}
        reference = propose(
            by=proposer,
            kind=CONFIRMATION,
            subject=entry,
            said={**said, "day": day_of(at - AGO).isoformat()},
            starts=day_of(at),
            because=told["against"],
            at=at,
        )
        if entry in told["confirmed"]:
            approve(by=approver, reference=reference, because="", at=at)
