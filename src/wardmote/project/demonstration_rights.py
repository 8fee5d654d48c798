"""The requests for access of a demonstration: one that is being gathered, and one that was refused."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from wardmote.desks.agencies.api import members_for
from wardmote.desks.people.api import kept_by, person_for
from wardmote.desks.rights.api import (
    RequestSaid,
    add_record,
    add_words,
    name_preparer,
    receive_request,
    refuse_part,
    request_for,
    requests_for,
)
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of


def make_rights(told: Mapping[str, Any], *, by: Viewer, at: datetime) -> None:
    """Receive these requests and carry them as far as they tell, unless there are some already."""
    members = {member.email: desks.the_one("viewer_of")(member.id) for member in members_for(by) if member.active}
    receives = members[told["receives"]]
    if requests_for(receives):
        return
    for each in told["requests"]:
        part = _received(each, receives, at)
        if "gathers" in each:
            _gather(each, part, receives, members[each["gathers"]], at)
        if "ground" in each:
            answer = {"ground": each["ground"], "words": each["refused"], "way": "in hand"}
            refuse_part(part=part, **answer, by=receives, at=at)


def _received(each: Mapping[str, Any], by: Viewer, at: datetime) -> UUID:
    said = RequestSaid(
        received_on=day_of(at) - timedelta(days=each["days"]),
        given=each["given"],
        family=each["family"],
        born=date.fromisoformat(each["born"]),
        contact="",
        asked="",
        identity="seen",
        bodies=(by.organisation,),
    )
    return request_for(by, receive_request(said=said, by=by, at=at)).parts[0].id


def _gather(each: Mapping[str, Any], part: UUID, by: Viewer, gathers: Viewer, at: datetime) -> None:
    name_preparer(part=part, member=gathers.member_id, by=by, at=at)
    wanted = f"{each['given']} {each['family']}"
    for one in kept_by(gathers):
        if person_for(gathers, one.id, one.purpose, at).name == wanted:
            add_record(part=part, person=one.id, purpose=one.purpose, by=gathers, at=at)
    add_words(part=part, heading=each["elsewhere"], words=each["words"], by=gathers, at=at)
