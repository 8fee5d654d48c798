"""Safe contact is read by few, a protected address changed by two, and no letter tells the wrong side."""

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from wardmote.desks.people.models import AddressChange, ContactDetail, SafetyMarker
from wardmote.desks.people.presenters import week
from wardmote.desks.people.queries.cases import links_of, side_of
from wardmote.desks.people.queries.contact import contact_for
from wardmote.desks.people.rules.cases import ACCUSED, HARMED, ROLES, SIDES, check_role
from wardmote.desks.people.tests.given import ASB, AT, DAY, HOUR, WHY_SAME, candidates, read, recorded, trained
from wardmote.desks.people.verbs import cases, contact, markers, protecting
from wardmote.desks.people.verbs.contact import ContactSaid
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation import desks
from wardmote.foundation.access import Standing
from wardmote.foundation.break_glass.verbs import answer, break_glass, take_release_back
from wardmote.foundation.correspondence import Reader, may_leave
from wardmote.foundation.notices.queries import notices_for
from wardmote.project.tests import snapshots

pytestmark = pytest.mark.django_db
ADULT = "safeguard_adult"
HOW = ContactSaid("safe with a code word", "By text", "From ten to two", "Blue kettle", "A brother opens letters")
ADDRESS, BECAUSE = "Refuge flat 3, Larkrise Yard, Saltmere", "The refuge confirmed it this morning."
CASE = ("river_patrol", "RiverCase", UUID(int=9))
SAID = ".".join(map(str, CASE))


@pytest.fixture
def second(new_member, assessed):
    """Another adviser of the same service."""
    return trained(
        new_member(name="Ira Dunn", email="ira@haven-line.example", organisation="Haven Line", roles=("idva",))
    )


@pytest.fixture
def person(adviser, second):
    """A protected record of the advisers': one looks after it, the other stands in."""
    made = recorded(adviser, record_class="C5", purpose=ADULT)
    protecting.protect(
        person=made, purpose=ADULT, custodian=adviser.member_id, deputy=second.member_id, because=WHY_SAME,
        by=adviser, at=AT,
    )  # fmt: skip
    return made


def of(person, by, **more):
    return {"person": person, "purpose": ADULT, "by": by, "at": AT, **more}


def reached(by, person):
    return contact_for(by, person, ADULT, AT)


# How somebody is reached


def test_nobody_said_then_somebody_did_and_what_was_said_before_stays(adviser, second, person):
    assert (reached(adviser, person).safety, reached(adviser, person).told) == ("", {})
    contact.say_contact(**of(person, adviser), said=HOW)
    found = reached(second, person)
    assert (found.safety, found.told["method"], found.told["code_word"]) == (HOW.safety, "By text", "Blue kettle")
    contact.say_contact(**of(person, second), said=ContactSaid("not safe"))
    found = reached(adviser, person)
    assert (found.safety, found.told, found.earlier) == ("not safe", {}, 4)


@pytest.mark.parametrize(
    "wrong", [ContactSaid("perhaps"), ContactSaid("safe"), ContactSaid("safe with a code word", "By text")]
)
def test_what_tells_nobody_how_is_refused(adviser, person, wrong):
    with pytest.raises(Invalid):
        contact.say_contact(**of(person, adviser), said=wrong)


def test_it_is_read_by_who_reads_class_c6_alone(new_member, assessed, adviser, person):
    contact.say_contact(**of(person, adviser), said=HOW)
    house = {"organisation": "Haven Line", "roles": ("da_coordinator",)}
    co_ordinator = trained(new_member(name="Co", email="co@haven-line.example", **house))
    mine = recorded(co_ordinator, "Ivo", "Marlscar", record_class="C5", purpose=ADULT)
    with pytest.raises(Missing):
        reached(co_ordinator, person)
    with pytest.raises(Missing):
        contact_for(co_ordinator, mine, ADULT, AT)
    with pytest.raises(Refused, match="reached safely"):
        contact.say_contact(**of(mine, co_ordinator), said=HOW)


# A protected address


