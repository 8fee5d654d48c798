"""Routine requests: asked by one press, answered field by field, put right, received, destroyed; and who reads what."""

import json
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from wardmote.desks.sharing.models import Disclosure, DisclosureRequest, StoredDecision
from wardmote.desks.sharing.presenters.leaving import guard
from wardmote.desks.sharing.presenters.request import made_again
from wardmote.desks.sharing.queries.requests import decision_for, decisions_for, request_for
from wardmote.desks.sharing.queries.routine import askable_for
from wardmote.desks.sharing.queries.telling import subject_of, told_for
from wardmote.desks.sharing.rules import requests as rules
from wardmote.desks.sharing.tests.given import (
    ABOUT,
    COUNCIL,
    POLICE,
    asked,
    party_of,
    telling_of,
    told,
)
from wardmote.desks.sharing.verbs import documents as document_verbs
from wardmote.desks.sharing.verbs import requests as verbs
from wardmote.desks.sharing.verbs import routine as routine_verbs
from wardmote.desks.sharing.verbs import signing, telling
from wardmote.desks.sharing.verbs import told as told_verbs
from wardmote.errors import Broken, Invalid, Missing, NotNow, Refused
from wardmote.foundation.access import the_system
from wardmote.foundation.correspondence import Leaving, Reader
from wardmote.foundation.grants.rules import WITHDRAWN
from wardmote.foundation.notices.queries import notices_for
from wardmote.foundation.now import now, today
from wardmote.foundation.sealing import Case, Place, open_sealed, store
from wardmote.foundation.sealing.destroying import destroy_key
from wardmote.protocol import Rulebook, replay, rulebook

SURNAME = "Quarrinder"


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (rules.Facts(asked=False), "being written"),
        (rules.Facts(asked=True), "asked"),
        (rules.Facts(asked=True, withdrawn=True), "withdrawn"),
        (rules.Facts(asked=True, outcome="refused"), "refused"),
        (rules.Facts(asked=True, second=True), "second person wanted"),
        (rules.Facts(asked=True, outcome="told"), "told"),
        (rules.Facts(asked=True, outcome="told", closed=True), "access ended"),
        (rules.Facts(asked=True, outcome="told", second=True, closed=True), "second person wanted"),
        (rules.Facts(asked=True, outcome="told", closed=True, destroyed=True), "destroyed"),
    ],
)
def test_how_a_request_stands(facts, state):
    assert rules.state_of(facts) == state


def test_what_is_sensitive_wants_a_second_person():
    """Oracle: Articles 9 and 10 of the UK GDPR, and record classes C5 to C8."""
    every = [f"C{n}" for n in range(9)], ("depersonalised", "personal", "special", "criminal", "deceased")
    sensitive = {each for each in product(*every) if rules.is_sensitive(*each)}
    assert {each for each in product(*every) if each[1] in ("special", "criminal") or each[0] > "C4"} == sensitive


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"fields": ()}, "No field"),
        ({"title": " "}, "not said what"),
        ({"because": ""}, "not said what"),
        ({"fields": (("C3", "criminal"),)}, "sensitive"),
        ({"fields": (("C3", "personal"), ("C6", "personal"))}, "sensitive"),
        ({"keep_days": 0}, "how long"),
        ({"because": "Ask Mrs Wren"}, "somebody's name"),
    ],
)
def test_what_is_not_approved_in_advance(changed, says):
    said = {"title": "Who it is", "because": "To visit once", "fields": (("C3", "personal"),), "keep_days": 90}
    rules.check_routine(**said)
    with pytest.raises(Invalid, match=says):
        rules.check_routine(**{**said, **changed})


