"""A party without an account signs and withdraws by a one-time link."""

import pytest

from wardmote.desks.sharing.forms.agreements import sign_form
from wardmote.desks.sharing.presenters import signing as link_words
from wardmote.desks.sharing.queries.agreements import PURPOSE, WITHDRAWAL, agreement_for
from wardmote.desks.sharing.tests.given import LANDLORD, POLICE, drafted, given, in_force, opened, party_of
from wardmote.desks.sharing.verbs import agreements as verbs
from wardmote.desks.sharing.verbs import signing
from wardmote.errors import NotNow, Refused
from wardmote.foundation import grants
from wardmote.foundation.access import the_mailbox
from wardmote.foundation.correspondence import links
from wardmote.foundation.now import now, today


@pytest.mark.django_db
def test_a_party_without_an_account_is_asked_by_link_and_signs_once(liaison, chair):
    reference = drafted(liaison)
    opened(liaison, chair, reference)
    target = party_of(liaison, reference, LANDLORD).id
    signing.ask_to_sign(party=target, by=liaison, at=now())
    signing.ask_to_sign(party=target, by=liaison, at=now())
    assert (
        len([each for each in links.links_for(liaison, now()) if (each.purpose, each.target) == (PURPOSE, target)]) == 1
    )
    mailbox = the_mailbox(LANDLORD, liaison.tenant)
    question = link_words.sign_question(mailbox, target)
    assert "Surname (C3, what tells of somebody)" in dict(question.facts)["Fields"]
    assert not sign_form(mailbox, target, {"signatory": "Lee Marsh", "position": "Director"}).is_valid()
    answers = {"signatory": "Lee Marsh", "position": "Director", "agrees": True}
    with pytest.raises(Refused, match="telephone"):
        signing.answer_signature(by=liaison, target=target, answers=answers, at=now())
    signing.answer_signature(by=mailbox, target=target, answers=answers, at=now())
    assert link_words.sign_recorded(mailbox, target)[1] == "Signatory: Lee Marsh, Director."
    with pytest.raises(NotNow, match="signed for your organisation already"):
        link_words.sign_question(mailbox, target)
    with pytest.raises(NotNow, match="nothing to ask"):
        signing.ask_to_sign(party=target, by=liaison, at=now())


@pytest.mark.django_db
def test_a_party_without_an_account_withdraws_by_link_and_all_access_ends(liaison, chair, officer):
    reference = in_force(liaison, chair)
    target = party_of(liaison, reference, LANDLORD).id
    with pytest.raises(NotNow, match="nothing to withdraw"):
        signing.ask_to_withdraw(party=target, by=liaison, at=now())
    mailbox = the_mailbox(LANDLORD, liaison.tenant)
    answers = {"signatory": "Lee Marsh", "position": "Director", "agrees": True}
    signing.answer_signature(by=mailbox, target=target, answers=answers, at=now())
    found = agreement_for(liaison, reference, today())
    given(liaison, found)
    for _ in range(2):
        signing.ask_to_withdraw(party=target, by=liaison, at=now())
    asked = [(each.purpose, each.target) for each in links.links_for(liaison, now())]
    assert asked.count((WITHDRAWAL, target)) == 1
    assert link_words.withdraw_question(mailbox, target).heading == f"Withdraw {LANDLORD}"
    told = {"because": "The terms are being looked at again"}
    for other in (officer, the_mailbox(POLICE, liaison.tenant)):
        with pytest.raises(Refused):
            signing.answer_withdrawal(by=other, target=target, answers=told, at=now())
    signing.answer_withdrawal(by=mailbox, target=target, answers=told, at=now())
    assert party_of(liaison, reference, LANDLORD).signature is None
    assert not [each for each in grants.hanging_on(liaison, found.id) if each.is_in_force(now())]
    with pytest.raises(NotNow, match="nothing to withdraw"):
        link_words.withdraw_question(mailbox, target)


@pytest.mark.django_db
def test_a_link_to_a_version_that_was_replaced_signs_nothing(liaison, chair):
    reference = drafted(liaison)
    opened(liaison, chair, reference)
    old = party_of(liaison, reference, LANDLORD).id
    verbs.begin_version(agreement=reference, change="More is told", by=liaison, at=now())
    opened(liaison, chair, reference)
    mailbox = the_mailbox(LANDLORD, liaison.tenant)
    with pytest.raises(NotNow, match="not open for signature"):
        link_words.sign_question(mailbox, old)
    with pytest.raises(NotNow, match="not open for signature"):
        signing.answer_signature(
            by=mailbox, target=old, answers={"signatory": "Lee Marsh", "position": "Director"}, at=now()
        )
