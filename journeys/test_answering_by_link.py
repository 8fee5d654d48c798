"""An agency without an account answers by a link from its mailbox, or on the telephone; members see what it said."""

from itertools import count

import pytest

from journeys.demonstration import name_with_role, sign_in
from journeys.post import mail_to, path_in

AGENCY = "Quayside Youth"
NUMBER = count(1)


@pytest.fixture
def manager(somebody):
    person = somebody()
    sign_in(person, name_with_role(person, "CSP manager"))
    return person


def asks(manager) -> str:
    """Register a new mailbox for the agency, which asks it whether it is right; the mailbox."""
    address = f"desk{next(NUMBER)}@quayside-youth.example"
    manager.goes_to("/members/agencies/")
    manager.follows(AGENCY)
    manager.follows("Register a mailbox")
    manager.answers("What is the address of its mailbox?", address)
    manager.presses("Register it")
    manager.is_at(AGENCY)
    manager.sees(f"{address}, not confirmed yet")
    return address


def test_an_agency_answers_by_the_link_in_its_mailbox(manager, anybody, site):
    address = asks(manager)
    mail = mail_to(site, address)
    assert AGENCY not in mail
    path = path_in(mail)
    anybody.goes_to(path)
    anybody.is_at("Is this the right mailbox?")
    anybody.does_not_see("Sign out")
    anybody.presses("Send the answer")
    anybody.sees("There is a problem")
    anybody.chooses("Yes")
    anybody.answers("Whom can we ring about requests? (optional)", "Lee Marsh, youth worker")
    anybody.answers("Their telephone number (optional)", "01632 960199")
    anybody.presses("Send the answer")
    anybody.is_at("Your answer is recorded")
    anybody.sees("Lee Marsh, youth worker, 01632 960199")
    anybody.goes_to(path)
    anybody.is_at("Your answer is recorded")
    manager.goes_to("/members/agencies/")
    manager.follows(AGENCY)
    manager.sees(f"{address}, confirmed")
    manager.goes_to("/members/links/?state=answered")
    manager.sees(AGENCY)


def test_an_answer_is_given_on_the_telephone_and_read_back(manager, site):
    asks(manager)
    manager.goes_to("/members/links/?state=waiting")
    manager.page.get_by_role("row").filter(has_text=AGENCY).get_by_role("link").first.click()
    manager.is_at("Confirm a registered mailbox")
    manager.presses("Write down an answer given by telephone")
    manager.is_at("An answer given by telephone")
    manager.chooses("No")
    manager.answers("Who gave the answer?", "Lee Marsh, youth worker")
    for part, words in (("Day", "4"), ("Month", "4"), ("Year", "2026")):
        manager.page.get_by_label(part, exact=True).fill(words)
    manager.answers("At what time?", "2:30pm")
    manager.presses("Record the answer")
    manager.sees("Read the answer back to them")
    manager.chooses("I read the answer back to them and they agreed it")
    manager.presses("Record the answer")
    manager.is_at("Confirm a registered mailbox")
    manager.sees("answered by telephone")
    manager.goes_to("/members/agencies/")
    manager.follows(AGENCY)
    manager.sees("said to be wrong")


def test_what_is_withdrawn_opens_nothing_and_a_made_up_link_neither(manager, somebody, site):
    path = path_in(mail_to(site, asks(manager)))
    manager.goes_to("/members/links/?state=waiting")
    manager.page.get_by_role("row").filter(has_text=AGENCY).get_by_role("link").first.click()
    manager.follows("Withdraw what was asked")
    manager.presses("Withdraw it")
    manager.sees("This was withdrawn and opens nothing.")
    stranger = somebody()
    stranger.goes_to(path)
    stranger.is_refused("This cannot be done now")
    stranger.goes_to("/answer/made-up/")
    stranger.is_refused("We cannot find this page")


def test_a_councillor_does_not_see_what_was_asked(somebody):
    person = somebody()
    sign_in(person, name_with_role(person, "Councillor"))
    person.goes_to("/members/links/")
    person.is_refused()