@pytest.mark.django_db
def test_it_is_asked_by_one_press_told_received_and_read_by_no_other(pcso, chair, liaison, manager, officer, routine):
    assert {each.holder.organisation_name for each in askable_for(pcso, today())} == {COUNCIL}
    assert askable_for(officer, today()) == ()
    reference = asked(pcso, routine)
    found = request_for(pcso, reference)
    assert (found.state, [each.name for each in found.fields]) == ("asked", ["Surname"])
    assert found.decisions[0].answer == "ask a person"
    assert "put somebody at risk" in found.decisions[0].of("Surname")["reasons"][0]
    assert notices_for(manager)[0].words == f"{POLICE} asks for information: {reference}."
    assert subject_of(manager, found)[0] == subject_of(pcso, found)[0] == ABOUT
    with pytest.raises(Missing):
        request_for(officer, reference)
    # Whoever may not read the request is told of its decision what they are told of one that never was.
    for decision in (found.decisions[0].reference, "D9"):
        with pytest.raises(Missing, match="no such decision"):
            decision_for(officer, decision)
    told(manager, reference)
    found = request_for(pcso, reference)
    assert (found.state, found.latest.fields, found.decisions[0].answer) == ("told", ("Surname",), "share")
    assert found.decisions[0].of("Surname")["gateway"] == "CDA.115"
    assert told_for(pcso, found, 1, now()).said == {"Surname": SURNAME}
    assert told_for(liaison, request_for(liaison, reference), 1, now()).said == {"Surname": SURNAME}
    told_verbs.receive_told(request=reference, by=pcso, at=now())
    assert request_for(pcso, reference).latest.received_by == pcso.name
    with pytest.raises(Refused):
        told_verbs.receive_told(request=reference, by=manager, at=now())


@pytest.mark.django_db
def test_what_people_typed_is_in_no_row_in_clear(pcso, manager, routine):
    reference = asked(pcso, routine)
    told(manager, reference)
    row, one = DisclosureRequest.objects.get(reference=reference), Disclosure.objects.get(request__reference=reference)
    assert SURNAME not in one.told
    assert ABOUT not in row.about
    kept = json.dumps([each.kept for each in StoredDecision.objects.filter(request=row)])
    assert SURNAME not in kept
    assert "corner house" not in kept
    assert len(one.digest) == 64


@pytest.mark.django_db
def test_the_hash_is_of_what_was_told_with_chance_in_it(pcso, manager, routine):
    digests = set()
    for _ in range(2):
        reference = asked(pcso, routine)
        told(manager, reference)
        digests.add(request_for(pcso, reference).latest.digest)
    assert len(digests) == 2


@pytest.mark.django_db
def test_a_withdrawal_ends_access_at_once_and_lists_what_was_received(pcso, liaison, manager, chair, routine):
    one = next(each for each in askable_for(pcso, today()) if each.routine.id == routine)
    agreement = one.routine.agreement.reference
    reference = asked(pcso, routine)
    told(manager, reference)
    party = party_of(chair, agreement, COUNCIL)
    signing.withdraw_signature(party=party.id, because="We look at it again", by=chair, at=now())
    found = request_for(pcso, reference)
    assert found.state == "access ended"
    assert found.latest.grants[0].because == WITHDRAWN
    with pytest.raises(NotNow, match="Your access to this has ended"):
        told_for(pcso, found, 1, now())
    assert told_for(manager, found, 1, now()).said == {"Surname": SURNAME}
    assert routine not in {each.routine.id for each in askable_for(pcso, today())}
    with pytest.raises(Missing):
        asked(pcso, routine)
    told_verbs.destroy_told(request=reference, by=pcso, at=now())
    found = request_for(pcso, reference)
    assert (found.state, found.latest.digest != "") == ("destroyed", True)
    with pytest.raises(NotNow, match="was destroyed"):
        told_for(manager, found, 1, now())


@pytest.mark.django_db
def test_what_would_endanger_somebody_is_refused_by_rule(pcso, manager, routine):
    reference = asked(pcso, routine)
    told(manager, reference, facts={"would_endanger": True})
    found = request_for(pcso, reference)
    assert (found.state, found.answered_by, found.told) == ("refused", "the protocol", ())
    reasons = found.decisions[0].of("Surname")["reasons"]
    assert reasons[-1] == "It would put somebody at risk if the recipient knew this."


@pytest.mark.django_db
def test_what_nobody_knows_is_weighed_by_a_person_in_words_of_their_own(pcso, manager, routine):
    reference = asked(pcso, routine)
    why = "They visit the same house on the same day, and must know whom they meet."
    less = "A first name would not tell two tenants of that house apart; nothing else is told."
    for words in ({}, {"necessity": "To act", "proportionality": "Yes"}, {"necessity": why, "proportionality": why}):
        with pytest.raises(Invalid):
            told(manager, reference, facts={"would_endanger": None}, **words)
    assert StoredDecision.objects.filter(request__reference=reference).count() == 1
    told(manager, reference, facts={"would_endanger": None}, necessity=why, proportionality=less)
    found = request_for(manager, reference)
    assert found.state == "told"
    assert told_for(manager, found, 1, now()).necessity == why
    assert told_for(pcso, request_for(pcso, reference), 1, now()).necessity == ""
    again = asked(pcso, routine)
    with pytest.raises(Invalid, match="used already"):
        told(manager, again, facts={"would_endanger": None}, necessity=why, proportionality=less)
    # A telling that a restore left without its key holds nobody up.
    destroy_key(case=Case("sharing", "Disclosure", found.latest.id), by="a test", ground="court", at=now())
    with pytest.raises(NotNow, match="was destroyed"):
        told_for(manager, found, 1, now())
    told(manager, again, facts={"would_endanger": None}, necessity=why, proportionality=less)
    assert request_for(manager, again).state == "told"


