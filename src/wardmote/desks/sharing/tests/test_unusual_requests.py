"""A request that nobody approved in advance: six questions, words of one's own, two people for what is sensitive."""

import json

import pytest

from wardmote.desks.sharing.models import DisclosureRequest, RequestedField, StoredDecision
from wardmote.desks.sharing.queries.asking import reasons_of, writing_for, written_of
from wardmote.desks.sharing.queries.requests import request_for
from wardmote.desks.sharing.queries.telling import subject_of, told_for
from wardmote.desks.sharing.rules import asking as rules
from wardmote.desks.sharing.tests.given import COUNCIL, LANDLORD, POLICE, body, somebody, telling_of
from wardmote.desks.sharing.verbs import asking as verbs
from wardmote.desks.sharing.verbs import requests as request_verbs
from wardmote.desks.sharing.verbs import telling
from wardmote.desks.sharing.verbs import told as told_verbs
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation.notices.queries import notices_for
from wardmote.foundation.now import now

WHY = "Two shops closed early this week, and a visit to the wrong door would do harm."
NEED = "They visit this week and have to know at which door it was, and no more."
LESS = "A count alone would not tell the two doors apart; nothing of the neighbours is told."
WHO = "The person in the green coat whom two shopkeepers described"
WORDS = "Shouting at two shops, on four evenings"
FACTS = {"would_endanger": False, "proportionate": True, "regime": "part_2", "recipient_side": "neither"}


def begun(by, holder=COUNCIL, kind="district_council"):
    of = {"holder": body(by, holder), "holder_kind": kind, "recipient_kind": "police", "urgency": "24h"}
    return verbs.begin_request(**of, by=by, at=now())


def field(by, reference, name="Shouting reported", record_class="C3", sensitivity="criminal", **more):
    kind = {"record_class": record_class, "sensitivity": sensitivity, "patient": False}
    told = {"why": "So that the response fits what was done", **kind, **more}
    verbs.add_requested_field(request=reference, name=name, **told, by=by, at=now())


def answered(by, reference, purpose="antisocial_behaviour", enough=False):
    more = {"request": reference, "by": by, "at": now()}
    verbs.say_purpose(purpose=purpose, case_open=None, **more)
    person = {"subject": "adult", "role": "alleged_perpetrator", "at_risk": None}
    verbs.say_subject(**person, about=WHO, case=None, **more)
    field(by, reference)
    verbs.say_without(enough=enough, one_case=True, consent="not_asked_risk", **more)
    verbs.say_why(why=WHY, **more)


def sent(by, **more):
    reference = begun(by)
    answered(by, reference, **more)
    verbs.send_request(request=reference, by=by, at=now())
    return reference


def prepared(by, reference, **more):
    words = {"facts": FACTS, "necessity": NEED, "proportionality": LESS, **more}
    told = telling_of({"Shouting reported": WORDS}, **words)
    telling.tell(request=reference, telling=told, by=by, at=now())


def test_each_question_is_asked_until_it_is_answered():
    nothing = rules.Written(holder=False, purpose=False, about=False, fields=False, why=False, facts={})
    assert rules.unanswered(nothing) == rules.QUESTIONS
    facts = {"urgency": "24h", "subject": "adult", "about_one_case": True}
    whole = rules.Written(holder=True, purpose=True, about=True, fields=True, why=True, facts=facts)
    rules.check_whole(whole)
    with pytest.raises(Invalid, match="6 of six questions"):
        rules.check_whole(nothing)


@pytest.mark.django_db
def test_what_is_written_is_its_writers_until_it_is_sent(pcso, manager, liaison):
    reference = begun(pcso)
    assert rules.unanswered(written_of(pcso, writing_for(pcso, reference))) == rules.QUESTIONS[1:]
    for other in (manager, liaison):
        with pytest.raises(Missing):
            request_for(other, reference)
    with pytest.raises(Invalid, match="5 of six questions"):
        verbs.send_request(request=reference, by=pcso, at=now())
    answered(pcso, reference)
    verbs.send_request(request=reference, by=pcso, at=now())
    found = request_for(manager, reference)
    assert (found.state, found.fields[0].sensitive) == ("asked", True)
    assert subject_of(manager, found) == (WHO, WHY)
    assert reasons_of(manager, found) == {"Shouting reported": "So that the response fits what was done"}
    with pytest.raises(Refused):
        subject_of(liaison if liaison.organisation != found.recipient else somebody("joseph.elstow"), found)
    with pytest.raises(NotNow, match="It was sent"):
        verbs.say_why(request=reference, why=WHY, by=pcso, at=now())
    with pytest.raises(Missing):
        writing_for(pcso, reference)


