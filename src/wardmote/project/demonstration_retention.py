"""What of a demonstration is past its time: one record was let go and certified, one is held, others wait.

They were taken over from a register kept before, which is why they are so old. Everything goes by the real doors.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from wardmote.clocks.months import corresponding
from wardmote.desks.agencies.api import members_for
from wardmote.desks.people.api import SearchSaid, add_person, look_up
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of
from wardmote.foundation.retention.queries import certificates_for, due_for
from wardmote.foundation.retention.verbs.deciding import approve_disposal
from wardmote.foundation.retention.verbs.destroying import destroy_approved
from wardmote.foundation.retention.verbs.holding import place_hold
from wardmote.foundation.retention.verbs.proposing import propose_due

#: How long ago the records were taken over and proposed; the night after that one was destroyed.
AGO = timedelta(days=2)


def make_retention(told: Mapping[str, Any], *, by: Viewer, at: datetime) -> None:
    """Make, let go and hold what demonstration.toml names, unless something was destroyed already."""
    members = {member.email: desks.the_one("viewer_of")(member.id) for member in members_for(by) if member.active}
    decides = members[told["decides"]]
    if certificates_for(decides, at):
        return
    before = at - AGO
    made = {each["does"]: _taken_over(each, members[each["keeper"]], before) for each in told["records"]}
    propose_due(by=by, at=before)
    due = {each.name[2]: each for each in due_for(decides, before)}
    approve_disposal(disposal=due[made["goes"]].id, by=decides, at=before)
    destroy_approved(by=by, at=before + timedelta(days=1))
    held = told["hold"]
    place_hold(
        disposal=due[made["is held"]].id,
        ground=held["ground"],
        cites=held["cites"],
        words=held["words"],
        review_on=day_of(at) + timedelta(days=held["days"]),
        by=decides,
        at=at,
    )


def _taken_over(told: Mapping[str, Any], by: Viewer, at: datetime) -> UUID:
    said = SearchSaid(
        given=told["given"],
        family=told["family"],
        born=date.fromisoformat(told["born"]),
        purpose=told["purpose"],
        reason=told["reason"],
        no_conflict=True,
    )
    search = look_up(said=said, by=by, at=at)
    worked_on = corresponding(day_of(at), -told["months"])[0]
    return add_person(search=search, record_class=told["class"], none_of_these=True, worked_on=worked_on, by=by, at=at)
