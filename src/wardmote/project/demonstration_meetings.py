"""The demonstration's meetings: one held, with its minutes, and one to come, through the desk's own verbs."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile

from wardmote.desks.actions.api import Wanted
from wardmote.desks.agencies.api import members_for
from wardmote.desks.meetings import api as meetings
from wardmote.documents import Document, Paragraph, render_pdf
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of


def make_meetings(told: Mapping[str, Any], *, by: Viewer, at: datetime) -> None:
    """Hold the one and plan the other that demonstration.toml tells of, unless there are meetings already."""
    listed = meetings.meetings_for(by)
    if listed.coming or listed.held:
        return
    _Making(told, by, at).make()


class _Making:
    """One group's two meetings. What is done in them is done by its secretary."""

    def __init__(self, told: Mapping[str, Any], by: Viewer, at: datetime) -> None:
        self.told, self.by, self.at = told, by, at
        self.people = {each.email: each for each in members_for(by)}
        self.secretary = desks.the_one("viewer_of")(self.people[told["secretary"]].id)

    def make(self) -> None:
        group = next(each for each in meetings.groups_for(self.by) if each.title == self.told["group"])
        begun = self.at + timedelta(days=self.told["held"]["days"])
        said = meetings.GroupSaid(
            group.title, group.about, group.rhythm, group.organisation, self.person(self.told["chair"]), group.clocks
        )
        meetings.change_group(group=group.id, edition=group.edition, said=said, by=self.secretary, at=begun)
        meetings.write_terms(
            group=group.id, starts=day_of(begun), **self.told["quorum"], chair_needed=True, by=self.secretary, at=begun
        )
        self.hold(self.plan(group.id, self.told["held"]), begun)
        coming = meetings.meeting_for(self.secretary, self.plan(group.id, self.told["coming"]))
        meetings.send_pack(meeting=coming.id, by=self.secretary, at=self.at)
        self.attend(self.told["attended"])

    def attend(self, told: Mapping[str, Any]) -> None:
        """Somebody went to another body's meeting, and took something on."""
        group = next(each for each in meetings.groups_for(self.by) if each.title == told["group"])
        day, owner = day_of(self.at + timedelta(days=told["days"])), self.person(told["attendee"])
        viewer = desks.the_one("viewer_of")(owner)
        went = meetings.record_attended(group=group.id, day=day, attendee=owner, by=viewer, at=self.at)
        due = day_of(self.at + timedelta(days=told["due"]))
        meetings.promise_there(attended=went, text=told["action"], due=due, by=viewer, at=self.at)

    def plan(self, group: UUID, told: Mapping[str, Any]) -> str:
        """Plan a meeting with the items it has of its own; its reference."""
        said = meetings.MeetingSaid(
            day=day_of(self.at + timedelta(days=told["days"])),
            starts=time.fromisoformat(told["starts"]),
            ends=time.fromisoformat(told["ends"]),
            place=self.told["place"],
        )
        reference = meetings.plan_meeting(group=group, said=said, by=self.secretary, at=self.at)
        meeting = meetings.meeting_for(self.secretary, reference)
        for each in told["items"]:
            item = meetings.ItemSaid(
                title=each["title"],
                about=each.get("about", ""),
                wants=each["wants"],
                lead=self.person(each["lead"]) if "lead" in each else None,
                paper=bool(each.get("paper")) and "lead" in each,
                restricted=each.get("restricted", False),
            )
            made = meetings.add_item(meeting=meeting.id, said=item, by=self.secretary, at=self.at)
            if isinstance(each.get("paper"), str):
                self.attach(made, each["paper"])
        return reference

    def hold(self, reference: str, at: datetime) -> None:
        """Hold a meeting: who came, what was said of each item, and its minutes."""
        told, meeting = self.told["held"], meetings.meeting_for(self.secretary, reference)
        meetings.begin(meeting=meeting.id, by=self.secretary, at=at)
        places = {each.organisation_name: each.id for each in meetings.places_of(self.secretary, meeting)}
        for body, email in told["present"]:
            came = self.person(email)
            meetings.mark_place(place=places[body], state="present", came=came, by=self.secretary, at=at)
        for body in told["apologies"]:
            meetings.mark_place(place=places[body], state="apologies", by=self.secretary, at=at)
        meetings.accept_confidentiality(meeting=meeting.id, by=self.secretary, at=at)
        items = {each.title: each for each in meetings.agenda_for(self.secretary, reference).items}
        for each in told["items"]:
            self.take(items[each["title"]], each, places, at)
        meetings.close(meeting=meeting.id, by=self.secretary, at=at + timedelta(minutes=90))

    def take(self, item: Any, told: Mapping[str, Any], places: Mapping[str, UUID], at: datetime) -> None:
        """What was said, declared, decided and promised on one item."""
        by = {"by": self.secretary, "at": at}
        meetings.write_note(item=item.id, edition=item.edition, note=told["note"], **by)
        if "declared" in told:
            body, words = told["declared"]
            meetings.declare(place=places[body], item=item.id, words=words, left=False, **by)
        if "decision" in told:
            against = (places[told["against"]],)
            said = meetings.DecisionSaid(told["decision"], "agreed", told["because"], against)
            meetings.decide(item=item.id, said=said, **by)
        if "put_off" in told:
            meetings.decide(item=item.id, said=meetings.DecisionSaid(told["put_off"], "put off"), **by)
        if "action" in told:
            owner = self.people[told["action"]["owner"]]
            due = day_of(self.at + timedelta(days=told["action"]["due"]))
            wanted = Wanted(told["action"]["text"], owner.organisation, due, owner=owner.id)
            meetings.capture_action(item=item.id, wanted=wanted, **by)

    def attach(self, item: UUID, title: str) -> None:
        """Attach a made-up paper."""
        document = Document(
            title=title,
            as_at=day_of(self.at),
            identifier="made-up-paper",
            publisher=self.by.tenant.name,
            version="1",
            made_up=True,
            blocks=(
                Paragraph("Counted on two evenings: 41 people came this way in an hour, and 9 chose the long way."),
            ),
        )
        upload = ContentFile(render_pdf(document), name="lighting.pdf")
        meetings.attach_file(item=item, title=title, upload=upload, by=self.secretary, at=self.at)

    def person(self, email: str) -> UUID:
        return self.people[email].id