def test_an_address_is_written_and_changed_by_two(adviser, second, person):
    with pytest.raises(NotNow, match="waits"):
        contact.decide_address(**of(person, second), decision="approved")
    contact.ask_for_address(**of(person, adviser), address=ADDRESS, because=BECAUSE)
    assert "address" not in reached(adviser, person).told
    assert notices_for(second)[0].words == "A protected address waits for a second person."
    with pytest.raises(Refused, match="two people"):
        contact.decide_address(**of(person, adviser), decision="approved")
    with pytest.raises(NotNow, match="already"):
        contact.ask_for_address(**of(person, second), address=ADDRESS, because=BECAUSE)
    (card,) = week.landing(second)
    assert card.title == "Protected addresses"
    assert week.landing(adviser) == ()
    contact.decide_address(**of(person, second), decision="approved")
    assert reached(adviser, person).told["address"] == ADDRESS
    later = of(person, second, at=AT + HOUR)
    contact.ask_for_address(**later, address="Refuge flat 5, Saltmere", because=BECAUSE)
    contact.decide_address(**of(person, adviser, at=AT + HOUR), decision="declined")
    found = reached(adviser, person)
    assert found.told["address"] == ADDRESS
    assert [each.decision for each in found.changes] == ["approved", "declined"]


def test_no_time_and_no_database_lets_one_person_do_it(adviser, person):
    change = contact.ask_for_address(**of(person, adviser), address=ADDRESS, because=BECAUSE)
    with pytest.raises(Refused):
        contact.decide_address(**of(person, adviser, at=AT + 300 * DAY), decision="approved")
    with pytest.raises(IntegrityError), transaction.atomic():
        AddressChange.objects.change(
            change, decider=adviser.member_id, decided_at=AT, decided_by="x", decision="approved"
        )


def test_neither_address_nor_code_word_lies_in_clear(adviser, second, person):
    contact.say_contact(**of(person, adviser), said=HOW)
    contact.ask_for_address(**of(person, adviser), address=ADDRESS, because=BECAUSE)
    contact.decide_address(**of(person, second), decision="approved")
    held = repr(snapshots.take())
    for word in ("kettle", "Larkrise", "brother", "refuge confirmed"):
        assert word not in held
    assert "kettle" not in repr(reached(adviser, person))
    with pytest.raises(IntegrityError), transaction.atomic():
        ContactDetail.every_row.update(words="in clear")


# Before a visit


def test_a_marker_shows_until_its_day_and_goes_by_itself(officer, colleague):
    person, words = recorded(officer), "Two dogs were loose in March. Ring before going in."
    said = {"person": person, "purpose": ASB, "by": officer, "at": AT}
    until = AT.date() + 10 * DAY
    for wrong in ({"words": "Dogs."}, {"until": AT.date()}, {"until": AT.date() + 400 * DAY}, {"owner": uuid4()}):
        with pytest.raises(Invalid):
            markers.add_marker(**{**said, "words": words, "owner": colleague.member_id, "until": until, **wrong})
    markers.add_marker(**said, words=words, owner=colleague.member_id, until=until)
    assert [each.words for each in read(officer, person).markers] == [words]
    assert read(officer, person, at=AT + 10 * DAY).markers
    assert not read(officer, person, at=AT + 11 * DAY).markers
    markers.end_what_ran_out(by=officer, at=AT + 10 * DAY)
    assert SafetyMarker.objects.get().ended_at is None
    markers.end_what_ran_out(by=officer, at=AT + 11 * DAY)
    assert SafetyMarker.objects.get().ended_at == AT + 11 * DAY
    assert "ran out" in notices_for(colleague)[0].words


def test_a_marker_is_ended_early_and_its_owner_sees_it_running_out(officer, monkeypatch):
    person, words = recorded(officer), "Two dogs were loose in March. Ring before going in."
    said = {"person": person, "purpose": ASB, "by": officer, "at": AT}
    monkeypatch.setattr(week, "now", lambda: AT)
    marker = markers.add_marker(**said, words=words, owner=officer.member_id, until=AT.date() + 30 * DAY)
    assert week.landing(officer) == ()
    monkeypatch.setattr(week, "now", lambda: AT + 20 * DAY)
    assert [card.title for card in week.landing(officer)] == ["Safety markers"]
    markers.end_marker(**said, marker=marker)
    assert (week.landing(officer), read(officer, person).markers) == ((), ())
    with pytest.raises(Missing):
        markers.end_marker(**said, marker=marker)


# Cases, and their two sides


@pytest.fixture
def on_case(monkeypatch):
    """`on_case(viewer)` puts a member on the made-up kind's case, without an interest of theirs in it."""
    known, real = {}, desks.declared

    def standing(viewer, at, of):
        return known.get(viewer.member_id, Standing())

    monkeypatch.setattr(desks, "declared", lambda fact: (*real(fact), standing) if fact == "standing" else real(fact))

    def put(viewer, **more):
        known[viewer.member_id] = Standing(**{"on": frozenset({CASE}), "clear": frozenset({CASE}), **more})

    return put