@pytest.mark.django_db
def test_nothing_is_told_that_nobody_asked_for_or_by_whom_it_is_not(pcso, liaison, manager, officer, routine):
    reference = asked(pcso, routine)
    with pytest.raises(Invalid, match="nobody asked for"):
        telling.tell(request=reference, telling=telling_of({"Address": "x"}), by=manager, at=now())
    with pytest.raises(Invalid, match="Nothing is told"):
        told(manager, reference, surname=" ")
    for other in (pcso, liaison):
        with pytest.raises(Refused, match="Only Netherwick Council answers for itself"):
            told(other, reference)
    with pytest.raises(Missing):
        told(officer, reference)
    late = replace(telling_of({"Surname": SURNAME}), destroy_by=today())
    with pytest.raises(Invalid, match="still to come"):
        telling.tell(request=reference, telling=late, by=manager, at=now())
    told(manager, reference)
    with pytest.raises(NotNow, match="waits for no answer"):
        told(manager, reference)


@pytest.mark.django_db
def test_a_refusal_has_a_reason_that_names_nobody(pcso, manager, routine):
    reference = asked(pcso, routine)
    for because, says in ((" ", "No reason"), ("Mr Hughes moved away", "somebody's name")):
        with pytest.raises(Invalid, match=says):
            verbs.refuse_request(request=reference, because=because, by=manager, at=now())
    with pytest.raises(Refused):
        verbs.refuse_request(request=reference, because="No", by=pcso, at=now())
    verbs.refuse_request(request=reference, because="We hold nothing on this person.", by=manager, at=now())
    assert request_for(pcso, reference).state == "refused"
    assert notices_for(pcso)[0].words == f"{COUNCIL} refused the request {reference}. Read why."


@pytest.mark.django_db
def test_what_was_told_is_put_right_and_the_wrong_words_are_read_no_more(pcso, manager, routine):
    reference = asked(pcso, routine)
    told(manager, reference, surname="Quarinder")
    with pytest.raises(Invalid, match="Nothing would change"):
        told_verbs.correct_told(request=reference, said={"Surname": "Quarinder"}, by=manager, at=now())
    with pytest.raises(Invalid, match="fields that were told"):
        told_verbs.correct_told(request=reference, said={"Address": "x"}, by=manager, at=now())
    with pytest.raises(Refused):
        told_verbs.correct_told(request=reference, said={"Surname": SURNAME}, by=pcso, at=now())
    told_verbs.correct_told(request=reference, said={"Surname": SURNAME}, by=manager, at=now())
    found = request_for(pcso, reference)
    assert [each.number for each in found.told] == [2, 1]
    assert told_for(pcso, found, 2, now()).said == {"Surname": SURNAME}
    with pytest.raises(NotNow):
        told_for(pcso, found, 1, now())
    assert notices_for(pcso)[0].words == f"{COUNCIL} put right what it told on {reference}. Read it again."


@pytest.mark.django_db
def test_it_is_destroyed_by_its_day(pcso, manager, routine):
    reference = asked(pcso, routine)
    told(manager, reference)
    job = the_system("sharing.destroy", pcso.tenant)
    told_verbs.destroy_due(by=job, at=now() + timedelta(days=90))
    assert request_for(pcso, reference).state == "told"
    told_verbs.destroy_due(by=job, at=now() + timedelta(days=91))
    found = request_for(manager, reference)
    assert (found.state, found.latest.destroyed_by) == ("destroyed", "sharing.destroy")
    row = Disclosure.objects.get(pk=found.latest.id)
    assert open_sealed(Case("sharing", "Disclosure", row.pk), Place("Disclosure", row.pk, "told"), row.told).destroyed
    with pytest.raises(NotNow, match="was destroyed"):
        told_for(manager, found, 1, now())
    told_verbs.destroy_due(by=job, at=now() + timedelta(days=92))


