"""Whom to ask at another agency: told by an agreement that says so, of nobody protected; asked, refused, gone."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from wardmote.desks.people import api as people
from wardmote.desks.sharing.models import AgreementSignature, InvolvementQuestion
from wardmote.desks.sharing.presenters.involvement import remarks
from wardmote.desks.sharing.queries.agreements import agreement_for
from wardmote.desks.sharing.queries.involvement import question_for, questions_for, whom_to_ask, words_of
from wardmote.desks.sharing.rules import involvement as rules
from wardmote.desks.sharing.tests.given import (
    COUNCIL,
    LANDLORD,
    POLICE,
    body,
    drafted,
    opened,
    party_of,
    signed,
    somebody,
)
from wardmote.desks.sharing.verbs import agreements as agreement_verbs
from wardmote.desks.sharing.verbs import involvement as verbs
from wardmote.desks.sharing.verbs import signing
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation import desks
from wardmote.foundation.notices.queries import notices_for
from wardmote.foundation.now import now, today

pytestmark = pytest.mark.django_db

ASB, REVIEW = "antisocial_behaviour", "asb_case_review"
BORN = date(1977, 5, 9)
WHY = "A visit is planned for Monday, and two of us should not come at once."


def involved(by, given="Perrin", family="Oakshott", born=BORN, purpose=ASB, record_class="C3", at=None):
    """A record of somebody, as it is made here."""
    at = at or now()
    said = people.SearchSaid(given, family, born, purpose, "Reports of noise came in this week.", no_conflict=True)
    search = people.look_up(said=said, by=by, at=at)
    return people.add_person(search=search, record_class=record_class, none_of_these=True, by=by, at=at)


@pytest.fixture
def pcso(demonstration):
    return somebody("danny.rudge")


@pytest.fixture(autouse=True)
def trained(demonstration):
    """Training that such records need counts today for everybody whom these tests are about."""
    for name in ("danny.rudge", "marian.ashdown", "hana.delamere"):
        who = somebody(name)
        for course in ("information-sharing", "domestic-abuse"):
            apps.get_model("agencies", "Training").objects.create(
                partnership_id=who.tenant.id,
                member_id=who.member_id,
                course=course,
                completed=today() - timedelta(days=1),
                counts_until=today() + timedelta(days=300),
                made_at=now(),
                made_by="a test",
            )


@pytest.fixture
def agreement(liaison, chair):
    """In force between the police and the council, and saying that parties may be told whom to ask."""
    reference = drafted(liaison, tells_involvement=True)
    opened(liaison, chair, reference)
    signed(liaison, reference, POLICE)
    signed(chair, reference, COUNCIL)
    return reference


@pytest.fixture(autouse=True)
def nothing_else(liaison):
    """The demonstration's own agreements tell nobody whom to ask here."""
    from wardmote.desks.sharing.models import AgreementVersion

    AgreementVersion.objects.update(tells_involvement=False)


@pytest.fixture
def person(pcso):
    return involved(pcso)


@pytest.fixture
def theirs(manager):
    return involved(manager)


def told(by, person):
    return [(each.contact.name, each.contact.organisation_name) for each in whom_to_ask(by, person, now())]


MARIAN = ("Marian Ashdown", COUNCIL)


def asked(by, person, holder=COUNCIL, why=WHY):
    return verbs.ask_involvement(person=person, holder=body(by, holder), why=why, by=by, at=now())


def answered(by, reference, answer=rules.SPEAK, words=""):
    verbs.answer_involvement(question=reference, answer=answer, words=words, by=by, at=now())


# Who is told whom to ask


@pytest.mark.parametrize("lacking", ["in_force", "tells_involvement", "told", "signed", "tells", "other signed", None])
def test_it_hangs_on_the_version_and_on_both_parties(lacking):
    own = rules.Party(tells=False, told=lacking != "told", signed=lacking != "signed")
    other = rules.Party(tells=lacking != "tells", told=False, signed=lacking != "other signed")
    facts = {each: lacking != each for each in ("in_force", "tells_involvement")}
    assert rules.may_be_told(**facts, own=own, other=other) is (lacking is None)


def test_no_party_is_told_unless_it_is_one(agreement):
    facts = {"in_force": True, "tells_involvement": True}
    one = rules.Party(tells=True, told=True, signed=True)
    assert not rules.may_be_told(**facts, own=None, other=one)
    assert not rules.may_be_told(**facts, own=one, other=None)


