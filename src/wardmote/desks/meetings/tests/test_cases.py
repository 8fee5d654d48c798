"""What a meeting shares about a case: by which agreement, on which item, with whom in the room, and in its minutes."""

import re
import uuid
from dataclasses import replace

import pytest

from wardmote.desks.meetings import states
from wardmote.desks.meetings.queries import cases as queries
from wardmote.desks.meetings.queries import minutes as minutes_queries
from wardmote.desks.meetings.queries.meetings import item_for
from wardmote.desks.meetings.rules.cases import check_may_share
from wardmote.desks.meetings.tests.given import SAID, items, meeting, places, somebody, words_of
from wardmote.desks.meetings.verbs import cases as verbs
from wardmote.desks.meetings.verbs import meetings as meeting_verbs
from wardmote.desks.meetings.verbs import minutes as minutes_verbs
from wardmote.desks.meetings.verbs import sitting as sitting_verbs
from wardmote.desks.sharing.api import AgencyTold, agreements_for, meeting_disclosure_for
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation.now import now, today

TITLE = "Antisocial behaviour casework (made up)"
SURNAME = "Quarrinder"
NEED = "They visit the same house on Thursday and must know that it is the same person."
LESS = "The name alone, to those who go there; no address and nothing about anybody else."
CASE = ("casework", "Case", uuid.UUID("5b0e1c52-7a3d-4f0e-9d64-2c1f8a90e7b3"))
MARIAN, FFION, NOOR = "Marian Ashdown", "Ffion Carrow", "Noor Paget"


@pytest.fixture
def noor(demonstration):
    """The liaison officer of the constabulary, who is expected."""
    return somebody("noor.paget@mereshire-police.example")


@pytest.fixture
def agreement(by):
    return next(each for each in agreements_for(by, today()) if each.title == TITLE)


@pytest.fixture
def sits(by, group, agreement):
    """The reference of a meeting that sits, with a council, the constabulary and a guest in the room."""
    verbs.name_agreement(group=group.id, agreement=agreement.id, by=by, at=now())
    reference = meeting_verbs.plan_meeting(group=group.id, said=replace(SAID, day=today()), by=by, at=now())
    held = meeting(by, reference).id
    sitting_verbs.begin(meeting=held, by=by, at=now())
    sitting_verbs.accept_confidentiality(meeting=held, by=by, at=now())
    for name, who in ((MARIAN, ""), (NOOR, ""), (FFION, "A guest")):
        state = states.DEPUTY if who else states.PRESENT
        sitting_verbs.mark_place(place=places(by, reference)[name].id, state=state, came_name=who, by=by, at=now())
    return reference


def shared(by, reference, agreement, title="Money", **more):
    told = AgencyTold(by.organisation, {"Name": SURNAME}, NEED, LESS, {"would_endanger": False, "regime": "part_2"})
    said = {"case": CASE, "purpose": "antisocial_behaviour", "subject": "adult", "role": "", "told": (told,), **more}
    item = items(by, reference)[title].id
    return verbs.share_about_case(item=item, agreement=agreement.reference, **said, by=by, at=now())


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"runs": False}, Refused),
        ({"named": False}, Missing),
        ({"state": states.PLANNED}, NotNow),
        ({"state": states.CLOSED}, NotNow),
        ({"restricted": False}, NotNow),
        ({"accepted": False}, NotNow),
    ],
)
def test_when_information_is_shared_in_a_meeting(changed, error):
    said = {"runs": True, "named": True, "state": states.SITTING, "restricted": True, "accepted": True}
    check_may_share(**said)
    check_may_share(**{**said, "state": states.CORRECTING})
    with pytest.raises(error):
        check_may_share(**{**said, **changed})


@pytest.mark.django_db
def test_a_group_names_the_agreements_it_works_under(by, councillor, group, agreement):
    with pytest.raises(Refused):
        verbs.name_agreement(group=group.id, agreement=agreement.id, by=councillor, at=now())
    named = verbs.name_agreement(group=group.id, agreement=agreement.id, by=by, at=now())
    assert [each.agreement.title for each in queries.named_of(by, group.id, today())] == [TITLE]
    protocol = next(each for each in agreements_for(by, today()) if each.tier == 1)
    for wrong in (agreement.id, protocol.id, uuid.uuid4()):
        with pytest.raises(Invalid):
            verbs.name_agreement(group=group.id, agreement=wrong, by=by, at=now())
    verbs.end_named(named=named, by=by, at=now())
    assert queries.named_of(by, group.id, today()) == ()
    with pytest.raises(Missing):
        verbs.end_named(named=named, by=by, at=now())


