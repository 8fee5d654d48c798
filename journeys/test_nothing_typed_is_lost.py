"""What somebody typed survives a wrong answer, a closed window, an ended session, and a colleague who saved first."""

import itertools
import re

from journeys.demonstration import name_with_role, sign_in

NEW = "/members/actions/new/"
COUNT = itertools.count(1)
QUESTION = "What will be done?"
KEPT = re.compile(r"You typed this on \d+ \w+ \d{4}, \d+:\d\d[ap]m and did not send it")


def signs_in(person, role: str = "CSP manager") -> None:
    sign_in(person, name_with_role(person, role))


def typed(person) -> str:
    return person.page.get_by_label(QUESTION).input_value()


def throws_it_away(person) -> None:
    person.presses("Throw it away and start again")
    person.does_not_see("You typed this on")
    assert typed(person) == ""


def test_what_was_typed_survives_a_wrong_answer_and_a_closed_window(anybody):
    signs_in(anybody)
    anybody.goes_to(NEW)
    anybody.answers(QUESTION, "Fit nine lamps in the yard")
    anybody.presses("Add action")
    anybody.sees("There is a problem")
    assert typed(anybody) == "Fit nine lamps in the yard"
    anybody.goes_to("/members/")
    anybody.sees("Not sent yet")
    anybody.page.get_by_role("link", name=re.compile("Go on with what you typed")).first.click()
    anybody.sees(KEPT)
    anybody.does_not_see("There is a problem")
    assert typed(anybody) == "Fit nine lamps in the yard"
    throws_it_away(anybody)


def test_typing_is_kept_while_it_is_typed(somebody):
    person = somebody()
    signs_in(person)
    person.goes_to(NEW)
    person.answers(QUESTION, "Paint the railings")
    person.sees(re.compile(r"Kept as you typed it at \d+:\d\d[ap]m"))
    person.checks_the_page()
    person.page.close()

    again = somebody()
    signs_in(again)
    again.goes_to(NEW)
    again.sees(KEPT)
    assert typed(again) == "Paint the railings"
    throws_it_away(again)


def test_a_session_that_ended_loses_nothing(anybody):
    signs_in(anybody)
    anybody.goes_to(NEW)
    anybody.answers(QUESTION, "Sweep the underpass")
    anybody.page.context.clear_cookies(name="wardmote_session")
    anybody.presses("Add action")
    anybody.is_at("You were signed out before this was sent")
    anybody.sees("Only you will see it")
    anybody.does_not_see("Sweep the underpass")
    signs_in(anybody)
    anybody.goes_to(NEW)
    anybody.sees(KEPT)
    assert typed(anybody) == "Sweep the underpass"
    throws_it_away(anybody)


def test_two_members_save_the_same_action(anybody, somebody):
    """The second sees both versions, saves hers on top of his, and neither's words are lost."""
    first = somebody()
    signs_in(first, "Community safety officer")
    signs_in(anybody)
    anybody.goes_to(NEW)
    name = f"Cut hedge {next(COUNT)}"
    anybody.answers(QUESTION, name)
    anybody.page.get_by_label("Which organisation answers for it?").select_option(label="Netherwick Council")
    for part, text in (("Day", "1"), ("Month", "3"), ("Year", "2031")):
        anybody.page.locator(f"#due-{part.lower()}").fill(text)
    anybody.presses("Add action")
    page = anybody.page.url.removeprefix(anybody.site.address)

    anybody.goes_to(f"{page}change/")
    first.goes_to(f"{page}change/")
    first.page.get_by_label("Or the name of somebody without an account").fill("The warden")
    first.presses("Save")
    anybody.page.get_by_label(QUESTION).fill(f"{name} twice a year")
    anybody.presses("Save")
    anybody.is_at("Change the action Somebody else changed this while you had it open")
    for words in (re.compile(r"Grace Hollins saved it on"), "You changed this", "They changed this", "The warden"):
        anybody.sees(words)

    anybody.presses("Edit again")
    anybody.sees(KEPT)
    assert typed(anybody) == f"{name} twice a year"
    assert anybody.page.get_by_label("Or the name of somebody without an account").input_value() == "The warden"
    anybody.presses("Save")
    anybody.is_at(f"{name} twice a year")
    anybody.sees("The warden")
