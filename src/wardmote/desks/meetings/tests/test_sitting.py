"""A meeting that sits: who is there, what is decided and given out, and its minutes."""

from datetime import time, timedelta

import pytest

from wardmote.desks.actions.api import Report, Wish, actions_for, report
from wardmote.desks.agencies.api import add_contact, add_deputy, members_for, organisations_for
from wardmote.desks.meetings import states
from wardmote.desks.meetings.models import Attendance, Attended, Item, Meeting, Minutes
from wardmote.desks.meetings.presenters.lists import appointments
from wardmote.desks.meetings.queries import attended as attended_queries
from wardmote.desks.meetings.queries import groups as group_queries
from wardmote.desks.meetings.queries import meetings as queries
from wardmote.desks.meetings.queries import minutes as minutes_queries
from wardmote.desks.meetings.queries import sitting as rooms
from wardmote.desks.meetings.tests.given import (
    AT,
    TODAY,
    captured,
    everybody_comes,
    items,
    meeting,
    places,
    somebody,
    words_of,
)
from wardmote.desks.meetings.verbs import attended as attended_verbs
from wardmote.desks.meetings.verbs import meetings as verbs
from wardmote.desks.meetings.verbs import minutes as minutes_verbs
from wardmote.desks.meetings.verbs import sitting as sitting_verbs
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.calendars.feeds import feed_of
from wardmote.foundation.editions import Superseded

pytestmark = pytest.mark.django_db


def test_a_meeting_begins_on_its_day(by, group):
    later = verbs.MeetingSaid(day=TODAY + timedelta(days=1), starts=time(14), place="Town hall")
    reference = verbs.plan_meeting(group=group.id, said=later, by=by, at=AT)
    with pytest.raises(NotNow, match="later day"):
        sitting_verbs.begin(meeting=meeting(by, reference).id, by=by, at=AT)


def test_attendance_makes_a_quorum_and_nothing_is_decided_without_one(by, reference):
    sitting_verbs.begin(meeting=meeting(by, reference).id, by=by, at=AT)
    item = items(by, reference)["Any other business"]
    said = sitting_verbs.DecisionSaid("Fit twenty stands", states.AGREED)
    with pytest.raises(NotNow, match="Missing: 3 more people who count"):
        sitting_verbs.decide(item=item.id, said=said, by=by, at=AT)
    for each in places(by, reference).values():
        sitting_verbs.mark_place(place=each.id, state=states.PRESENT, by=by, at=AT)
    sitting_verbs.decide(item=item.id, said=said, by=by, at=AT)


def test_who_leaves_for_an_item_does_not_count_for_it(by, reference):
    everybody_comes(by, reference)
    item, place = items(by, reference)["Money"], next(iter(places(by, reference).values()))
    sitting_verbs.declare(place=place.id, item=item.id, words="Works for the bidder", left=True, by=by, at=AT)
    assert rooms.item_quorum(by, meeting(by, reference), item.id).missing == ("1 more person who counts",)
    other = items(by, reference)["Any other business"]
    assert rooms.item_quorum(by, meeting(by, reference), other.id).missing == ()


def test_a_deputy_counts_and_an_observer_does_not(by, reference):
    one, two, three = places(by, reference).values()
    sitting_verbs.begin(meeting=meeting(by, reference).id, by=by, at=AT)
    sitting_verbs.mark_place(place=one.id, state=states.DEPUTY, came_name="Cy Thorn", by=by, at=AT)
    sitting_verbs.mark_place(place=two.id, state=states.PRESENT, by=by, at=AT)
    sitting_verbs.add_observer(
        meeting=meeting(by, reference).id, organisation=one.organisation, member=None, name="Di Onu", by=by, at=AT
    )
    lacks = rooms.room_for(by, meeting(by, reference), (), TODAY).quorum.missing
    assert lacks == ("1 more person who counts",)
    with pytest.raises(Invalid, match="who came instead"):
        sitting_verbs.mark_place(place=three.id, state=states.DEPUTY, by=by, at=AT)