def test_a_name_and_an_agency_are_told_and_nothing_else(agreement, pcso, manager, person, theirs):
    assert told(pcso, person) == [MARIAN]
    assert told(manager, theirs) == [("Danny Rudge", POLICE)]
    (said,) = remarks(pcso, ("people", "Person"), (person,))[person]
    assert said.words == "Ask Marian Ashdown at Netherwick Council"
    assert str(theirs) not in said.href
    assert said.of == ("people", "Person", theirs)
    assert remarks(pcso, ("plan", "Aim"), (person,)) == {}


def test_a_question_that_waits_is_listed_however_old_it_is(agreement, pcso, manager, person, theirs, monkeypatch):
    reference = asked(pcso, person)
    monkeypatch.setattr("wardmote.desks.sharing.queries.involvement.LISTED", 0)
    for by in (pcso, manager):
        assert reference in [each.reference for each in questions_for(by, now())]
    answered(manager, reference)
    assert reference not in [each.reference for each in questions_for(pcso, now())]


def test_silence_is_no_and_so_is_an_agreement_of_another_tier(liaison, chair, pcso, person, theirs):
    reference = drafted(liaison)
    opened(liaison, chair, reference)
    signed(liaison, reference, POLICE)
    signed(chair, reference, COUNCIL)
    assert told(pcso, person) == []
    said = agreement_verbs.AgreementSaid("Principles", "What all promise", tells_involvement=True)
    with pytest.raises(Invalid, match="Only an agreement for a purpose"):
        agreement_verbs.start_agreement(tier=1, above="", said=said, by=liaison, at=now())


def test_another_name_birth_purpose_or_class_tells_nothing(agreement, pcso, manager, person):
    involved(manager, family="Oakshot")
    involved(manager, born=date(1977, 9, 5))
    involved(manager, born=None)
    involved(manager, purpose=REVIEW)
    assert told(pcso, person) == []
    involved(manager)
    assert told(pcso, person) == [MARIAN]


def test_nobody_is_told_who_does_not_read_the_record(agreement, pcso, officer, liaison, person, theirs):
    assert told(liaison, person) == []
    assert told(officer, person) == []
    assert told(pcso, theirs) == []


def test_a_record_that_nobody_worked_on_for_long_tells_nothing(agreement, pcso, manager, person):
    theirs = involved(manager)
    table = apps.get_model("people", "Person")
    table.objects.filter(pk=theirs).update(used_on=today() - timedelta(days=184))
    assert told(pcso, person) == []
    table.objects.filter(pk=theirs).update(used_on=today() - timedelta(days=183))
    assert told(pcso, person) == [MARIAN]


@pytest.mark.parametrize("whose", ["own", "theirs", "somebody else's"])
def test_where_anybody_protects_such_a_record_nothing_is_told(agreement, pcso, manager, officer, person, theirs, whose):
    by, record, purpose = {
        "own": (pcso, person, ASB),
        "theirs": (manager, theirs, ASB),
        "somebody else's": (somebody("hana.delamere"), None, "safeguard_adult"),
    }[whose]
    if record is None:
        # The day and the month are the other way round: what could be of them counts.
        record = involved(by, born=date(1977, 9, 5), purpose=purpose, record_class="C5")
    because = "The household is moving because of threats."
    of = {"person": record, "purpose": purpose, "custodian": by.member_id, "deputy": None, "because": because}
    reference = asked(pcso, person)
    people.protect(**of, by=by, at=now())
    assert told(pcso, person) == []
    assert told(manager, theirs) == []
    if whose != "somebody else's":
        for each in (pcso, manager):
            assert reference not in [one.reference for one in questions_for(each, now())]
            with pytest.raises(Missing):
                question_for(each, reference, now())


def test_of_domestic_abuse_nobody_is_told(agreement, liaison, chair):
    assert rules.classes_of({"C2", "C3", "C4", "C5", "C6", "C7", "C8"}) == {"C3", "C4"}


# Asking, answering, refusing


def test_it_is_asked_answered_and_read_by_both_alone(agreement, pcso, manager, officer, person, theirs):
    reference = asked(pcso, person)
    assert f"asks whether you may speak: {reference}" in "".join(each.words for each in notices_for(manager))
    theirs_of, own = question_for(manager, reference, now()), question_for(pcso, reference, now())
    assert (own.of, own.own, own.state) == (person, True, "asked")
    assert (theirs_of.of, theirs_of.own, theirs_of.state) == (theirs, False, "asked")
    assert words_of(manager, theirs_of) == (WHY, "")
    with pytest.raises(Missing):
        question_for(officer, reference, now())
    with pytest.raises(Refused):
        answered(pcso, reference)
    answered(manager, reference, words="Ring before ten.")
    assert words_of(pcso, question_for(pcso, reference, now())) == (WHY, "Ring before ten.")
    assert question_for(pcso, reference, now()).state == "may speak"
    with pytest.raises(NotNow):
        answered(manager, reference)
    row = InvolvementQuestion.objects.get(reference=reference)
    assert row.why.startswith("w1.")
    assert row.words.startswith("w1.")


