"""The directory: what may be said of a service, who reads it when, and what becomes of it when nobody checks it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from wardmote.desks.governance.models import Service, ServiceVersion
from wardmote.desks.governance.presenters import directory as presenters
from wardmote.desks.governance.queries import directory as queries
from wardmote.desks.governance.rules import directory as rules
from wardmote.desks.governance.verbs import directory as verbs
from wardmote.desks.governance.verbs import holding
from wardmote.desks.plan.api import priorities_to_serve
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation.access import Viewer
from wardmote.foundation.editions import Superseded
from wardmote.foundation.now import now, today
from wardmote.foundation.records import remarks

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(by):
    does = "Listens, and plans with people how to be safe."
    told = verbs.ServiceSaid("Quayside helpline", does, ("domestic", "stalking"), telephone="01632 960 001")
    return replace(told, owner=by.member_id, areas=("netherwick",))


@pytest.fixture
def reference(by, said):
    return verbs.add_service(said=said, by=by, at=now())


def read(by, reference):
    return queries.service_for(by, reference, today())


def check(by, reference, on=None):
    found = read(by, reference)
    verbs.check_service(service=found.id, number=found.said.number, checked_on=on or today(), by=by, at=now())


def age(reference, days):
    """Let the last check have been so many days ago, as time would."""
    on = today() - timedelta(days=days)
    again = rules.again_after(on, 180)
    rows = ServiceVersion.objects.filter(service__reference=reference, checked_on__isnull=False)
    rows.update(checked_on=on, check_again=again)


def found_by_anybody(by, **asked):
    return [each.name for each in queries.services_to_find(Viewer("public", by.tenant), **asked)]


def test_nobody_finds_a_service_until_it_was_checked_and_each_finds_it_by_need_and_area(by, reference):
    assert read(by, reference).state == rules.NOT_CHECKED
    assert "Quayside helpline" not in found_by_anybody(by)
    check(by, reference)
    assert read(by, reference).state == rules.CHECKED
    assert "Quayside helpline" in found_by_anybody(by, need="stalking", area="netherwick")
    assert "Quayside helpline" not in found_by_anybody(by, need="roads")
    assert "Quayside helpline" not in found_by_anybody(by, area="saltmere")


def test_new_words_are_read_only_once_they_were_checked(by, said, reference):
    check(by, reference)
    found = read(by, reference)
    anew = replace(said, name="Quayside")
    verbs.change_service(service=found.id, edition=found.edition, said=anew, by=by, at=now())
    changed = read(by, reference)
    assert (changed.state, changed.name, changed.checked.name) == (rules.CHANGED, "Quayside", "Quayside helpline")
    assert "Quayside helpline" in found_by_anybody(by)
    with pytest.raises(NotNow, match="changed its words"):
        verbs.check_service(service=found.id, number=1, checked_on=today(), by=by, at=now())
    check(by, reference)
    assert "Quayside" in found_by_anybody(by)
    assert "Quayside helpline" not in found_by_anybody(by)
    with pytest.raises(Superseded):
        verbs.change_service(service=found.id, edition=found.edition, said=said, by=by, at=now())


def test_a_change_of_who_keeps_it_needs_no_new_check(by, said, reference):
    check(by, reference)
    found = read(by, reference)
    verbs.change_service(service=found.id, edition=found.edition, said=replace(said, owner=None), by=by, at=now())
    assert (read(by, reference).state, len(read(by, reference).versions)) == (rules.CHECKED, 1)


def test_a_check_grows_old_says_so_to_anybody_and_turns_up_with_who_keeps_it(by, reference):
    check(by, reference)
    assert not [each for card in presenters.card_of(by) for each in card.links if "Quayside" in each.text]
    age(reference, 181)
    found = read(by, reference)
    assert found.state == rules.DUE
    assert presenters.since_words(found.checked).startswith("Not checked since")
    assert "Quayside helpline" in found_by_anybody(by)
    (card,) = presenters.card_of(by)
    assert any("Quayside helpline" in each.text for each in card.links)
    age(reference, 180)
    assert read(by, reference).state == rules.CHECKED


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("does", "The refuge is in Mill Lane"),
        ("refer", "Come to 12 Mill Street"),
        ("opening", "At PR7 1AB every day"),
        ("caution", "Ask for Mrs Brown"),
        ("name", "Harbour House, Quay Terrace"),
        ("who_for", "Call 07700 900123"),
    ],
)
def test_where_it_is_and_who_works_there_is_refused_in_every_box(by, said, field, words):
    with pytest.raises(Invalid, match="looks like"):
        verbs.add_service(said=replace(said, **{field: words}), by=by, at=now())


def test_no_table_has_room_for_where_a_service_is():
    names = {field.name for table in (Service, ServiceVersion) for field in table._meta.get_fields()}
    assert not names & {"address", "postcode", "street", "place", "easting", "northing", "position", "where"}


@pytest.mark.parametrize(
    ("odd", "words"),
    [
        ({"email": "ann.brown@haven.example"}, "somebody's own address"),
        ({"telephone": ""}, "Nobody could reach it"),
        ({"telephone": "ask Ann"}, "no telephone number"),
        ({"needs": ()}, "Nobody would find it"),
        ({"needs": ("wizards",)}, "Nobody would find it"),
        ({"name": " "}, "has a name"),
        ({"areas": ("atlantis",)}, "not in this partnership"),
        ({"organisation": uuid4()}, "not in this partnership"),
    ],
)
def test_what_cannot_be_a_service_is_refused_with_what_to_do(by, said, odd, words):
    with pytest.raises(Invalid, match=words):
        verbs.add_service(said=replace(said, **odd), by=by, at=now())


def test_a_mailbox_of_a_team_is_no_persons(by, said):
    verbs.add_service(said=replace(said, email="support.team@haven.example"), by=by, at=now())


@pytest.mark.parametrize("days", [1, -1])
def test_a_check_is_of_the_words_that_are_there_and_not_of_tomorrow(by, reference, days):
    with pytest.raises(Invalid):
        check(by, reference, today() + timedelta(days=days))


def test_its_priorities_say_it_with_a_warning_once_it_is_old(by, reference):
    priority = priorities_to_serve(by)[0].id
    found = read(by, reference)
    told = {"service": found.id, "priorities": {priority}, "by": by, "at": now()}
    verbs.say_priorities(edition=found.edition, **told)
    assert not _beside(by, priority)
    check(by, reference)
    anybody = Viewer("public", by.tenant)
    assert [each.warns for each in _beside(anybody, priority)] == [False]
    age(reference, 400)
    (warning,) = _beside(anybody, priority)
    assert warning.warns
    assert "Not checked since" in warning.words
    told["priorities"] = {uuid4()}
    with pytest.raises(Invalid, match="no plan here"):
        verbs.say_priorities(edition=read(by, reference).edition, **told)
    told["priorities"] = set()
    verbs.say_priorities(edition=read(by, reference).edition, **told)
    assert not _beside(by, priority)


def _beside(viewer, priority):
    said = remarks(viewer, ("plan", "Priority"), [priority]).get(priority, ())
    return [each for each in said if "Quayside" in each.words]


def test_one_taken_out_is_found_by_nobody_until_it_is_taken_up_again(by, reference):
    check(by, reference)
    found = read(by, reference)
    with pytest.raises(Invalid, match="No reason"):
        verbs.retire_service(service=found.id, because=" ", by=by, at=now())
    verbs.retire_service(service=found.id, because="Its money ended", by=by, at=now())
    assert "Quayside helpline" not in found_by_anybody(by)
    assert presenters.service_page(read(by, reference), by).sentence.endswith("Its money ended")
    with pytest.raises(NotNow, match="taken out"):
        check(by, reference)
    verbs.take_service_up(service=found.id, by=by, at=now())
    assert "Quayside helpline" in found_by_anybody(by)
    with pytest.raises(NotNow, match="in the directory"):
        verbs.take_service_up(service=found.id, by=by, at=now())


def test_it_is_handed_over_with_what_its_keeper_holds(by, officer, reference):
    assert any("Quayside" in words for words, _said in presenters.watched_by(by, by.member_id))
    holding.hand_over(by=by, member=by.member_id, to=officer.member_id, at=now())
    assert read(by, reference).owner == officer.member_id


def test_what_is_not_there_is_said(by):
    page = presenters.list_page((), "", by)
    assert (page.rows, page.filters, page.downloads) == ((), (), ())
    with pytest.raises(Missing):
        read(by, "SV-NOBODY")
    with pytest.raises(Missing):
        verbs.take_service_up(service=uuid4(), by=by, at=datetime(2027, 6, 1, tzinfo=UTC))


def test_who_reads_only_has_nothing_to_press(by, partner, reference):
    assert presenters.service_page(read(by, reference), partner).first is None
    assert presenters.list_page((), "", partner).add is None


def test_how_long_a_check_counts_is_to_the_day():
    on = date(2027, 1, 1)
    again = rules.again_after(on, 180)
    told = {"retired": False, "checked": on, "again": again, "changed": False}
    assert rules.state_of(**told, day=again) == rules.CHECKED
    assert rules.state_of(**told, day=again + timedelta(days=1)) == rules.DUE