def link(by, person, role="victim", side=HARMED, case=SAID, purpose=ASB):
    return cases.link_to_case(person=person, purpose=purpose, case=case, role=role, side=side, by=by, at=AT)


def test_every_role_is_of_its_side():
    for role, own in ROLES.items():
        for side in SIDES:
            if own in ("", side):
                check_role(role, side)
            else:
                with pytest.raises(Invalid):
                    check_role(role, side)
    assert {each for each in ROLES.values() if each} == set(SIDES)


def test_only_who_is_on_a_case_links_to_it_and_each_refusal_is_alike(officer, on_case):
    person = recorded(officer)
    told = set()
    for case in (SAID, f"river_patrol.RiverCase.{uuid4()}"):
        with pytest.raises(Missing) as refused:
            link(officer, person, case=case)
        told.add(str(refused.value))
    assert len(told) == 1
    for less in ({"clear": frozenset()}, {"conflicted": frozenset({CASE})}):
        on_case(officer, **less)
        with pytest.raises(Missing):
            link(officer, person)
    on_case(officer)
    link(officer, person)
    with pytest.raises(NotNow):
        link(officer, person)


def test_whoever_is_on_the_case_reads_one_side_at_a_time(officer, colleague, on_case):
    victim, accused = recorded(officer), recorded(officer, "Ivo", "Marlscar")
    on_case(officer)
    link(officer, victim), link(officer, accused, "alleged perpetrator", ACCUSED)
    with pytest.raises(Missing):
        read(colleague, victim)
    with pytest.raises(Missing):
        side_of(colleague, CASE, HARMED, AT)
    on_case(colleague)
    assert read(colleague, victim).basis == "being on its case"
    for side, who in ((HARMED, victim), (ACCUSED, accused)):
        assert [each.person for each in side_of(colleague, CASE, side, AT)] == [who]
    on_case(colleague, conflicted=frozenset({CASE}))
    with pytest.raises(Missing):
        read(colleague, victim)


def test_who_is_on_the_case_of_a_protected_person_finds_them(officer, colleague, new_member, on_case):
    third = trained(new_member(name="Di Moss", email="di@netherwick.example", roles=("asb_officer",)))
    person = recorded(officer)
    on_case(officer), on_case(third)
    link(officer, person)
    protecting.protect(
        person=person, purpose=ASB, custodian=colleague.member_id, deputy=None, because=WHY_SAME, by=officer, at=AT
    )
    assert candidates(third) == {"Sara Withenfold": "name and birth"}
    on_case(third, on=frozenset())
    assert candidates(third) == {}


def test_a_link_ends_and_with_it_what_it_opened(officer, colleague, on_case):
    person = recorded(officer)
    on_case(officer), on_case(colleague)
    made = link(officer, person)
    assert read(colleague, person)
    cases.end_link(person=person, purpose=ASB, link=made, by=officer, at=AT)
    with pytest.raises(Missing):
        read(colleague, person)
    assert links_of(officer, person, AT) == ()


# By break-glass that two agreed to


@pytest.fixture
def opened(new_member, adviser, reviewer, person, on_case):
    """A record with a safe contact in a case that another agency's co-ordinator opened; and asks for it."""
    contact.say_contact(**of(person, adviser), said=HOW)
    contact.ask_for_address(**of(person, adviser), address=ADDRESS, because=BECAUSE)
    on_case(adviser)
    link(adviser, person, purpose=ADULT)
    police = {"organisation": "Mereshire Constabulary", "roles": ("marac_coordinator",)}
    asker = trained(new_member(name="Lu Marsh", email="lu@police.example", **police))
    said = {"case": SAID, "purpose": ADULT, "reason": "He is on his way to her, and nobody answers.", "at": AT}
    return asker, break_glass(by=asker, **said, no_conflict=True, with_contact=True)


def agree(reviewer, glass):
    answer(by=reviewer, glass=glass, answer="agreed", words="She must be warned at once.", no_conflict=True, at=AT)


