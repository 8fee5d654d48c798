"""The break-glass of a demonstration: a case that one member opened, of which another was told and which they reviewed;
and one whose opener waits for a second person.

No desk keeps a case yet, so the references are to none, as whoever opens one may have been told wrong.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from wardmote.desks.agencies.api import members_for
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.break_glass.queries import glass_for
from wardmote.foundation.break_glass.verbs import break_glass, close, review

#: How long ago it was opened, and how long after that it was closed and then reviewed.
AGO = timedelta(days=2)
CLOSED, REVIEWED = timedelta(hours=1), timedelta(hours=15)


def make_access(told: Mapping[str, Any], *, by: Viewer, at: datetime) -> None:
    """Open, close and review what demonstration.toml names, unless something was opened already."""
    people = {member.email: desks.the_one("viewer_of")(member.id) for member in members_for(by) if member.active}
    opener, reviewer = people[told["opens"]], people[told["reviews"]]
    if glass_for(reviewer, at):
        return
    opened = at - AGO
    made = break_glass(
        by=opener, case=told["case"], purpose=told["purpose"], reason=told["reason"], no_conflict=True, at=opened
    )
    close(by=opener, glass=made, at=opened + CLOSED)
    review(by=reviewer, glass=made, finding=told["finding"], words=told["words"], at=opened + REVIEWED)
    waits = told["waits"]
    said = {name: waits[name] for name in ("case", "purpose", "reason")}
    break_glass(by=people[waits["opens"]], **said, no_conflict=True, with_contact=True, at=at)
