"""Somebody is looked for before they are made, found by what is known, and put right with what it said before."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from wardmote.desks.people.models import Person, PersonDetail, PersonFound, PersonSearch, PersonToken
from wardmote.desks.people.models.sealed import person_key, register_key
from wardmote.desks.people.presenters.searches import search_page
from wardmote.desks.people.queries.persons import kept_by
from wardmote.desks.people.queries.searches import search_for, searches_for
from wardmote.desks.people.rules import looking
from wardmote.desks.people.tests.given import (
    ASB,
    AT,
    BORN,
    HOUR,
    REASON,
    WHY_SAME,
    candidates,
    looked_up,
    read,
    recorded,
    trained,
)
from wardmote.desks.people.verbs import merging, persons
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation.access.who_reads import OPENS, rules
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.editions import Superseded
from wardmote.foundation.sealing.destroying import destroy_key
from wardmote.project.tests import snapshots

pytestmark = pytest.mark.django_db


def renamed(by, person, given, family, because="written down wrongly", edition=1):
    persons.correct_name(
        person=person, purpose=ASB, given=given, family=family, because=because, edition=edition, by=by, at=AT
    )


# Looking somebody up


def test_whoever_looks_reads_the_table():
    opening = {
        role for each in rules() if each.slug in looking.CLASSES for role, far in each.reach.items() if far in OPENS
    }
    assert opening == set(looking.LOOKS)


def test_nobody_is_there_and_then_they_are_found_as_they_may_be_known(officer):
    assert candidates(officer) == {}
    recorded(officer)
    assert candidates(officer, "Sarah", "Withenfold", date(1984, 4, 3)) == {
        "Sara Withenfold": "sound and birth either way"
    }
    assert candidates(officer, "Sara", "Withenfold", None) == {"Sara Withenfold": "name"}
    assert candidates(officer, "Mona", "Withenfold", BORN) == {"Sara Withenfold": "family and birth"}
    assert candidates(officer, "Mona", "Withenfold", None) == {}


def test_before_an_impact_assessment_nothing_about_anybody_is_kept(officer, assessed):
    assessed.delete()
    with pytest.raises(Refused, match="impact assessment"):
        looked_up(officer)
    assert not PersonSearch.objects.exists()


def test_with_no_desk_that_says_it_is_assessed_the_answer_is_no(officer, monkeypatch):
    from wardmote.desks.people.queries import searches

    monkeypatch.setattr(searches.desks, "declared", lambda fact: ())
    with pytest.raises(Refused, match="impact assessment"):
        looked_up(officer)


@pytest.mark.parametrize("role", ["chair", "analyst", "councillor", "liaison_officer", "administrator"])
def test_a_role_that_reads_of_nobody_is_refused(new_member, assessed, role):
    who = trained(new_member(roles=(role,)))
    with pytest.raises(Refused, match="Your role does not look people up"):
        looked_up(who)


def test_a_purpose_that_the_role_has_not_is_refused(officer, adviser):
    with pytest.raises(Refused):
        looked_up(officer, purpose="marac")
    with pytest.raises(Refused):
        looked_up(adviser, purpose=ASB)


@pytest.mark.parametrize(
    "wrong",
    [
        {"family": " "},
        {"given": "", "born": None},
        {"born": date(1880, 1, 1)},
        {"born": AT.date() + timedelta(days=1)},
        {"reason": "Because."},
        {"reason": "Mr Withenfold of 12 Weir Street was loud again."},
    ],
)
def test_what_tells_nobody_apart_or_is_no_reason_finds_nobody(officer, wrong):
    with pytest.raises(Invalid):
        looked_up(officer, **wrong)


def test_somebody_with_an_interest_is_refused(officer):
    with pytest.raises(Refused, match="an interest"):
        looked_up(officer, no_conflict=False)


def test_each_reads_their_own_searches_and_nobody_elses(officer, colleague):
    search = looked_up(officer)
    assert [each.id for each in searches_for(officer, AT)] == [search]
    assert searches_for(colleague, AT) == ()
    for by, wanted in ((colleague, search), (officer, uuid4())):
        with pytest.raises(Missing, match="There is nothing here by that name"):
            search_for(by, wanted, AT)


@pytest.mark.django_db
def test_a_search_that_is_over_tells_no_more_whom_it_was_for(officer):
    """Not even who looked. What is kept of it is kept so that it can be said who looked, and what for."""
    search = looked_up(officer, "Ada", "Byrne", at=AT)
    found = search_for(officer, search, AT)
    assert (found.family, REASON in found.reason) == ("Byrne", True)
    over = search_for(officer, search, AT + 8 * HOUR)
    assert (over.given, over.family, over.born, over.reason, over.candidates) == ("", "", None, "", ())
    page = search_page(over, AT.date())
    assert "whom it was for is not shown any more" in page.sentence
    assert [name for name, _words in page.facts] == ["What for", "Was open until"]


# Reading a record


def test_what_a_search_found_is_open_to_its_member_for_its_purpose_and_its_hours(officer, colleague):
    person = recorded(officer)
    for purpose in (ASB, "prevent_crime"):
        with pytest.raises(Missing):
            read(colleague, person, purpose)
    looked_up(colleague)
    assert read(colleague, person).name == "Sara Withenfold"
    assert read(colleague, person).basis == "search"
    with pytest.raises(Missing):
        read(colleague, person, "prevent_crime")
    assert read(colleague, person, at=AT + 8 * HOUR - timedelta(microseconds=1))
    with pytest.raises(Missing):
        read(colleague, person, at=AT + 8 * HOUR)


def test_whoever_made_a_record_keeps_it(officer, colleague):
    person = recorded(officer)
    assert read(officer, person, at=AT + 100 * HOUR).basis == "keeping it"
    assert [each.id for each in kept_by(officer)] == [person]
    assert kept_by(colleague) == ()


def test_without_training_or_in_another_partnership_nothing_is_read(officer, new_member):
    person = recorded(officer)
    green = trained(new_member(name="Bo Lund", email="bo@netherwick.example", roles=("asb_officer",)), "prevent")
    assert candidates(green) == {}
    with pytest.raises(Missing):
        read(green, person)
    with pytest.raises(Missing):
        read(replace(officer, tenant=replace(officer.tenant, id=uuid4())), person)


def test_another_agencys_record_is_found_by_nobody_here(officer, landlord):
    person = recorded(officer)
    assert candidates(landlord) == {}
    assert not PersonFound.objects.filter(search__member=landlord.member_id).exists()
    for hidden in (person, uuid4()):
        with pytest.raises(Missing, match="There is nothing here by that name"):
            read(landlord, hidden)


def test_a_record_is_of_one_kind_of_work_and_read_by_its_roles(new_member, assessed):
    """Of one house: a domestic abuse record is not read by who works antisocial behaviour, whatever they search for."""
    house = "Netherwick Council"
    adviser = trained(new_member(name="A", email="a@netherwick.example", organisation=house, roles=("idva",)))
    officer = trained(new_member(name="B", email="b@netherwick.example", organisation=house, roles=("asb_officer",)))
    person = recorded(adviser, record_class="C5", purpose="safeguard_child")
    assert candidates(officer, purpose="safeguard_child") == {}
    with pytest.raises(Missing):
        read(officer, person, "safeguard_child")
    assert read(adviser, person, "safeguard_child").record_class == "C5"


def test_a_childs_record_is_read_by_who_is_trained_for_children(officer, new_member):
    born = date(2015, 3, 4)
    person = recorded(officer, "Ivo", "Marlscar", born, record_class="C3")
    assert read(officer, person).record_class == "C4"
    other = trained(
        new_member(name="Bo Lund", email="bo@netherwick.example", roles=("asb_officer",)), "information-sharing"
    )
    assert candidates(other, "Ivo", "Marlscar", born) == {}
    persons.correct_born(
        person=person, purpose=ASB, born=BORN, because="written down wrongly", edition=1, by=officer, at=AT
    )
    assert read(officer, person).record_class == "C3"
    assert candidates(other, "Ivo", "Marlscar", BORN) == {"Ivo Marlscar": "name and birth"}


# Making one


def test_a_record_is_made_only_after_its_own_search_and_once(officer, colleague):
    search = looked_up(officer)
    said = {"record_class": "C3", "none_of_these": False}
    with pytest.raises(Missing):
        persons.add_person(search=search, **said, by=colleague, at=AT)
    with pytest.raises(NotNow, match="over"):
        persons.add_person(search=search, **said, by=officer, at=AT + 8 * HOUR)
    with pytest.raises(Invalid, match="does not keep such a record"):
        persons.add_person(search=search, **{**said, "record_class": "C5"}, by=officer, at=AT)
    persons.add_person(search=search, **said, by=officer, at=AT)
    with pytest.raises(NotNow, match="already"):
        persons.add_person(search=search, **said, by=officer, at=AT)


def test_nobody_makes_what_they_are_not_trained_to_read(new_member, assessed):
    green = trained(new_member(roles=("asb_officer",)), "prevent")
    with pytest.raises(Refused, match="training"):
        recorded(green)
    assert not Person.objects.exists()


def test_candidates_are_ruled_out_first(officer):
    recorded(officer)
    search = looked_up(officer)
    with pytest.raises(Invalid, match="here already"):
        persons.add_person(search=search, record_class="C3", none_of_these=False, by=officer, at=AT)
    persons.add_person(search=search, record_class="C3", none_of_these=True, by=officer, at=AT)
    assert Person.objects.count() == 2


# Putting it right


def test_a_name_put_right_keeps_what_it_was_and_is_found_no_more_by_the_wrong_one(officer):
    person = recorded(officer, "Tara")
    renamed(officer, person, "Sara", "Withenfold")
    found = read(officer, person)
    assert (found.name, found.aliases, found.edition) == ("Sara Withenfold", (), 2)
    assert [(each.said, each.because) for each in found.details if each.ended_at] == [
        ("Tara Withenfold", "written down wrongly")
    ]
    assert candidates(officer, "Sara") == {"Sara Withenfold": "name and birth"}
    assert candidates(officer, "Tara") == {"Sara Withenfold": "family and birth"}


def test_a_name_that_was_changed_goes_on_as_another(officer):
    person = recorded(officer)
    renamed(officer, person, "Sara", "Holmbeck", "changed by the person")
    assert [each.said for each in read(officer, person).aliases] == ["Sara Withenfold"]
    for family in ("Withenfold", "Holmbeck"):
        assert candidates(officer, "Sara", family) == {"Sara Holmbeck": "name and birth"}


def test_another_name_is_written_down_and_taken_out(officer):
    person = recorded(officer)
    said = {"person": person, "purpose": ASB, "by": officer, "at": AT}
    persons.add_alias(**said, given="Sally", family="Kirk", edition=1)
    assert candidates(officer, "Sally", "Kirk") == {"Sara Withenfold": "name and birth"}
    with pytest.raises(Invalid, match="already"):
        persons.add_alias(**said, given="Sally", family="Kirk", edition=2)
    (alias,) = read(officer, person).aliases
    persons.end_alias(**said, alias=alias.id, edition=2)
    assert candidates(officer, "Sally", "Kirk") == {}
    with pytest.raises(Missing):
        persons.end_alias(**said, alias=alias.id, edition=3)


def test_two_who_put_it_right_at_once_are_told(officer):
    person = recorded(officer)
    renamed(officer, person, "Zara", "Withenfold")
    with pytest.raises(Superseded):
        renamed(officer, person, "Lara", "Withenfold", edition=1)
    with pytest.raises(Invalid, match="already"):
        renamed(officer, person, "Zara", "Withenfold", edition=2)


# The same person


def test_two_records_are_said_to_be_of_one_person_and_undone_with_nothing_lost(officer):
    one, two = recorded(officer), recorded(officer, "Sarah")
    before = [read(officer, each) for each in (one, two)]
    reference = before[0].reference
    same = merging.say_same(person=two, goes_by=reference, purpose=ASB, because=WHY_SAME, by=officer, at=AT)
    assert [(each.person, each.goes_by_other, each.because) for each in read(officer, two).same] == [
        (one, True, WHY_SAME)
    ]
    assert [(each.person, each.goes_by_other) for each in read(officer, one).same] == [(two, False)]
    with pytest.raises(NotNow, match="already"):
        merging.say_same(person=one, goes_by=before[1].reference, purpose=ASB, because=WHY_SAME, by=officer, at=AT)
    merging.undo_same(same=same, person=one, purpose=ASB, because=WHY_SAME, by=officer, at=AT)
    after = [replace(read(officer, each), same=()) for each in (one, two)]
    assert after == before
    assert [bool(each.undone_at) for each in read(officer, one).same] == [True]
    with pytest.raises(Missing):
        merging.undo_same(same=same, person=one, purpose=ASB, because=WHY_SAME, by=officer, at=AT)


def test_a_record_that_is_hidden_is_answered_as_one_that_never_was(officer, landlord):
    mine, theirs = recorded(officer), recorded(landlord)
    told = set()
    for reference in (read(landlord, theirs).reference, "P-0000-0000"):
        with pytest.raises(Invalid) as refused:
            merging.say_same(person=mine, goes_by=reference, purpose=ASB, because=WHY_SAME, by=officer, at=AT)
        told.add(str(refused.value))
    assert len(told) == 1
    with pytest.raises(Invalid, match="That is this record"):
        merging.say_same(
            person=mine, goes_by=read(officer, mine).reference, purpose=ASB, because=WHY_SAME, by=officer, at=AT
        )


# What lies where


def test_no_name_date_or_reason_lies_in_clear(officer):
    person = recorded(officer, "Canarya", "Withenfold")
    renamed(officer, person, "Canaryb", "Withenfold")
    held = repr(snapshots.take())
    assert "people_person_token" in held
    for word in ("Canary", "Withenfold", "1984-03-04", "noise at night"):
        assert word not in held
    for row in (PersonSearch.objects, PersonDetail.every_row):
        column = "said" if row.model is PersonSearch else "words"
        with pytest.raises(IntegrityError), transaction.atomic():
            row.update(**{column: "in clear"})


def test_marks_are_of_a_key_and_the_same_name_is_marked_alike(officer, settings):
    one, two = recorded(officer), recorded(officer)
    marks = [set(PersonToken.objects.filter(person=each).values_list("token", flat=True)) for each in (one, two)]
    assert marks[0] == marks[1]
    assert all(len(each) == 32 for each in marks[0])
    destroy_key(case=register_key(officer.tenant.id), by="a test", ground="retention", at=AT)
    with pytest.raises(Refused, match="destroyed"):
        looked_up(officer)


def test_a_persons_key_is_destroyed_for_that_person_alone(officer):
    one, two = recorded(officer), recorded(officer, "Ivo", "Marlscar")
    destroy_key(case=person_key(one), by="a test", ground="retention", at=AT)
    assert "the key of their case was destroyed" in read(officer, one).name
    assert read(officer, two).name == "Ivo Marlscar"


def test_every_step_is_in_the_audit_and_no_word_of_it(officer):
    person = recorded(officer)
    renamed(officer, person, "Zara", "Withenfold")
    rows = AuditRow.objects.filter(table__startswith="people.").order_by("pk")
    assert [(row.what, row.table.partition(".")[2]) for row in rows] == [
        ("asked", "PersonSearch"),
        ("made", "Person"),
        ("made", "PersonDetail"),
        ("made", "PersonDetail"),
        ("changed", "PersonSearch"),
        ("ended", "PersonDetail"),
        ("made", "PersonDetail"),
        ("changed", "Person"),
    ]
    assert "noise" not in repr(list(AuditRow.objects.values_list()))
    assert REASON in search_for(officer, PersonSearch.objects.get().pk, AT).reason