@pytest.mark.django_db
def test_what_cannot_be_asked_is_said(pcso, chair):
    with pytest.raises(Refused):
        begun(chair)
    with pytest.raises(Invalid, match="no other organisation"):
        begun(pcso, POLICE)
    with pytest.raises(Invalid, match="no such kind"):
        begun(pcso, kind="guild")
    reference = begun(pcso)
    for more, says in (
        ({"record_class": "C9"}, "Intelligence"),
        ({"record_class": "C1"}, "tells of nobody"),
        ({"name": "Mr Hughes"}, "somebody's name"),
        ({"why": " "}, "a name and a reason"),
    ):
        with pytest.raises(Invalid, match=says):
            field(pcso, reference, **more)
    field(pcso, reference)
    with pytest.raises(Invalid, match="already"):
        field(pcso, reference)
    row = RequestedField.objects.get(request__reference=reference)
    verbs.take_requested_field_out(request=reference, field=row.pk, by=pcso, at=now())
    assert request_for(pcso, reference).fields == ()
    with pytest.raises(Invalid, match="too short"):
        verbs.say_why(request=reference, why="To act", by=pcso, at=now())
    request_verbs.withdraw_request(request=reference, by=pcso, at=now())
    assert request_for(pcso, reference).state == "withdrawn"


@pytest.mark.django_db
def test_what_a_rule_refuses_is_refused_before_anybody_is_asked(pcso, manager):
    before = len(notices_for(manager))
    found = request_for(pcso, sent(pcso, enough=True))
    assert (found.state, found.answered_by) == ("refused", "the protocol")
    assert "without saying who it is about" in " ".join(found.decisions[0].of("Shouting reported")["reasons"])
    assert len(notices_for(manager)) == before


@pytest.mark.django_db
def test_what_nobody_there_could_weigh_is_not_asked_by_link(pcso):
    reference = begun(pcso, LANDLORD, "housing_provider")
    answered(pcso, reference)
    with pytest.raises(NotNow, match="nobody here who answers"):
        verbs.send_request(request=reference, by=pcso, at=now())


@pytest.mark.django_db
def test_what_is_sensitive_is_told_once_a_second_person_approved_it(pcso, manager, chair):
    reference = sent(pcso)
    for words in ({"necessity": ""}, {"proportionality": "It is"}, {"proportionality": NEED}):
        with pytest.raises(Invalid):
            prepared(manager, reference, **words)
    prepared(manager, reference)
    found = request_for(pcso, reference)
    assert (found.state, found.latest.released_at) == ("second person wanted", None)
    with pytest.raises(Missing):
        told_for(pcso, found, 1, now())
    with pytest.raises(NotNow, match="second person"):
        prepared(manager, reference)
    for other in (manager, pcso):
        with pytest.raises(Refused):
            telling.approve_telling(request=reference, by=other, at=now())
    assert told_for(chair, request_for(chair, reference), 1, now()).said == {"Shouting reported": WORDS}
    telling.approve_telling(request=reference, by=chair, at=now())
    found = request_for(pcso, reference)
    assert (found.state, found.latest.released_by) == ("told", chair.name)
    assert told_for(pcso, found, 1, now()).said == {"Shouting reported": WORDS}
    assert [each.step for each in found.decisions] == ["approved", "answered", "asked"]
    assert found.decisions[0].kept["asked"]["second_person"] is True
    with pytest.raises(NotNow, match="Nothing waits"):
        telling.approve_telling(request=reference, by=chair, at=now())


@pytest.mark.django_db
def test_what_a_second_person_declines_is_not_told_and_can_be_prepared_anew(pcso, manager, chair):
    reference = sent(pcso)
    prepared(manager, reference)
    telling.decline_telling(request=reference, by=chair, at=now())
    assert request_for(pcso, reference).state == "asked"
    assert notices_for(manager)[0].words == f"{chair.name} did not approve what was prepared for {reference}."
    prepared(manager, reference, necessity=NEED + " Again.", proportionality=LESS + " Again.")
    telling.approve_telling(request=reference, by=chair, at=now())
    assert request_for(pcso, reference).latest.number == 2


@pytest.mark.django_db
def test_what_is_sensitive_is_put_right_by_two_as_well(pcso, manager, chair):
    reference = sent(pcso)
    prepared(manager, reference)
    telling.approve_telling(request=reference, by=chair, at=now())
    told_verbs.correct_told(request=reference, said={"Shouting reported": "At one shop"}, by=manager, at=now())
    found = request_for(pcso, reference)
    assert found.state == "second person wanted"
    for number in (1, 2):
        with pytest.raises((NotNow, Missing)):
            told_for(pcso, found, number, now())
    with pytest.raises(Refused):
        telling.approve_telling(request=reference, by=manager, at=now())
    telling.approve_telling(request=reference, by=chair, at=now())
    assert told_for(pcso, request_for(pcso, reference), 2, now()).said == {"Shouting reported": "At one shop"}


@pytest.mark.django_db
def test_what_people_typed_is_in_no_row_in_clear(pcso, manager):
    reference = sent(pcso)
    prepared(manager, reference)
    row = DisclosureRequest.objects.get(reference=reference)
    kept = json.dumps([each.kept for each in StoredDecision.objects.filter(request=row)])
    held = " ".join(map(str, (*vars(row).values(), *RequestedField.objects.filter(request=row).values_list("why"))))
    for words in (WHO, WHY, NEED, LESS, WORDS, "So that the response"):
        assert words not in held
        assert words not in kept