def test_it_is_refused_without_a_reason_and_asked_again(agreement, pcso, manager, person, theirs):
    reference = asked(pcso, person)
    with pytest.raises(NotNow, match="asked them already"):
        asked(pcso, person)
    answered(manager, reference, rules.REFUSED)
    assert question_for(pcso, reference, now()).state == "refused"
    (said,) = remarks(pcso, ("people", "Person"), (person,))[person]
    assert said.words == "Ask Marian Ashdown at Netherwick Council"
    assert reference in said.href
    asked(pcso, person)


def test_it_is_taken_back_by_who_asked(agreement, pcso, manager, person, theirs):
    reference = asked(pcso, person)
    with pytest.raises(Refused):
        verbs.withdraw_involvement(question=reference, by=manager, at=now())
    verbs.withdraw_involvement(question=reference, by=pcso, at=now())
    assert question_for(pcso, reference, now()).state == "withdrawn"
    with pytest.raises(Missing):
        question_for(manager, reference, now())


@pytest.mark.parametrize("why", ["Soon", "Ring Mrs Wren about the visit on Monday"])
def test_what_gives_no_reason_or_names_somebody_is_refused(agreement, pcso, person, theirs, why):
    with pytest.raises(Invalid):
        asked(pcso, person, why=why)


def test_nobody_is_asked_who_is_not_to_be(agreement, pcso, manager, officer, person, theirs):
    with pytest.raises(Missing):
        asked(pcso, person, LANDLORD)
    with pytest.raises(Missing):
        asked(officer, person)
    with pytest.raises(Invalid):
        answered(manager, asked(pcso, person), "perhaps")


# What takes it away


def test_a_withdrawal_takes_names_and_questions_away_at_once(agreement, chair, pcso, manager, person, theirs):
    reference = asked(pcso, person)
    signing.withdraw_signature(
        party=party_of(chair, agreement, COUNCIL).id, because="Looked at again", by=chair, at=now()
    )
    assert told(pcso, person) == []
    for each in (pcso, manager):
        with pytest.raises(Missing):
            question_for(each, reference, now())
        assert reference not in [one.reference for one in questions_for(each, now())]
    with pytest.raises(Missing):
        asked(pcso, person)
    with pytest.raises(Missing):
        answered(manager, reference)


def test_who_withdraws_takes_its_names_along_though_the_others_go_on(agreement, chair, pcso, person, theirs):
    reference = asked(pcso, person)
    AgreementSignature.objects.create(
        partnership_id=chair.tenant.id,
        party_id=party_of(chair, agreement, LANDLORD).id,
        signatory="Lee Marsh",
        position="Director",
        how="link",
        signed_at=now(),
        signed_by=LANDLORD,
    )
    party = party_of(chair, agreement, COUNCIL).id
    signing.withdraw_signature(party=party, because="Looked at again", by=chair, at=now())
    assert agreement_for(chair, agreement, today()).tells
    assert told(pcso, person) == []
    with pytest.raises(Missing):
        question_for(pcso, reference, now())


def test_another_version_lapses_it_until_both_have_signed_what_it_says(agreement, liaison, chair, pcso, person, theirs):
    agreement_verbs.begin_version(agreement=agreement, change="The terms change", by=liaison, at=now())
    assert told(pcso, person) == [MARIAN]
    opened(liaison, chair, agreement)
    assert told(pcso, person) == []
    signed(liaison, agreement, POLICE)
    assert told(pcso, person) == []
    signed(chair, agreement, COUNCIL)
    assert told(pcso, person) == [MARIAN]


# The database


def test_the_database_holds_what_a_question_is(agreement, pcso, person, theirs):
    row = InvolvementQuestion.objects.get(reference=asked(pcso, person))
    for wrong in (
        {"why": "in clear"},
        {"words": "in clear"},
        {"answered_at": now()},
        {"answer": "may speak"},
        {"holder_id": row.recipient_id},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            InvolvementQuestion.objects.filter(pk=row.pk).update(**wrong)


def test_the_door_is_found(agreement, pcso, person, theirs):
    found = [say(pcso, ("people", "Person"), (person,)) for say in desks.declared("remarks")]
    assert any(person in each for each in found)
