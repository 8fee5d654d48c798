"""Agreements: what they cover, who signed, what a change, a withdrawal and a missed review end."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from wardmote.desks.sharing import states, week
from wardmote.desks.sharing.models import AgreementVersion
from wardmote.desks.sharing.presenters import agreements as presenters
from wardmote.desks.sharing.presenters import documents as document_words
from wardmote.desks.sharing.presenters.agreement import agreement_page
from wardmote.desks.sharing.queries.agreements import agreement_for, agreements_for
from wardmote.desks.sharing.queries.documents import adopted_for
from wardmote.desks.sharing.queries.gate import agreements_between
from wardmote.desks.sharing.queries.law import protocol_for
from wardmote.desks.sharing.rules import agreements as rules
from wardmote.desks.sharing.rules.documents import DPIA, draft_of, drafts
from wardmote.desks.sharing.tests.given import (
    COUNCIL,
    LANDLORD,
    POLICE,
    body,
    drafted,
    given,
    in_force,
    opened,
    party_of,
    signed,
)
from wardmote.desks.sharing.verbs import agreements as verbs
from wardmote.desks.sharing.verbs import documents as document_verbs
from wardmote.desks.sharing.verbs import signing
from wardmote.documents import render_docx
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation import grants
from wardmote.foundation.access import the_mailbox
from wardmote.foundation.changes import verbs as changes
from wardmote.foundation.editions import Superseded
from wardmote.foundation.notices.models import Notice
from wardmote.foundation.now import now, today
from wardmote.protocol import Body, Field, Request

DUE = date(2027, 11, 1)
STANDS = [
    (states.Facts("draft"), "in preparation"),
    (states.Facts("draft", waits=True), "to be approved"),
    (states.Facts("open", due=DUE), "out for signature"),
    (states.Facts("open", signed=True, assessed=False, due=DUE), "impact assessment wanted"),
    (states.Facts("open", signed=True, due=DUE), "in force"),
    (states.Facts("open", signed=True, due=date(2027, 10, 31)), "review due"),
    (states.Facts("open", signed=True, due=date(2027, 10, 2)), "review due"),
    (states.Facts("open", signed=True, due=date(2027, 10, 1)), "lapsed"),
    (states.Facts("open", signed=True, due=None), "lapsed"),
    (states.Facts("replaced", signed=True, due=DUE), "ended"),
    (states.Facts("ended", signed=True, due=DUE), "ended"),
]


@pytest.mark.parametrize(("facts", "stands"), STANDS)
def test_how_an_agreement_stands(facts, stands):
    assert states.shown(facts, DUE, 30) == stands


def party(*, tells, told, signed_=True):
    return rules.Party(uuid4(), tells, told, signed_)


def test_one_who_tells_and_another_who_is_told_have_to_sign():
    teller, hearer = party(tells=True, told=False), party(tells=False, told=True)
    assert rules.is_signed([teller, hearer])
    assert not rules.is_signed([teller, party(tells=True, told=False)])
    assert not rules.is_signed([party(tells=True, told=True)])
    assert not rules.is_signed([teller, party(tells=False, told=True, signed_=False)])


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"name": " "}, "a name and a reason"),
        ({"why": ""}, "a name and a reason"),
        ({"record_class": "C9"}, "Intelligence"),
        ({"personal": False}, "tells of nobody"),
        ({"name": "Mr Hughes"}, "looks like somebody's name"),
        ({"why": "Reach them at 12 Weir Street"}, "looks like an address"),
    ],
)
def test_what_is_no_field_is_refused(changed, says):
    told = {"name": "Surname", "why": "To act", "record_class": "C3", "personal": True, "sensitivity": "personal"}
    rules.check_field(**told)
    with pytest.raises(Invalid, match=says):
        rules.check_field(**{**told, **changed})


def stands(viewer, reference, day=None):
    return agreement_for(viewer, reference, day or today()).shown


def between(viewer, reference, holder, recipient):
    found = agreements_between(viewer, body(viewer, holder), body(viewer, recipient), today())
    return next((each for each in found if each.id == reference), None)


def lacks(viewer, reference, holder, recipient):
    one = between(viewer, reference, holder, recipient)
    asked = Request(Body(holder), Body(recipient), (Field("Surname"),), now(), purpose="antisocial_behaviour")
    return one.lacks(asked) or ("" if "Surname" in one.fields else "does not name this field")


@pytest.mark.django_db
def test_an_agreement_counts_once_two_people_opened_it_and_both_sides_signed(liaison, chair):
    reference = drafted(liaison)
    assert stands(liaison, reference) == "in preparation"
    assert between(liaison, reference, COUNCIL, POLICE) is None
    opened(liaison, chair, reference)
    assert stands(liaison, reference) == "out for signature"
    signed(liaison, reference, POLICE)
    assert stands(liaison, reference) == "out for signature"
    assert lacks(liaison, reference, COUNCIL, POLICE) == "is not in force (out for signature)"
    signed(chair, reference, COUNCIL)
    assert stands(liaison, reference) == "in force"
    assert lacks(liaison, reference, COUNCIL, POLICE) == ""
    assert lacks(liaison, reference, LANDLORD, POLICE) == "has no standing signature of Wickhaven Homes to version 1"


@pytest.mark.django_db
def test_who_is_only_told_tells_nothing_by_it(liaison, chair, manager):
    reference = in_force(liaison, chair)
    mailbox = the_mailbox(LANDLORD, liaison.tenant)
    told = {"signatory": "Lee Marsh", "position": "Director", "agrees": True}
    signing.answer_signature(by=mailbox, target=party_of(liaison, reference, LANDLORD).id, answers=told, at=now())
    assert lacks(liaison, reference, COUNCIL, LANDLORD) == ""
    assert lacks(liaison, reference, LANDLORD, COUNCIL) == "does not name this field"


@pytest.mark.django_db
def test_nobody_opens_their_own_or_what_is_not_whole(liaison, chair, officer):
    with pytest.raises(Refused, match="written by this role"):
        drafted(officer)
    reference = drafted(liaison)
    with pytest.raises(Refused, match="You proposed this"):
        opened(liaison, liaison, reference)
    empty = verbs.start_agreement(
        tier=2, above="", said=verbs.AgreementSaid("Empty", "Nothing yet", ("mappa",)), by=liaison, at=now()
    )
    with pytest.raises(Invalid, match="one party that tells"):
        opened(liaison, chair, empty)
    with pytest.raises(Invalid, match="for no one purpose"):
        verbs.start_agreement(
            tier=1, above="", said=verbs.AgreementSaid("Protocol", "Principles", ("mappa",)), by=liaison, at=now()
        )


@pytest.mark.django_db
def test_a_draft_that_changed_meanwhile_is_not_opened_unseen(liaison, chair):
    reference = drafted(liaison)
    told = {"kind": "sharing/version", "subject": reference, "said": {}, "starts": today(), "because": "Agreed"}
    change = changes.propose(by=liaison, **told, at=now())
    assert stands(liaison, reference) == "to be approved"
    field = verbs.FieldSaid("Address", "C3", "personal", patient=False, why="To visit")
    verbs.add_field(agreement=reference, said=field, by=liaison, at=now())
    with pytest.raises(NotNow, match="changed meanwhile"):
        changes.approve(by=chair, reference=change, because="", at=now())


@pytest.mark.django_db
def test_two_who_change_a_draft_do_not_overwrite_each_other(liaison, chair):
    reference = drafted(liaison)
    edition = agreement_for(liaison, reference, today()).edition
    said = verbs.AgreementSaid("Tenancies and visits", "Visits made together", ("antisocial_behaviour",))
    verbs.change_draft(agreement=reference, edition=edition, said=said, by=liaison, at=now())
    with pytest.raises(Superseded):
        verbs.change_draft(agreement=reference, edition=edition, said=said, by=chair, at=now())
    assert agreement_for(chair, reference, today()).title == "Tenancies and visits"


@pytest.mark.django_db
def test_nothing_that_tells_of_anybody_is_opened_or_counts_without_an_impact_assessment(liaison, chair):
    reference = in_force(liaison, chair)
    document_verbs.take_document_back(kind=DPIA, by=liaison, at=now())
    assert stands(liaison, reference) == "impact assessment wanted"
    assert lacks(liaison, reference, COUNCIL, POLICE) == "is not in force (impact assessment wanted)"
    with pytest.raises(NotNow, match="No such document"):
        document_verbs.take_document_back(kind=DPIA, by=liaison, at=now())
    another = drafted(liaison)
    with pytest.raises(Invalid, match="no data protection impact assessment"):
        opened(liaison, chair, another)
    told = {"document": "DPIA 9", "approved_by": "Ann Reed, Solicitor"}
    with pytest.raises(Invalid, match="a day to come"):
        document_verbs.adopt_document(kind=DPIA, **told, day=date(2100, 1, 1), by=liaison, at=now())
    document_verbs.adopt_document(kind=DPIA, **told, day=today(), by=liaison, at=now())
    assert stands(liaison, reference) == "in force"


@pytest.mark.django_db
def test_only_the_party_itself_signs_and_only_once(liaison, chair, officer):
    reference = drafted(liaison)
    opened(liaison, chair, reference)
    with pytest.raises(Refused, match="Only Netherwick Council signs"):
        signed(liaison, reference, COUNCIL)
    with pytest.raises(Refused, match="Only"):
        signed(officer, reference, POLICE)
    with pytest.raises(Invalid, match="somebody named"):
        signing.sign(party=party_of(liaison, reference, POLICE).id, signatory=" ", position="", by=liaison, at=now())
    signed(liaison, reference, POLICE)
    with pytest.raises(NotNow, match="signed this version already"):
        signed(liaison, reference, POLICE)
    mailbox = the_mailbox(LANDLORD, liaison.tenant)
    with pytest.raises(Refused, match="Only"):
        signing.withdraw_signature(party=party_of(liaison, reference, POLICE).id, because="Wrong", by=mailbox, at=now())


@pytest.mark.django_db
def test_a_new_version_lapses_every_signature_and_ends_the_access_under_the_old_one(liaison, chair):
    reference = in_force(liaison, chair)
    found = agreement_for(liaison, reference, today())
    grant = given(liaison, found)
    verbs.begin_version(agreement=reference, change="Less is told", by=liaison, at=now())
    with pytest.raises(NotNow, match="written already"):
        verbs.begin_version(agreement=reference, change="Again", by=liaison, at=now())
    draft = agreement_for(liaison, reference, today()).draft
    assert [each.name for each in draft.fields] == ["Surname"]
    assert len(draft.parties) == 3
    assert stands(liaison, reference) == "in force"
    opened(liaison, chair, reference)
    assert stands(liaison, reference) == "out for signature"
    assert lacks(liaison, reference, COUNCIL, POLICE) == "is not in force (out for signature)"
    (held,) = grants.hanging_on(liaison, found.id)
    assert (held.id, held.because) == (grant, "signature lapsed")
    before = agreement_for(liaison, reference, today()).versions[1]
    after = agreement_for(liaison, reference, today())
    page = agreement_page(after, before, (), (), protocol_for(liaison, today()), chair)
    assert "lapsed with this version" in str(page.sections[1].rows)


@pytest.mark.django_db
def test_a_draft_is_let_go_and_what_was_signed_goes_on(liaison, chair):
    reference = in_force(liaison, chair)
    verbs.begin_version(agreement=reference, change="A mistake", by=liaison, at=now())
    verbs.drop_draft(agreement=reference, by=liaison, at=now())
    assert stands(liaison, reference) == "in force"
    with pytest.raises(NotNow, match="No version is being written"):
        verbs.drop_draft(agreement=reference, by=liaison, at=now())
    verbs.begin_version(agreement=reference, change="Again", by=liaison, at=now())
    assert agreement_for(liaison, reference, today()).draft.number == 3


@pytest.mark.django_db
def test_what_was_opened_is_never_changed(liaison, chair):
    reference = in_force(liaison, chair)
    found = agreement_for(liaison, reference, today())
    with pytest.raises(NotNow, match="never changed"):
        verbs.take_field_out(field=found.open.fields[0].id, by=liaison, at=now())
    verbs.begin_version(agreement=reference, change="Less", by=liaison, at=now())
    with pytest.raises(NotNow, match="never changed"):
        verbs.take_party_out(party=found.open.parties[0].id, by=liaison, at=now())
    draft = agreement_for(liaison, reference, today()).draft
    verbs.take_field_out(field=draft.fields[0].id, by=liaison, at=now())
    assert agreement_for(liaison, reference, today()).draft.fields == ()
    with pytest.raises(Missing):
        verbs.take_field_out(field=draft.fields[0].id, by=liaison, at=now())


@pytest.mark.django_db
def test_a_withdrawal_stops_everything_at_once_and_says_what_was_given(liaison, chair, manager):
    reference = in_force(liaison, chair)
    found = agreement_for(liaison, reference, today())
    given(liaison, found)
    council = party_of(chair, reference, COUNCIL).id
    with pytest.raises(Invalid, match="No reason"):
        signing.withdraw_signature(party=council, because=" ", by=chair, at=now())
    signing.withdraw_signature(party=council, because="We review our terms", by=chair, at=now())
    assert stands(liaison, reference) == "out for signature"
    assert lacks(liaison, reference, POLICE, COUNCIL) == "is not in force (out for signature)"
    (held,) = grants.hanging_on(liaison, found.id)
    assert (held.ended_by, held.because) == (chair.name, "agreement withdrawn")
    assert Notice.objects.filter(member=liaison.member_id, words__contains="Netherwick Council withdrew").exists()
    told = [each.words for each in week.changed(liaison, now() - timedelta(minutes=5))]
    assert "Netherwick Council withdrew from “Tenancies”" in told
    after = agreement_for(liaison, reference, today())
    page = agreement_page(after, found.counts, (held,), (), protocol_for(liaison, today()), liaison)
    assert (page.sections[3].rows[0][0], page.title) == ("Netherwick Council", "Tenancies")
    assert page.sections[3].rows[0][3] == "Ended"
    with pytest.raises(NotNow, match="no signature that stands"):
        signing.withdraw_signature(party=council, because="Again", by=chair, at=now())
    signed(manager, reference, COUNCIL)
    assert stands(liaison, reference) == "in force"
    assert len(party_of(chair, reference, COUNCIL).signatures) == 2


@pytest.mark.django_db
def test_an_agreement_that_nobody_reviews_lapses_and_a_review_brings_it_back(liaison, chair):
    reference = in_force(liaison, chair)
    found = agreement_for(liaison, reference, today())
    assert found.review_due is not None
    late = found.review_due + timedelta(days=1)
    assert stands(liaison, reference, late) == "review due"
    assert stands(liaison, reference, late + timedelta(days=60)) == "lapsed"
    AgreementVersion.objects.filter(pk=found.open.id).update(
        reviewed_on=today() - timedelta(days=500), opened_at=now() - timedelta(days=500)
    )
    assert stands(liaison, reference) == "lapsed"
    assert lacks(liaison, reference, COUNCIL, POLICE) == "is not in force (lapsed)"
    assert "Tenancies: lapsed" in [link.text for card in presenters.cards_of(liaison) for link in card.links]
    for day, says in ((today() + timedelta(days=1), "a day to come"), (date(2020, 1, 1), "not open")):
        with pytest.raises(Invalid, match=says):
            signing.record_review(agreement=reference, day=day, by=liaison, at=now())
    signing.record_review(agreement=reference, day=today(), by=liaison, at=now())
    assert stands(liaison, reference) == "in force"
    assert [each.start for each in presenters.clocks(liaison) if each.id == found.id] == [today()]


@pytest.mark.django_db
def test_an_agreement_is_ended_at_once_and_another_version_may_follow(liaison, chair, officer):
    reference = in_force(liaison, chair)
    with pytest.raises(Refused):
        signing.end_agreement(agreement=reference, because="Done", by=officer, at=now())
    signing.end_agreement(agreement=reference, because="The scheme has closed", by=chair, at=now())
    assert stands(liaison, reference) == "ended"
    assert between(liaison, reference, COUNCIL, POLICE) is None
    with pytest.raises(NotNow, match="No version of it is open"):
        signing.record_review(agreement=reference, day=today(), by=liaison, at=now())
    verbs.begin_version(agreement=reference, change="It opens again", by=liaison, at=now())
    assert stands(liaison, reference) == "ended"


@pytest.mark.django_db
def test_the_register_says_what_is_there_and_what_will_be(liaison, officer):
    every = agreements_for(liaison, today())
    assert {each.shown for each in every} == {"in force", "out for signature", "in preparation"}
    assert presenters.agreements_page(every, "", officer).add is None
    assert presenters.agreements_page((), "", liaison).empty[0] == "Agreements will be listed here."
    assert len(presenters.table_of(every, protocol_for(liaison, today())).rows) == len(every) == 4
    with pytest.raises(Missing):
        agreement_for(liaison, "SA-0000-0000", today())


@pytest.mark.django_db
def test_the_drafted_set_is_there_to_edit(liaison):
    assert [each.kind for each in drafts()] == ["protocol", "dpia", "policy", "privacy", "equality", "processor"]
    for each in drafts():
        made = document_words.document_of(each, liaison.tenant, today())
        assert made.made_up
        assert len(render_docx(made)) > 5000
        assert all(part.paragraphs or part.fill for part in each.parts)
    page = document_words.document_page(draft_of(DPIA), adopted_for(liaison), liaison)
    assert page.state == "adopted"
    with pytest.raises(Missing):
        draft_of("nothing")