@pytest.mark.django_db
def test_a_key_that_is_not_here_holds_no_other_up(pcso, manager, routine, settings):
    first, second = asked(pcso, routine), asked(pcso, routine)
    for each in (first, second):
        told(manager, each)
    lost = Case("sharing", "Disclosure", request_for(pcso, first).latest.id)
    store._path(settings.WARDMOTE_KEYS, lost).unlink()
    told_verbs.destroy_due(by=the_system("sharing.destroy", pcso.tenant), at=now() + timedelta(days=91))
    assert [request_for(manager, each).state for each in (first, second)] == ["told", "destroyed"]


@pytest.mark.django_db
def test_what_was_asked_is_taken_back_by_who_asked(pcso, manager, routine):
    reference = asked(pcso, routine)
    with pytest.raises(Refused):
        verbs.withdraw_request(request=reference, by=manager, at=now())
    verbs.withdraw_request(request=reference, by=pcso, at=now())
    assert request_for(pcso, reference).state == "withdrawn"
    with pytest.raises(NotNow):
        told(manager, reference)


@pytest.mark.django_db
def test_without_an_impact_assessment_nothing_about_anybody_is_asked_or_told(pcso, liaison, manager, routine):
    reference = asked(pcso, routine)
    document_verbs.take_document_back(kind="dpia", by=liaison, at=now())
    with pytest.raises(Refused, match="impact assessment"):
        told(manager, reference, necessity="x" * 50, proportionality="y" * 50)
    with pytest.raises(Missing):
        asked(pcso, routine)


@pytest.mark.django_db
def test_whom_it_is_about_is_said_and_who_may_ask_is(pcso, chair, routine):
    with pytest.raises(Invalid, match="whom this is about"):
        asked(pcso, routine, about=" ")
    with pytest.raises(Refused, match="asked for by this role"):
        asked(chair, routine, holder=POLICE)
    case = ("river_patrol", "RiverCase", routine)
    found = request_for(pcso, asked(pcso, routine, about="", case=case))
    assert found.case == case
    assert subject_of(pcso, found)[0] == f"river_patrol.RiverCase.{routine}"


@pytest.mark.django_db
def test_a_set_that_was_ended_or_whose_version_was_followed_is_asked_for_no_more(pcso, liaison, officer, routine):
    with pytest.raises(Refused):
        routine_verbs.end_routine(routine=routine, by=officer, at=now())
    routine_verbs.end_routine(routine=routine, by=liaison, at=now())
    with pytest.raises(Missing):
        asked(pcso, routine)


@pytest.mark.django_db
def test_every_stored_decision_comes_out_the_same_and_a_changed_rule_is_found(pcso, liaison, manager, routine):
    told(manager, asked(pcso, routine))
    stored = decisions_for(liaison)
    print(f"{len(stored)} stored decisions")
    assert len(stored) >= 2
    for each in stored:
        assert replay(each.kept, rulebook()).version == each.version
        assert made_again(each) == ""
    gateways = rulebook().sheets["gateway"]
    edited = [replace(each, needs=()) if each.id == "CDA.115" else each for each in gateways]
    changed = Rulebook({**rulebook().sheets, "gateway": tuple(edited)})
    for each in stored:
        with pytest.raises(Broken, match="an entry of that day was edited"):
            replay(each.kept, changed)
    with pytest.raises(Broken, match="says something else than was decided"):
        replay({**stored[-1].kept, "answer": "refuse"}, rulebook())


@pytest.mark.django_db
def test_the_gate_lets_a_page_about_it_through_to_its_readers_alone(pcso, liaison, manager, officer, routine):
    reference = asked(pcso, routine)
    told(manager, reference)
    found = request_for(pcso, reference)
    about = (("sharing", "DisclosureRequest", found.id), ("sharing", "Disclosure", found.latest.id))

    def says(viewer, way="page", records=about, record_class="C3", reader=None):
        opinion = guard(Leaving(viewer, way, reader or Reader.of(viewer), record_class, records))
        return None if opinion is None else opinion.passes

    assert [says(each) for each in (pcso, manager, liaison, officer)] == [True, True, True, False]
    assert says(pcso, reader=Reader.of(officer)) is False
    for way in ("list", "export", "mail", "letter", "bundle", "feed"):
        assert says(pcso, way=way) is None
    assert says(pcso, records=()) is None
    assert says(pcso, records=(*about, ("people", "Person", found.id))) is None
    assert says(pcso, record_class="C9") is None