@pytest.mark.django_db
def test_who_is_in_the_room_is_who_was_marked_there(by, noor, sits):
    item, held = item_for(by, items(by, sits)["Money"].id)
    room = {each.name: each for each in queries.present_on(by, held, item)}
    assert (room[MARIAN].member, room[NOOR].member) == (by.member_id, noor.member_id)
    assert (room["A guest"].member, room["A guest"].organisation) == (None, None)
    assert not any(each.conflicted for each in room.values())
    sitting_verbs.declare(
        place=places(by, sits)[NOOR].id, item=items(by, sits)["Money"].id, words="A friend", left=True, by=by, at=now()
    )
    for title, conflicted in (("Money", True), ("Any other business", False)):
        item, held = item_for(by, items(by, sits)[title].id)
        room = {each.name: each for each in queries.present_on(by, held, item)}
        assert room[NOOR].conflicted is conflicted


@pytest.mark.django_db
def test_minutes_say_that_it_was_shared_and_only_to_those_who_attend(by, noor, sits, agreement):
    reference = shared(by, sits, agreement)
    (found,) = meeting_disclosure_for(noor, reference, today()).requests
    assert (found.state, found.recipient_name, found.latest.fields) == ("told", "Mereshire Constabulary", ("Name",))
    assert [each.to_member for each in found.latest.grants] == [noor.member_id]
    minutes_verbs.close(meeting=meeting(by, sits).id, by=by, at=now())
    whole, shareable = (
        words_of(minutes_queries.document_of(by, meeting(by, sits), 1, each)) for each in ("whole", "shareable")
    )
    case = ".".join(map(str, CASE))
    said = f"Information was shared under the agreement “{TITLE}” about the case {case}. Record {reference}."
    assert said in whole
    assert reference not in shareable
    for typed in (SURNAME, NEED, LESS):
        assert typed not in whole + shareable


@pytest.mark.django_db
def test_an_interest_declared_afterwards_ends_access(by, noor, sits, agreement):
    reference = shared(by, sits, agreement)
    sitting_verbs.declare(place=places(by, sits)[NOOR].id, item=None, words="A friend", left=False, by=by, at=now())
    (found,) = meeting_disclosure_for(by, reference, today()).requests
    assert (found.state, found.told_in.hearers) == ("access ended", ())


@pytest.mark.django_db
def test_nothing_is_shared_where_it_may_not_be(by, noor, sits, agreement, group):
    with pytest.raises(NotNow, match="Everybody may read this item"):
        shared(by, sits, agreement, title="Any other business")
    with pytest.raises(Refused):
        shared(noor, sits, agreement)
    other = next(each for each in agreements_for(by, today()) if each.tier == 3)
    with pytest.raises(Missing, match="does not work under"):
        shared(by, sits, other)
    sitting_verbs.declare(place=places(by, sits)[NOOR].id, item=None, words="A friend", left=True, by=by, at=now())
    with pytest.raises(Invalid, match="Nobody of another agency"):
        shared(by, sits, agreement)
    sitting_verbs.accept_confidentiality(meeting=meeting(by, sits).id, by=by, at=now())
    with pytest.raises(NotNow, match="have not accepted"):
        shared(by, sits, agreement)


@pytest.mark.django_db
def test_it_is_written_down_in_one_form(by, sits, agreement, signed_in):
    secretary, item = signed_in("CSP manager"), items(by, sits)["Money"].id
    path = f"/members/meetings/items/{item}/share/{agreement.reference}/"
    assert TITLE in secretary.get(f"/members/meetings/{sits}/").content.decode()
    page = secretary.get(path).content.decode()
    assert "Before anybody speaks, these leave the room: A guest." in page
    boxes = {name: box for box, name in re.findall(r'for="(said-\d-\d)"[^>]*>\s*([^<]*?)\s*\(optional\)', page)}
    box = boxes["Name, told by Netherwick Council"]
    number = box.rpartition("-")[2]
    given = {
        "case": "nonsense", "purpose": "antisocial_behaviour", "subject": "adult", box: SURNAME,
        f"regime-{number}": "part_2", f"necessity-{number}": NEED, f"proportionality-{number}": LESS,
    }  # fmt: skip
    wrong = secretary.post(path, given)
    assert wrong.status_code == 422
    for says in ("This is no case", "Give an answer: Would it put anybody at risk", SURNAME):
        assert says in wrong.content.decode()
    sent = secretary.post(path, {**given, "case": ".".join(map(str, CASE)), f"endangers-{number}": "no"})
    assert sent.status_code == 303
    record = secretary.get(sent["Location"]).content.decode()
    assert "1 telling was let out." in record
    assert SURNAME not in record
    assert sent["Location"] in secretary.get(f"/members/meetings/{sits}/").content.decode()
    assert signed_in("Designated liaison officer").get(sent["Location"]).status_code == 200
    assert signed_in("Councillor").get(sent["Location"]).status_code == 404
    assert signed_in("Councillor").get(path).status_code == 403
    assert signed_in("Designated liaison officer").get(path).status_code == 403
