"""A casework meeting of the demonstration: what agencies told one another there about a case that does not exist."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.meetings import api as meetings
from wardmote.desks.sharing.api import AgencyTold, agreements_for
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of
from wardmote.foundation.sealing import Case

#: For how long what was told is kept.
KEPT = timedelta(days=1095)


def make_cases(told: Mapping[str, Any], *, by: Viewer, at: datetime) -> None:
    """Hold the meeting that demonstration.toml tells of, unless its group is there."""
    if any(each.title == told["group"] for each in meetings.groups_for(by)):
        return
    people = {each.email: each for each in members_for(by)}
    bodies = {each.name: each.id for each in organisations_for(by)}
    secretary = desks.the_one("viewer_of")(people[told["secretary"]].id)
    who: dict[str, Any] = {"by": secretary, "at": at}
    said = meetings.GroupSaid(told["group"], told["about"], told["rhythm"], bodies[told["whose"]])
    meetings.make_group(said=said, ours=True, **who)
    group = next(each.id for each in meetings.groups_for(by) if each.title == told["group"])
    for email in told["expected"]:
        meetings.add_seat(group=group, wanted=meetings.SeatWanted(member=people[email].id), counts=True, **who)
    meetings.add_standing(group=group, title=told["item"], restricted=True, **who)
    agreement = next(each for each in agreements_for(by, day_of(at)) if each.title == told["agreement"])
    meetings.name_agreement(group=group, agreement=agreement.id, **who)
    planned = meetings.MeetingSaid(day=day_of(at), starts=time.fromisoformat(told["starts"]), place=told["place"])
    reference = meetings.plan_meeting(group=group, said=planned, **who)
    held = meetings.meeting_for(secretary, reference)
    meetings.begin(meeting=held.id, **who)
    meetings.accept_confidentiality(meeting=held.id, **who)
    for place in meetings.places_of(secretary, held):
        meetings.mark_place(place=place.id, state="present", **who)
    item = next(each.id for each in meetings.agenda_for(secretary, reference).items if each.title == told["item"])
    case, words = Case.parse(told["case"]), told["told"]
    agency = AgencyTold(
        bodies[words["by"]],
        words["said"],
        words["necessity"],
        words["proportionality"],
        {"would_endanger": False, "regime": "part_2"},
    )
    meetings.share_about_case(
        item=item,
        agreement=agreement.reference,
        case=(case.desk, case.table, case.id),
        purpose=told["purpose"],
        subject="adult",
        role="person_of_concern",
        told=(agency,),
        destroy_by=day_of(at) + KEPT,
        **who,
    )
    meetings.close(meeting=held.id, by=secretary, at=at + timedelta(minutes=1))