def test_a_safe_contact_opens_to_who_opened_its_case_once_a_second_person_agreed(opened, adviser, reviewer, person):
    asker, glass = opened
    other = recorded(adviser, "Bo", "Lund", record_class="C5", purpose=ADULT)
    contact.say_contact(**of(other, adviser), said=HOW)
    with pytest.raises(Missing):
        reached(asker, person)
    agree(reviewer, glass)
    found = reached(asker, person)
    assert (found.told["code_word"], found.basis, found.keeps) == ("Blue kettle", "break-glass", False)
    assert found.waiting is not None
    assert found.name == "", "the names are of a class that this role does not open by break-glass"
    with pytest.raises(Missing):
        reached(asker, other)
    for purpose, at in (("marac", AT), (ADULT, AT + 4 * HOUR)):
        with pytest.raises(Missing):
            contact_for(asker, person, purpose, at)
    take_release_back(by=reviewer, glass=glass, at=AT)
    with pytest.raises(Missing):
        reached(asker, person)


def test_it_closes_with_the_link_to_the_case_and_never_opens_to_who_agreed(opened, adviser, reviewer, person):
    asker, glass = opened
    agree(reviewer, glass)
    with pytest.raises(Missing):
        reached(reviewer, person)
    (made,) = links_of(adviser, person, AT)
    cases.end_link(person=person, purpose=ADULT, link=made.id, by=adviser, at=AT)
    with pytest.raises(Missing):
        reached(asker, person)


def test_whoever_it_was_opened_to_reads_it_and_writes_nothing(opened, reviewer, person):
    asker, glass = opened
    agree(reviewer, glass)
    for write in (
        lambda: contact.say_contact(**of(person, asker), said=HOW),
        lambda: contact.ask_for_address(**of(person, asker), address=ADDRESS, because=BECAUSE),
        lambda: contact.decide_address(**of(person, asker), decision="approved"),
    ):
        with pytest.raises((Missing, Refused)):
            write()


# What may leave


def letter(by, about, to, record_class="C3", way="letter"):
    reader = Reader("person", "P-1", by.tenant.id, id=to)
    return may_leave(by=by, way=way, reader=reader, record_class=record_class, about=(("people", "Person", about),))


def test_a_letter_goes_to_its_own_person_only_where_that_is_safe(adviser, person):
    said = letter(adviser, person, person, "C5")
    assert not said
    assert "nobody has said how" in said.why
    for safety, may in (("not known", False), ("not safe", False), ("safe", True), ("safe with a code word", True)):
        contact.say_contact(
            **of(person, adviser), said=ContactSaid(safety, "By text", "", "Blue kettle" if "code" in safety else "")
        )
        assert bool(letter(adviser, person, person, "C5")) is may, safety
    assert "code word" in letter(adviser, person, person, "C5").why


def test_a_letter_to_who_is_reached_safely_tells_them_of_nobody_else(adviser, person):
    other = recorded(adviser, "Bo", "Lund", record_class="C5", purpose=ADULT)
    contact.say_contact(**of(person, adviser), said=ContactSaid("safe", "By text"))
    assert letter(adviser, person, person, "C5")
    reader = Reader("person", "P-1", adviser.tenant.id, id=person)
    for about in ([other], [person, other]):
        told = tuple(("people", "Person", each) for each in about)
        assert not may_leave(by=adviser, way="letter", reader=reader, record_class="C5", about=told)


def test_an_address_leaves_by_no_way_and_words_reach_no_other_side(officer, adviser, person, on_case):
    contact.say_contact(**of(person, adviser), said=ContactSaid("safe", "By text"))
    for way in ("letter", "mail", "export", "bundle", "feed"):
        assert not letter(adviser, person, person, "C6", way), way
    assert "leaves by no letter" in letter(adviser, person, person, "C6").why
    victim, accused, other = recorded(officer), recorded(officer, "Ivo", "Marlscar"), recorded(officer, "Bo", "Lund")
    on_case(officer)
    link(officer, victim), link(officer, accused, "alleged perpetrator", ACCUSED)
    said = letter(officer, victim, accused)
    assert not said
    assert "on the other side of a case" in said.why
    assert not letter(officer, victim, other), "to somebody else nothing passes it"
    assert not may_leave(
        by=officer, way="letter", reader=Reader("mailbox", "Police", officer.tenant.id), record_class="C3",
        about=(("people", "Person", victim),),
    )  # fmt: skip


def test_words_about_a_protected_person_are_written_by_who_looks_after_them(officer, colleague):
    person = recorded(officer)
    protecting.protect(
        person=person, purpose=ASB, custodian=colleague.member_id, deputy=None, because=WHY_SAME, by=officer, at=AT
    )
    assert "protected" in letter(officer, person, person).why
    assert "protected" not in letter(colleague, person, person).why
