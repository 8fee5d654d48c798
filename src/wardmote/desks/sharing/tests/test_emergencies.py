"""What is told by voice in an emergency: stops hold, it is written down within a day, and another reviews it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from wardmote.desks.agencies.queries import viewer_of
from wardmote.desks.sharing.models import Disclosure, DisclosureRequest
from wardmote.desks.sharing.presenters.emergencies import cards_of, clocks_of, facts_of
from wardmote.desks.sharing.queries.requests import request_for, requests_for, review_of
from wardmote.desks.sharing.queries.telling import subject_of, told_for
from wardmote.desks.sharing.rules import emergencies as rules
from wardmote.desks.sharing.tests.given import body, somebody
from wardmote.desks.sharing.verbs import documents, requests
from wardmote.desks.sharing.verbs import emergencies as verbs
from wardmote.desks.sharing.verbs.telling import Telling
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation.notices.models import Notice
from wardmote.foundation.notices.queries import notices_for
from wardmote.foundation.now import now, today

FIRE = "Mereshire Fire and Rescue Service"
WHO, WORDS = "The person above the ropeworks", "On the second floor, at the back, and cannot walk"
NEED = "The crew was on its way and had to know where in the building the person was."
LESS = "The house number alone would have sent them to the wrong stair; no more was told."
RIGHT = "The call log bears it out, and nothing was told that the crew did not need."
KNOWN = {"life_at_risk": True, "at_risk": True, "cannot_consent": True, "would_endanger": False, "regime": "part_3"}


@pytest.fixture
def fire(demonstration):
    """Who answers for the fire service."""
    return somebody("keira.lomax")


def emergency(by, **more):
    said = {
        "recipient": body(by, FIRE), "holder_kind": "police", "recipient_kind": "fire", "purpose": "protect_life",
        "subject": "adult", "about": WHO, "fields": ("Where they are now",), "record_class": "C3",
        "sensitivity": "personal", "patient": False, "facts": KNOWN,
    }  # fmt: skip
    return verbs.begin_emergency(said=verbs.Emergency(**{**said, **more}), by=by, at=now())


def recorded(by, reference, at=None, **more):
    telling = Telling({"Where they are now": WORDS}, today() + timedelta(days=30), necessity=NEED, proportionality=LESS)
    told = {"telling": telling, "spoken_with": "Watch manager, fire control", "spoken": now(), **more}
    verbs.complete_record(request=reference, **told, by=by, at=at or now())


@pytest.mark.django_db
def test_whoever_is_told_of_it_may_read_of_it(pcso):
    reference = emergency(pcso)
    recorded(pcso, reference)
    told = Notice.objects.filter(href=request_for(pcso, reference).href).values_list("member", flat=True)
    assert len(set(told)) > 1
    for member in set(told):
        assert request_for(viewer_of(member), reference).reference == reference


@pytest.mark.django_db
def test_it_is_decided_told_written_down_and_reviewed_by_another(pcso, liaison, fire, manager):
    reference = emergency(pcso)
    found = request_for(pcso, reference)
    assert (found.state, found.decisions[0].step) == ("record wanted", "emergency")
    assert found.record_by - found.asked_at == timedelta(hours=24)
    assert "Write down what was told, to whom and why within 24 hours." in found.decisions[0].kept["advice"]
    assert notices_for(liaison)[0].words.endswith(f"tells {FIRE} something by voice in an emergency: {reference}.")
    (clock,) = (each for each in clocks_of(pcso) if each.id == found.id)
    assert (clock.rule, clock.start, clock.done) == (rules.RECORD_RULE, found.asked_at, None)
    assert [each.title for each in cards_of(pcso)] == ["Emergencies to write down"]
    assert subject_of(pcso, found)[0] == WHO
    with pytest.raises(Missing):
        request_for(manager, reference)
    recorded(pcso, reference)
    found = request_for(pcso, reference)
    assert (found.state, found.latest.how, found.latest.spoken_with) == (
        "review wanted", "voice", "Watch manager, fire control",
    )  # fmt: skip
    assert told_for(pcso, found, 1, now()).said == {"Where they are now": WORDS}
    with pytest.raises(Missing):
        told_for(fire, request_for(fire, reference), 1, now())
    assert "in time" in dict(facts_of(found, ""))["Record completed"]
    assert [each.title for each in cards_of(liaison)] == ["Emergencies to review"]
    for other in (pcso, fire):
        with pytest.raises(Refused):
            verbs.review_emergency(request=reference, finding="justified", words=RIGHT, by=other, at=now())
    for finding, words in (("fine", RIGHT), ("justified", "Yes"), ("justified", RIGHT + " Ask Mr Hughes.")):
        with pytest.raises(Invalid):
            verbs.review_emergency(request=reference, finding=finding, words=words, by=liaison, at=now())
    verbs.review_emergency(request=reference, finding="justified", words=RIGHT, by=liaison, at=now())
    found = request_for(pcso, reference)
    assert (found.state, found.finding, review_of(pcso, found.id)) == ("told", "justified", RIGHT)
    with pytest.raises(NotNow):
        verbs.review_emergency(request=reference, finding="justified", words=RIGHT, by=liaison, at=now())


@pytest.mark.django_db
def test_what_is_stopped_is_stopped_in_an_emergency_too(pcso):
    found = request_for(pcso, emergency(pcso, facts={**KNOWN, "would_endanger": True}))
    assert (found.state, found.record_by) == ("refused", None)
    with pytest.raises(NotNow):
        recorded(pcso, found.reference)


@pytest.mark.django_db
def test_what_cannot_be_told_or_written_down_is_said(pcso, liaison, fire, officer):
    councillor = somebody("joseph.elstow")
    with pytest.raises(Refused, match="999"):
        emergency(councillor)
    for more, says in (
        ({"recipient": pcso.organisation}, "no other organisation"),
        ({"fields": ()}, "Name one to"),
        ({"fields": tuple(f"Field {n}" for n in range(9))}, "Name one to"),
        ({"fields": ("Mr Hughes",)}, "somebody's name"),
        ({"record_class": "C9"}, "Intelligence"),
        ({"purpose": "gossip"}, "no such purpose"),
        ({"about": " "}, "whom this is about"),
    ):
        with pytest.raises(Invalid, match=says):
            emergency(pcso, **more)
    reference = emergency(pcso)
    with pytest.raises(Refused, match="completed by who told it"):
        recorded(fire, reference)
    with pytest.raises(Missing):
        recorded(officer, reference)
    for more in (
        {"spoken_with": " "},
        {"spoken": now() + timedelta(hours=1)},
        {"spoken": now() - timedelta(days=2)},
        {"telling": Telling({}, today() + timedelta(days=30), necessity=NEED, proportionality=LESS)},
        {"telling": Telling({"Where they are now": WORDS}, today() + timedelta(days=30), necessity=NEED)},
    ):
        with pytest.raises(Invalid):
            recorded(pcso, reference, **more)
    documents.take_document_back(kind="dpia", by=liaison, at=now())
    with pytest.raises(Refused, match="impact assessment"):
        emergency(pcso)


@pytest.mark.django_db
def test_a_late_record_says_so_and_nothing_told_is_taken_back(pcso, liaison):
    reference = emergency(pcso)
    recorded(liaison, reference, at=now() + timedelta(hours=25))
    found = request_for(pcso, reference)
    assert "late" in dict(facts_of(found, ""))["Record completed"]
    with pytest.raises(Refused):
        verbs.review_emergency(request=reference, finding="justified", words=RIGHT, by=liaison, at=now())
    other = emergency(pcso)
    requests.withdraw_request(request=other, by=pcso, at=now())
    assert request_for(pcso, other).state == "withdrawn"
    assert other not in {each.href.split("/")[-2] for each in clocks_of(pcso)}


@pytest.mark.django_db
def test_the_database_holds_to_a_second_person_and_to_sealed_words(pcso):
    reference = emergency(pcso)
    recorded(pcso, reference)
    row = DisclosureRequest.objects.get(reference=reference)
    one = Disclosure.objects.get(request=row)
    for said in (WHO, WORDS, NEED):
        assert said not in f"{vars(row)} {vars(one)}"
    own = {"reviewed_at": now(), "reviewed_by": "x", "reviewer": pcso.member_id, "finding": "justified"}
    with pytest.raises(IntegrityError), transaction.atomic():
        DisclosureRequest.objects.filter(pk=row.pk).update(**own)
    with pytest.raises(IntegrityError), transaction.atomic():
        DisclosureRequest.objects.filter(pk=row.pk).update(review="in clear")


@pytest.mark.django_db
def test_it_is_listed_until_it_was_reviewed_however_old_it_is(pcso, monkeypatch):
    monkeypatch.setattr("wardmote.desks.sharing.queries.requests.LISTED", 1)
    first, later = emergency(pcso), emergency(pcso)
    assert {first, later} <= {each.reference for each in requests_for(pcso)}
    assert any(first in each.what for each in clocks_of(pcso))
    recorded(pcso, first)
    assert first in {each.reference for each in requests_for(pcso)}