def test_before_the_meeting_each_says_so_only_for_themselves(by, reference):
    ffion = somebody("ffion.carrow@saltmere.example")
    found = {each.member: each for each in places(by, reference).values()}
    sitting_verbs.mark_place(place=found[ffion.member_id].id, state=states.APOLOGIES, by=ffion, at=AT)
    with pytest.raises(Refused, match="only of yourself"):
        sitting_verbs.mark_place(place=found[by.member_id].id, state=states.APOLOGIES, by=ffion, at=AT)
    with pytest.raises(NotNow, match="before the meeting begins"):
        sitting_verbs.mark_place(place=found[by.member_id].id, state=states.PRESENT, by=by, at=AT)


def test_two_who_write_one_note_are_told_and_lose_nothing(by, reference):
    everybody_comes(by, reference)
    item = items(by, reference)["Any other business"]
    sitting_verbs.write_note(item=item.id, edition=item.edition, note="Heard", by=by, at=AT)
    with pytest.raises(Superseded):
        sitting_verbs.write_note(item=item.id, edition=item.edition, note="Mine", by=by, at=AT)
    assert items(by, reference)["Any other business"].note == "Heard"


def test_dissent_is_by_name_and_only_of_those_in_the_room(by, reference):
    everybody_comes(by, reference)
    item, (one, *_rest) = items(by, reference)["Any other business"], places(by, reference).values()
    said = sitting_verbs.DecisionSaid("Fit twenty stands", states.AGREED, dissent=(one.id,))
    decision = sitting_verbs.decide(item=item.id, said=said, by=by, at=AT)
    seen, _item, _meeting = rooms.decision_for(by, decision)
    assert [who for _place, who in seen.dissent] == [f"{one.name}, {one.organisation_name}"]
    sitting_verbs.mark_place(place=one.id, state=states.APOLOGIES, by=by, at=AT)
    with pytest.raises(Invalid, match="in the room"):
        sitting_verbs.change_decision(decision=decision, edition=1, said=said, by=by, at=AT)


def test_an_action_captured_is_an_action_like_any_other(by, reference):
    everybody_comes(by, reference)
    captured(by, reference)
    (found,) = actions_for(by, Wish(words="Count the stands"), TODAY).actions
    assert found.source[:2] == ("meetings", "Item")
    minutes_verbs.close(meeting=meeting(by, reference).id, by=by, at=AT)
    with pytest.raises(NotNow, match="does not sit"):
        captured(by, reference)


# Minutes


def test_minutes_are_ready_at_close_in_two_layers(by, reference, councillor):
    everybody_comes(by, reference)
    money = items(by, reference)["Money"]
    sitting_verbs.write_note(item=money.id, edition=money.edition, note="Two bids were compared", by=by, at=AT)
    captured(by, reference, "Money", "Tell the bidders")
    captured(by, reference)
    assert minutes_verbs.close(meeting=meeting(by, reference).id, by=by, at=AT) == 1
    whole = minutes_queries.document_of(by, meeting(by, reference), 1, "whole")
    shared = minutes_queries.document_of(councillor, meeting(by, reference), 1, "shareable")
    for hidden in ("Two bids were compared", "Tell the bidders", "Money (restricted)"):
        assert hidden in words_of(whole), hidden
        assert hidden not in words_of(shared), hidden
    assert "Count the stands" in words_of(shared)
    with pytest.raises(Refused, match="for those who attend"):
        minutes_queries.document_of(councillor, meeting(by, reference), 1, "whole")


def test_who_has_no_place_does_not_see_what_is_restricted(by, reference, councillor):
    agenda = queries.agenda_for(councillor, reference)
    assert (agenda.whole, "Money" in {each.title for each in agenda.items}) == (False, False)
    assert [each.number for each in agenda.items] == [1, 2, 4]
    with pytest.raises(Missing):
        queries.item_for(councillor, items(by, reference)["Money"].id)
    ffion = next(each for each in members_for(by) if each.email == "ffion.carrow@saltmere.example")
    joseph = next(each for each in members_for(by) if each.id == councillor.member_id)
    add_deputy(by=by, reference=ffion.reference, deputy=joseph.reference, role="", starts=TODAY, ends=None)
    assert queries.agenda_for(councillor, reference).whole


