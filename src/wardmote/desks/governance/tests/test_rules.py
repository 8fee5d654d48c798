"""What may be written of a review, how a recommendation stands, and who may agree: tables an officer can read."""

from uuid import uuid4

import pytest

from wardmote.desks.governance import states
from wardmote.desks.governance.rules.recommendations import (
    Signer,
    check_code,
    check_may_clear,
    check_sign_off,
    themes,
)
from wardmote.errors import Invalid, NotNow, Refused
from wardmote.foundation.naming import check_words, looks_like, words_of

BODIES = words_of("Netherwick Council; Mereshire Constabulary")

FINE = [
    "Train control room staff to ask about strangulation, and audit a sample every quarter.",
    "Police should share each domestic abuse referral with Netherwick Council within 2 working days.",
    "Ask everybody aged 16 and over, in line with the Domestic Abuse Act 2021.",
    "Mereshire Constabulary's DASH forms go to the Safeguarding Adults Board.",
    "Seek assurance from His Majesty's Inspectorate and NHS England that MARAC referrals are counted.",
    "It was written down twice. Officers who had no training said so.",
    "Review how Clinical Commissioning records are kept. Publish what is learnt: Housing first.",
]
#: Words, and what they look like.
REFUSED = [
    ("Ask why Olivia's doctor was not told.", "somebody's name"),
    ("Olivia was not asked in private.", "somebody's name"),
    ("Olivia's neighbours did not know whom to ring.", "somebody's name"),
    ("John Smith should have been referred.", "somebody's name"),
    ("Ask whether Smith-Jones was referred.", "somebody's name"),
    ("Tell Mr Brown's employer.", "somebody's name"),
    ("Learn from what happened on 14 March.", "a date"),
    ("Learn from March 2023.", "a date"),
    ("Learn from 14/03/2023.", "a date"),
    ("Visit 12 Market Row again.", "an address"),
    ("Visit flat 3 again.", "an address"),
    ("Visit PR7 1DP again.", "an address"),
    ("Ring 07700 900123.", "somebody's number"),
    ("Ask about every woman aged 34.", "somebody's age"),
    ("Ask about the 34-year-old.", "somebody's age"),
    ("Ask whether she felt safe.", "words about one person"),
    ("Learn why the tenant was killed.", "words about one death"),
    ("Give no date of death.", "words about one death"),
]


@pytest.mark.parametrize("words", FINE)
def test_a_recommendation_alone_is_taken(words):
    assert looks_like(words, BODIES) == ()
    check_words(words, BODIES)


@pytest.mark.parametrize(("words", "what"), REFUSED)
def test_what_looks_as_if_it_told_of_a_person_or_a_death_is_refused(words, what):
    assert looks_like(words, BODIES)[0][0] == what
    with pytest.raises(Invalid, match="Nothing about a person or a death"):
        check_words(words, BODIES)


def test_a_capital_that_names_nobody_is_taken_where_somebody_says_so_and_a_date_never():
    with pytest.raises(Invalid, match="“Clare's” looks like somebody's name"):
        check_words("Tell people of Clare's Law.", BODIES)
    check_words("Tell people of Clare's Law.", BODIES | words_of("Clare's Law"))
    with pytest.raises(Invalid, match="a date"):
        check_words("Tell people on 1 May.", words_of("1 May"))


@pytest.mark.parametrize("code", ["DHR-7", "SAR-A2", "INS-12", "DARDR-3"])
def test_codes(code):
    check_code(code)


@pytest.mark.parametrize("code", ["", "Olivia", "dhr-7", "DHR-2022", "DHR 7", "OLIVIAS REVIEW"])
def test_what_is_no_code_or_has_a_year_is_refused(code):
    with pytest.raises(Invalid, match="code"):
        check_code(code)


DONE = states.Done(done=True)
SHOWN = states.Done(done=True, evidence=True)
OPEN, LATE, DROPPED = states.Done(), states.Done(late=True), states.Done(dropped=True, evidence=True)
STANDS = [
    ("to be cleared", (LATE,), "to be cleared"),
    ("sent back", (), "sent back"),
    ("cleared", (), "no action yet"),
    ("cleared", (DROPPED,), "no action yet"),
    ("cleared", (OPEN, SHOWN), "in hand"),
    ("cleared", (LATE, SHOWN), "late"),
    ("cleared", (DONE, DROPPED), "evidence wanted"),
    ("cleared", (DONE, SHOWN), "to be agreed"),
    ("closed", (LATE,), "closed"),
    ("withdrawn", (), "withdrawn"),
]


@pytest.mark.parametrize(("stored", "actions", "shown"), STANDS)
def test_how_a_recommendation_stands(stored, actions, shown):
    assert states.shown(stored, actions) == shown
    assert shown in states.EVERY


OURS, THEIRS, ME, SOMEBODY = uuid4(), uuid4(), uuid4(), uuid4()
NOT_AGREED = [
    ("late", Signer(ME, THEIRS), {SOMEBODY}, NotNow, "so nobody can agree yet"),
    ("evidence wanted", Signer(ME, THEIRS), {SOMEBODY}, NotNow, "evidence"),
    ("to be agreed", Signer(ME, OURS), {SOMEBODY}, Refused, "Your own agency"),
    ("to be agreed", Signer(ME, THEIRS), {ME}, Refused, "You own an action"),
    ("to be agreed", Signer(None, None), set(), Refused, "Only a member"),
]


@pytest.mark.parametrize(("state", "signer", "owners", "error", "says"), NOT_AGREED)
def test_who_may_not_agree_that_it_is_done(state, signer, owners, error, says):
    with pytest.raises(error, match=says):
        check_sign_off(state=state, signer=signer, organisations={OURS}, owners=owners)


def test_a_member_outside_the_agency_agrees():
    check_sign_off(state="to be agreed", signer=Signer(ME, THEIRS), organisations={OURS}, owners={SOMEBODY, None})


def test_nobody_clears_their_own_words():
    check_may_clear(writer=SOMEBODY, member=ME)
    with pytest.raises(Refused, match="You wrote these words"):
        check_may_clear(writer=ME, member=ME)
    with pytest.raises(Refused, match="Only a member"):
        check_may_clear(writer=SOMEBODY, member=None)


def test_themes_have_words():
    assert all(words for words in themes().values())
