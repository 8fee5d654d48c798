"""A handover has the risks, clocks and promises of one member, and is read by those who may take over."""

from datetime import timedelta

import pytest

from wardmote.desks.actions.api import Report, Wanted, make_action, report
from wardmote.desks.agencies import rules, verbs
from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.agencies.tests.test_organisations import viewer
from wardmote.errors import Refused
from wardmote.foundation.now import now, today

TEXT = "Fit two lights in the alley"
PAGE = "/members/people/handover/"


@pytest.fixture
def manager(demonstration):
    return viewer("CSP manager")


@pytest.fixture
def promised(manager):
    council = next(body for body in organisations_for(manager) if body.name == manager.agency)
    owner = manager.member_id
    wanted = Wanted(TEXT, council.id, today() + timedelta(days=20), owner=owner)
    action = make_action(wanted=wanted, by=manager, at=now())
    report(action=action, said=Report("at risk", "The lights are ordered", "Ask twice"), by=manager, at=now())


def words(browser, of=""):
    answer = browser.get(PAGE, {"of": of} if of else {})
    return answer.status_code, answer.content.decode()


def test_ones_own_says_what_one_promised_and_how_it_stands(promised, signed_in):
    status, page = words(signed_in("CSP manager"))
    assert status == 200
    assert "Handover of Marian Ashdown" in page
    assert TEXT in page
    assert "at risk, due" in page
    assert "The lights are ordered. Next: Ask twice" in page
    assert "CSP manager" in page


def test_whoever_owns_nothing_is_told_so(signed_in):
    status, page = words(signed_in("Councillor"))
    assert status == 200
    assert "They own no open action." in page
    assert "No time limit runs" in page


def test_anothers_is_refused_in_words_until_one_stands_in(manager, promised, signed_in):
    theirs = next(each for each in members_for(manager) if each.id == manager.member_id)
    other = signed_in("Councillor")
    status, page = words(other, theirs.reference)
    assert status == 403
    assert "who stands in for them" in page
    assert TEXT not in page
    deputy = next(each for each in members_for(manager) if each.id == viewer("Councillor").member_id)
    verbs.add_deputy(
        by=manager, reference=theirs.reference, deputy=deputy.reference, role="", starts=today(), ends=None
    )
    assert words(other, theirs.reference)[0] == 200


def test_nobody_is_found_by_guessing(signed_in):
    assert words(signed_in("CSP manager"), "M-0000-0000")[0] == 404


def test_who_may(manager):
    councillor = viewer("Councillor")
    assert rules.may_take_over(councillor, councillor.member_id, ())
    assert rules.may_take_over(manager, councillor.member_id, ())
    with pytest.raises(Refused):
        rules.check_may_take_over(councillor, manager.member_id, ())