def test_of_an_organisation_s_place_its_contacts_and_whoever_came_read_what_is_restricted(by, councillor):
    held = queries.meetings_for(by).held[-1]
    ffion = somebody("ffion.carrow@saltmere.example")
    assert ffion.agency == councillor.agency
    assert queries.reads_whole(ffion, held)
    assert not queries.reads_whole(councillor, held)
    body = next(each for each in organisations_for(by) if each.name == councillor.agency)
    said = {"organisation": body.id, "part": "senior representative", "member": councillor.member_id}
    admin = somebody("rhys.sandall@saltmere.example")
    add_contact(by=admin, **said, name="", job="", telephone="", starts=held.day)
    assert queries.reads_whole(councillor, held)


def test_minutes_put_right_are_another_version_and_the_first_stays(by, reference):
    everybody_comes(by, reference)
    one = meeting(by, reference).id
    minutes_verbs.close(meeting=one, by=by, at=AT)
    with pytest.raises(Invalid, match="what was wrong"):
        minutes_verbs.correct(meeting=one, because="", by=by, at=AT)
    minutes_verbs.correct(meeting=one, because="A name was wrong", by=by, at=AT)
    assert meeting(by, reference).state == states.CORRECTING
    captured(by, reference)
    assert minutes_verbs.close(meeting=one, by=by, at=AT) == 2
    first, second = (minutes_queries.document_of(by, meeting(by, reference), n, "whole") for n in (1, 2))
    assert "Count the stands" not in words_of(first)
    assert "A name was wrong" in words_of(second)


def test_the_next_meeting_approves_the_minutes_and_takes_up_what_was_put_off(by, group, reference):
    everybody_comes(by, reference)
    item = items(by, reference)["Any other business"]
    said = sitting_verbs.DecisionSaid("Accept the match funding", states.PUT_OFF)
    sitting_verbs.decide(item=item.id, said=said, by=by, at=AT)
    captured(by, reference)
    minutes_verbs.close(meeting=meeting(by, reference).id, by=by, at=AT)
    assert [each.meeting.reference for each in minutes_queries.waiting_for_approval(by)][-1] == reference

    later = AT + timedelta(days=30)
    said = verbs.MeetingSaid(day=TODAY + timedelta(days=30), starts=time(14), place="Town hall")
    following = verbs.plan_meeting(group=group.id, said=said, by=by, at=later)
    assert {"Minutes of 1 June 2027", "Accept the match funding"} <= set(items(by, following))
    approving = items(by, following)["Minutes of 1 June 2027"].id
    with pytest.raises(NotNow, match="in a meeting"):
        minutes_verbs.approve(item=approving, by=by, at=later)
    sitting_verbs.begin(meeting=meeting(by, following).id, by=by, at=later)
    assert minutes_verbs.approve(item=approving, by=by, at=later)
    assert Minutes.objects.get(meeting__reference=reference).approved_in.reference == following
    assert not minutes_verbs.approve(item=approving, by=by, at=later)


def test_an_action_still_open_when_the_next_meeting_closes_is_carried_over_once(by, group, reference):
    everybody_comes(by, reference)
    action = captured(by, reference)
    minutes_verbs.close(meeting=meeting(by, reference).id, by=by, at=AT)
    said = verbs.MeetingSaid(day=TODAY, starts=time(17), place="Town hall")
    following = verbs.plan_meeting(group=group.id, said=said, by=by, at=AT)
    one = meeting(by, following).id
    sitting_verbs.begin(meeting=one, by=by, at=AT)
    minutes_verbs.close(meeting=one, by=by, at=AT)
    minutes_verbs.correct(meeting=one, because="A slip", by=by, at=AT)
    minutes_verbs.close(meeting=one, by=by, at=AT)
    (found,) = actions_for(by, Wish(words="Count the stands"), TODAY).actions
    assert (found.id, found.stayed_open) == (action, 1)
    report(action=action, said=Report("done", "Counted"), by=by, at=AT)
    third = verbs.plan_meeting(group=group.id, said=said, by=by, at=AT)
    sitting_verbs.begin(meeting=meeting(by, third).id, by=by, at=AT)
    minutes_verbs.close(meeting=meeting(by, third).id, by=by, at=AT)
    assert actions_for(by, Wish(words="Count the stands"), TODAY).actions[0].stayed_open == 1


