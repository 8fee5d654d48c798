"""What agencies tell one another about a case in a meeting: decided pair by pair, read by who heard it and may."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from wardmote.desks.sharing.models import Disclosure, DisclosureRequest, Hearer, MeetingDisclosure, StoredDecision
from wardmote.desks.sharing.presenters.request import made_again, receipt_lines
from wardmote.desks.sharing.presenters.requests import cards_of
from wardmote.desks.sharing.queries.meetings import told_on
from wardmote.desks.sharing.queries.requests import request_for
from wardmote.desks.sharing.queries.telling import subject_of, told_for
from wardmote.desks.sharing.queries.watching import called
from wardmote.desks.sharing.rules import meetings as rules
from wardmote.desks.sharing.tests.given import (
    COUNCIL,
    POLICE,
    drafted,
    in_force,
    opened,
    party_of,
    signed,
    somebody,
)
from wardmote.desks.sharing.tests.in_meetings import (
    CASE,
    ITEM,
    LESS,
    NEED,
    SAFE,
    SURNAME,
    record,
    shared,
    the_one,
    there,
    told_by,
)
from wardmote.desks.sharing.verbs import agreements as agreement_verbs
from wardmote.desks.sharing.verbs import documents, requests, signing, telling
from wardmote.desks.sharing.verbs import meetings as verbs
from wardmote.desks.sharing.verbs import told as told_verbs
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation import desks
from wardmote.foundation.access import Standing
from wardmote.foundation.notices.queries import notices_for
from wardmote.foundation.now import now, today


@pytest.fixture
def fire(demonstration):
    """Who answers for the fire service, which is no party to the agreement."""
    return somebody("keira.lomax")


@pytest.fixture
def agreement(liaison, chair):
    return in_force(liaison, chair)


@pytest.mark.parametrize(
    ("present", "why"),
    [
        (rules.Present("A", uuid.UUID(int=1), uuid.UUID(int=2)), ""),
        (rules.Present("A", uuid.UUID(int=1), uuid.UUID(int=2), conflicted=True), "conflict of interest"),
        (rules.Present("A", uuid.UUID(int=1), None), "no organisation"),
        (rules.Present("A", None, None), "no account here"),
        (rules.Present("A", None, uuid.UUID(int=2)), "no account here"),
    ],
)
def test_who_gets_no_access_and_why(present, why):
    assert rules.why_not(present) == why


@pytest.mark.django_db
def test_it_is_decided_for_each_that_hears_and_what_is_refused_is_not_told(
    manager, chair, pcso, liaison, fire, agreement
):
    reference = shared(manager, agreement, there(manager, pcso, fire))
    found = record(manager, reference)
    by_body = {each.recipient_name: each for each in found.requests}
    assert set(by_body) == {POLICE, fire.agency}
    police, refused = by_body[POLICE], by_body[fire.agency]
    assert (police.state, police.latest.fields, police.latest.how) == ("told", ("Surname",), "meeting")
    assert (refused.state, refused.told, refused.answered_by) == ("refused", (), "the protocol")
    assert found.refusals[refused.id] == f"{fire.agency} has not signed {agreement} to be told by it."
    assert refused.decisions[0].answer == "refuse"
    assert told_for(pcso, the_one(pcso, reference), 1, now()).said == {"Surname": SURNAME}
    assert subject_of(pcso, the_one(pcso, reference))[0] == ".".join(map(str, CASE))
    with pytest.raises(Missing):
        told_for(fire, the_one(fire, reference), 1, now())
    assert (
        notices_for(pcso)[0].words == f"{COUNCIL} told you something in a meeting, to be read here: {police.reference}."
    )


@pytest.mark.django_db
def test_only_who_heard_it_reads_it(manager, pcso, liaison, chair, officer, agreement):
    reference = shared(manager, agreement, there(manager, pcso))
    assert the_one(liaison, reference).told_in.hearers == ((pcso.member_id, pcso.name),)
    with pytest.raises(Missing):
        told_for(liaison, the_one(liaison, reference), 1, now())
    with pytest.raises(Missing):
        record(officer, reference)
    assert told_for(chair, the_one(chair, reference), 1, now()).said == {"Surname": SURNAME}
    assert "What you heard in meetings, to be read here" in {each.title for each in cards_of(pcso)}
    told_verbs.receive_told(request=the_one(pcso, reference).reference, by=pcso, at=now())
    assert the_one(pcso, reference).latest.received_by == pcso.name


@pytest.mark.django_db
def test_each_who_heard_it_has_a_grant_of_their_own(manager, pcso, liaison, agreement):
    reference = shared(manager, agreement, there(manager, pcso, liaison))
    one = the_one(pcso, reference).latest
    assert {each.to_member for each in one.grants} == {pcso.member_id, liaison.member_id}
    assert {each.to_organisation for each in one.grants} == {None}
    verbs.end_hearing(member=pcso.member_id, table=ITEM[:2], items=[ITEM[2]], by=manager, at=now())
    with pytest.raises(Missing):
        record(pcso, reference)
    assert told_for(liaison, the_one(liaison, reference), 1, now()).said == {"Surname": SURNAME}
    ended = {each.to_member: each.ended_at is not None for each in the_one(liaison, reference).latest.grants}
    assert ended == {pcso.member_id: True, liaison.member_id: False}
    assert [each.why_not for each in record(liaison, reference).hearers if each.name == pcso.name] == [
        "conflict of interest"
    ]


@pytest.mark.django_db
def test_whoever_has_a_conflict_or_no_account_gets_no_grant(manager, pcso, liaison, agreement):
    present = (*there(manager, pcso, liaison, conflicted=(liaison,)), rules.Present("A guest of the police"))
    reference = shared(manager, agreement, present)
    one = the_one(pcso, reference).latest
    assert [each.to_member for each in one.grants] == [pcso.member_id]
    with pytest.raises(Missing):
        told_for(liaison, the_one(liaison, reference), 1, now())
    why = {each.name: each.why_not for each in record(manager, reference).hearers}
    assert (why[liaison.name], why["A guest of the police"]) == ("conflict of interest", "no account here")
    with pytest.raises(Invalid, match="Nobody of another agency"):
        shared(manager, agreement, (*there(manager, pcso, conflicted=(pcso,)), rules.Present("A guest")))
    with pytest.raises(Refused, match="You have a conflict"):
        shared(manager, agreement, there(manager, pcso, conflicted=(manager,)))


@pytest.fixture
def one_with_an_interest(monkeypatch):
    """Lets a desk above tell of a conflict of interest in the case, as casework will."""
    told, before = set(), desks.declared

    def standing(viewer, at, of):
        return Standing(conflicted=frozenset({CASE} if viewer.member_id in told else ()))

    monkeypatch.setattr(desks, "declared", lambda fact: (*before(fact), *((standing,) if fact == "standing" else ())))
    return told


@pytest.mark.django_db
def test_a_conflict_that_the_case_knows_of_counts_too(manager, pcso, liaison, agreement, one_with_an_interest):
    one_with_an_interest.add(liaison.member_id)
    reference = shared(manager, agreement, there(manager, pcso, liaison))
    assert [each.to_member for each in the_one(pcso, reference).latest.grants] == [pcso.member_id]
    one_with_an_interest.add(pcso.member_id)
    with pytest.raises(NotNow, match="conflict of interest"):
        told_for(pcso, the_one(pcso, reference), 1, now())
    one_with_an_interest.add(manager.member_id)
    with pytest.raises(Refused):
        shared(manager, agreement, there(manager, pcso))


@pytest.mark.django_db
def test_its_decisions_come_out_the_same_again_and_rest_on_the_meetings_agreement_alone(manager, pcso, agreement):
    reference = shared(manager, agreement, there(manager, pcso))
    (decision,) = the_one(manager, reference).decisions
    assert (decision.step, decision.answer, made_again(decision)) == ("meeting", "share", "")
    assert {each["id"] for each in decision.kept["asked"]["agreements"]} == {agreement}


@pytest.mark.django_db
def test_a_withdrawal_ends_access_at_once_and_leaves_the_receipt(manager, pcso, liaison, agreement):
    reference = shared(manager, agreement, there(manager, pcso))
    party = party_of(liaison, agreement, POLICE)
    signing.withdraw_signature(party=party.id, because="No longer", by=liaison, at=now())
    with pytest.raises(NotNow, match="ended"):
        told_for(pcso, the_one(pcso, reference), 1, now())
    found = the_one(pcso, reference)
    assert found.state == "access ended"
    lines = dict(receipt_lines(found, found.latest))
    assert (lines["Heard by"], len(lines["Hash of what was told"])) == (pcso.name, 64)
    with pytest.raises(NotNow, match="not in force"):
        shared(manager, agreement, there(manager, pcso))


@pytest.mark.django_db
def test_it_is_put_right_for_everybody_by_who_told_it(manager, chair, pcso, liaison, agreement):
    reference = shared(manager, agreement, there(manager, pcso, liaison))
    with pytest.raises(Refused, match="put right by who answers"):
        verbs.correct_in_meeting(record=reference, said={"Surname": "Other"}, by=liaison, at=now())
    with pytest.raises(Invalid, match="Nothing would change"):
        verbs.correct_in_meeting(record=reference, said={"Surname": SURNAME}, by=chair, at=now())
    verbs.correct_in_meeting(record=reference, said={"Surname": "Quarrander"}, by=chair, at=now())
    for each in (pcso, liaison):
        found = the_one(each, reference)
        assert told_for(each, found, 2, now()).said == {"Surname": "Quarrander"}
        with pytest.raises(NotNow):
            told_for(each, found, 1, now())
    verbs.correct_in_meeting(record=reference, said={"Surname": " "}, by=chair, at=now())
    with pytest.raises(NotNow):
        told_for(pcso, the_one(pcso, reference), 2, now())
    with pytest.raises(NotNow, match="told nothing there"):
        verbs.correct_in_meeting(record=reference, said={"Surname": "Other"}, by=chair, at=now())


@pytest.mark.django_db
def test_it_is_taken_back_by_who_wrote_it_down_or_who_told_it_and_by_no_other(manager, chair, pcso, liaison, agreement):
    for n, by in enumerate((manager, chair)):
        other = {"necessity": f"{NEED} No. {n}", "proportionality": f"{LESS} No. {n}"}
        reference = shared(manager, agreement, there(manager, pcso), told_by(manager, **other))
        with pytest.raises(Refused):
            verbs.withdraw_in_meeting(record=reference, by=pcso, at=now())
        with pytest.raises(NotNow, match="told in a meeting"):
            requests.withdraw_request(request=_waiting(reference), by=manager, at=now())
        verbs.withdraw_in_meeting(record=reference, by=by, at=now())
        with pytest.raises(NotNow):
            told_for(pcso, the_one(pcso, reference), 1, now())
        assert "taken back" in notices_for(pcso)[0].words


def _waiting(reference):
    """The request of a record, as though it had not been answered."""
    row = DisclosureRequest.objects.get(told_in__reference=reference)
    DisclosureRequest.objects.filter(pk=row.pk).update(answered_at=None, answered_by="", outcome="")
    return row.reference


@pytest.fixture
def grave(liaison, chair):
    """An agreement on what is sensitive."""
    reference = drafted(liaison, title="Grave")
    field = agreement_verbs.FieldSaid("Conviction", "C3", "criminal", patient=False, why="Who goes there has to know")
    agreement_verbs.add_field(agreement=reference, said=field, by=liaison, at=now())
    opened(liaison, chair, reference)
    signed(liaison, reference, POLICE)
    signed(chair, reference, COUNCIL)
    return reference


@pytest.mark.django_db
def test_what_is_sensitive_waits_for_another_of_the_agency_that_told_it(manager, chair, pcso, grave):
    told = told_by(manager, said={"Conviction": "Burglary, spent"})
    reference = shared(manager, grave, there(manager, pcso), told)
    found = the_one(manager, reference)
    assert (found.state, found.latest.grants) == ("second person wanted", ())
    with pytest.raises(Missing):
        told_for(pcso, the_one(pcso, reference), 1, now())
    with pytest.raises(Refused):
        telling.approve_telling(request=found.reference, by=manager, at=now())
    telling.approve_telling(request=found.reference, by=chair, at=now())
    found = the_one(pcso, reference)
    assert [each.to_member for each in found.latest.grants] == [pcso.member_id]
    assert told_for(pcso, found, 1, now()).said == {"Conviction": "Burglary, spent"}


@pytest.mark.django_db
def test_whoever_got_no_grant_reads_nothing_though_they_heard_it(
    manager, chair, pcso, liaison, grave, one_with_an_interest
):
    told = told_by(manager, said={"Conviction": "Burglary, spent"})
    reference = shared(manager, grave, there(manager, pcso, liaison), told)
    one_with_an_interest.add(liaison.member_id)
    telling.approve_telling(request=the_one(manager, reference).reference, by=chair, at=now())
    one_with_an_interest.clear()
    assert told_for(pcso, the_one(pcso, reference), 1, now()).said
    with pytest.raises(NotNow, match="access to this has ended"):
        told_for(liaison, the_one(liaison, reference), 1, now())


@pytest.mark.django_db
def test_what_nobody_approves_is_not_told(manager, chair, pcso, liaison, grave):
    told = told_by(manager, said={"Conviction": "Burglary, spent"})
    found = the_one(manager, shared(manager, grave, there(manager, pcso), told))
    telling.decline_telling(request=found.reference, by=chair, at=now())
    assert request_for(manager, found.reference).state == "refused"
    other = told_by(
        manager, said={"Conviction": "Burglary"}, necessity=f"{NEED} Again.", proportionality=f"{LESS} Again."
    )
    found = the_one(manager, shared(manager, grave, there(manager, pcso), other))
    signing.withdraw_signature(party=party_of(liaison, grave, POLICE).id, because="No longer", by=liaison, at=now())
    with pytest.raises(NotNow, match="not in force"):
        telling.approve_telling(request=found.reference, by=chair, at=now())


@pytest.mark.django_db
def test_who_takes_minutes_weighs_nothing_for_another_agency(manager, pcso, liaison, agreement):
    """What the protocol asks a person about waits for one of the agency that told it."""
    told = told_by(manager, name=POLICE, facts={"would_endanger": None, "regime": "part_2"})
    found = the_one(manager, shared(manager, agreement, there(manager, pcso), told))
    assert found.state == "second person wanted"
    own = told_by(
        manager,
        facts={"would_endanger": None, "regime": "part_2"},
        necessity=f"{NEED} Own.",
        proportionality=f"{LESS} Own.",
    )
    assert the_one(manager, shared(manager, agreement, there(manager, pcso), own)).state == "told"


@pytest.mark.django_db
def test_what_would_endanger_somebody_is_refused_with_its_reason(manager, pcso, agreement):
    told = told_by(manager, facts={**SAFE, "would_endanger": True})
    found = the_one(manager, shared(manager, agreement, there(manager, pcso), told))
    assert (found.state, found.told) == ("refused", ())
    assert "put somebody at risk" in found.decisions[0].of("Surname")["reasons"][0]
    assert told_on(manager, ITEM[:2], [ITEM[2]], today()) == ()


@pytest.mark.django_db
def test_minutes_hear_that_it_was_shared_and_nothing_of_what(manager, pcso, fire, agreement):
    reference = shared(manager, agreement, there(manager, pcso))
    for reader, opens in ((manager, True), (pcso, True), (fire, False)):
        (said,) = told_on(reader, ITEM[:2], [ITEM[2]], today())
        assert (said.reference, said.agreement, said.case) == (reference, "Tenancies", ".".join(map(str, CASE)))
        assert said.opens is opens, reader.name
    assert SURNAME not in repr(said)


@pytest.mark.django_db
def test_what_cannot_be_written_down_is_said(manager, pcso, fire, liaison, agreement):
    present = there(manager, pcso)
    for told, says in (
        ((told_by(manager, said={"Surname": " "}),), "does not cover"),
        ((told_by(manager, said={"Weight": "9"}),), "does not cover"),
        ((told_by(manager, name=fire.agency),), "not there, or"),
        ((told_by(manager), told_by(manager)), "twice"),
        ((told_by(manager, necessity="Because"),), "not said why"),
        ((told_by(manager, proportionality=NEED),), "used already"),
        ((told_by(manager, necessity=f"{NEED} Ask Mr Hughes."),), "somebody's name"),
    ):
        with pytest.raises(Invalid, match=says):
            shared(manager, agreement, present, *told)
    for more, says in (({"purpose": "gossip"}, "not for that purpose"), ({"subject": "nobody"}, "adult or a child")):
        with pytest.raises(Invalid, match=says):
            shared(manager, agreement, present, **more)
    with pytest.raises(Invalid, match="Nobody of another agency"):
        shared(manager, agreement, there(manager))
    assert not MeetingDisclosure.objects.filter(item=ITEM[2]).exists()
    shared(manager, agreement, present)
    with pytest.raises(Invalid, match="used already"):
        shared(manager, agreement, present)
    documents.take_document_back(kind="dpia", by=liaison, at=now())
    with pytest.raises(NotNow):
        shared(manager, agreement, present, told_by(manager, necessity=f"{NEED} New.", proportionality=f"{LESS} New."))


@pytest.mark.django_db
def test_what_was_typed_is_in_no_row_in_clear_and_is_destroyed_by_its_day(manager, pcso, agreement):
    reference = shared(manager, agreement, there(manager, pcso))
    rows = [
        *DisclosureRequest.objects.filter(told_in__reference=reference),
        *Disclosure.objects.filter(request__told_in__reference=reference),
        *StoredDecision.objects.filter(request__told_in__reference=reference),
        *Hearer.objects.filter(told_in__reference=reference),
        *MeetingDisclosure.objects.filter(reference=reference),
    ]
    held = " ".join(str(vars(each)) for each in rows)
    for typed in (SURNAME, NEED, LESS):
        assert typed not in held
    Disclosure.objects.filter(request__told_in__reference=reference).update(destroy_by=today() - timedelta(days=1))
    told_verbs.destroy_due(by=manager, at=now())
    found = the_one(pcso, reference)
    assert found.state == "destroyed"
    with pytest.raises(NotNow):
        told_for(manager, the_one(manager, reference), 1, now())


@pytest.mark.django_db
def test_the_database_holds_to_who_may_hear(manager, pcso, agreement):
    reference = shared(manager, agreement, there(manager, pcso))
    with pytest.raises(IntegrityError), transaction.atomic():
        Hearer.objects.filter(told_in__reference=reference).update(organisation=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        DisclosureRequest.objects.filter(told_in__reference=reference).update(told_in=None)


@pytest.mark.django_db
def test_who_oversees_looks_is_told_which_record_it_was_and_nobody_else(manager, pcso, liaison, officer, agreement):
    reference = shared(manager, agreement, there(manager, pcso))
    assert called(liaison, [reference]) == {reference: reference}
    assert called(officer, [reference]) == {reference: None}
    assert called(liaison, ["MD-0000-0000"]) == {}