def test_every_write_is_recorded(by, reference):
    everybody_comes(by, reference)
    minutes_verbs.close(meeting=meeting(by, reference).id, by=by, at=AT)
    for table, rows in (("Meeting", Meeting), ("Item", Item), ("Attendance", Attendance), ("Minutes", Minutes)):
        found = set(AuditRow.objects.filter(table=f"meetings.{table}").values_list("record", flat=True))
        assert {str(key) for key in rows.objects.values_list("pk", flat=True)} <= found, table


def test_the_demonstration_has_a_meeting_held_and_one_to_come(by):
    listed = queries.meetings_for(by)
    assert (len(listed.coming), len(listed.held)) == (1, 2)
    held = queries.agenda_for(by, listed.held[-1].reference)
    room = rooms.room_for(by, held.meeting, held.items, TODAY)
    decisions = [each for found in room.decisions.values() for each in found]
    assert {each.outcome: bool(each.dissent) for each in decisions} == {"agreed": True, "put off": False}
    assert room.quorum.missing == ()
    coming = set(items(by, listed.coming[0].reference))
    assert "Accept the harbour trust's offer of match funding" in coming


# Others' meetings


def test_of_another_body_s_meeting_the_date_who_went_and_our_own_action_are_kept(by, councillor):
    theirs = next(each for each in group_queries.groups_for(by) if not each.ours)
    told = {"group": theirs.id, "day": TODAY, "by": councillor, "at": AT}
    went = attended_verbs.record_attended(**told, attendee=councillor.member_id)
    columns = {field.name for field in Attended._meta.get_fields()}
    assert columns - {"id", "reference", "partnership", "edition"} == {
        *("group", "day", "attendee", "made_at", "made_by", "withdrawn_at", "withdrawn_by"),
    }
    due = TODAY + timedelta(days=5)
    attended_verbs.promise_there(attended=went, text="Ask for a list of courses", due=due, by=councillor, at=AT)
    (action,) = attended_queries.attended_one(by, went, TODAY).actions
    assert (action.owner, action.organisation_name) == (councillor.name, councillor.agency)
    with pytest.raises(Refused, match="only of yourself"):
        attended_verbs.record_attended(**told, attendee=by.member_id)
    with pytest.raises(Invalid, match="already"):
        attended_verbs.record_attended(**told, attendee=councillor.member_id)
    with pytest.raises(Invalid, match="still to come"):
        attended_verbs.record_attended(**{**told, "day": due}, attendee=councillor.member_id)


def test_who_went_is_put_right_and_taken_back(by, group):
    theirs = next(each for each in group_queries.groups_for(by) if not each.ours)
    told = {"day": TODAY, "attendee": by.member_id, "by": by, "at": AT}
    with pytest.raises(Invalid, match="held here in full"):
        attended_verbs.record_attended(group=group.id, **told)
    went = attended_verbs.record_attended(group=theirs.id, **told)
    earlier = {**told, "day": TODAY - timedelta(days=1)}
    attended_verbs.change_attended(attended=went, edition=1, **earlier)
    with pytest.raises(Superseded):
        attended_verbs.change_attended(attended=went, edition=1, **earlier)
    attended_verbs.withdraw_attended(attended=went, by=by, at=AT)
    assert went not in {each.id for each in attended_queries.attended_for(by, theirs.id, TODAY)}


# Calendars


def test_a_meeting_is_in_calendars_at_its_hour_and_names_nobody(by, group, reference):
    def feed():
        told = [each for each in appointments(by) if each.href.endswith(f"/{reference}/")]
        return feed_of((), at=AT, first=TODAY, last=TODAY, appointments=told).decode()

    # Two in the afternoon of a summer's day in London is one in the afternoon in UTC.
    assert "DTSTART:20270601T130000Z" in feed()
    assert "SUMMARY:A partnership meeting" in feed()
    for hidden in (group.title, by.name, "Town hall"):
        assert hidden not in feed(), hidden
    verbs.call_off(meeting=meeting(by, reference).id, because="Snow", by=by, at=AT)
    assert "A partnership meeting" not in feed()
