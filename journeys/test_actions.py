"""Somebody is given something to do, is late, is chased, answers on a phone without signing in, and is put right."""

import re
import time

from journeys.demonstration import name_with_role, sign_in

TEXT = "Count the bicycle stands in Market Row"
LINK = re.compile(r"/answer/[A-Za-z0-9_-]{30,}/")
PATIENCE = 60


def letters(site) -> list[str]:
    """Every mail that has been sent, with its lines put together again."""
    folder = site.var / "mail"
    return [path.read_text().replace("=\n", "") for path in sorted(folder.glob("*"))] if folder.is_dir() else []


def new_link(site, before: list[str]) -> str:
    """The address in a mail that was not there before; it names neither the action nor anybody."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for letter in letters(site):
            if letter not in before and (found := LINK.search(letter)):
                assert TEXT not in letter
                return found.group()
        time.sleep(0.5)
    raise AssertionError("No link was mailed.")


def gives(manager, text: str) -> None:
    """The manager gives a council an action whose day has passed."""
    manager.goes_to("/members/actions/")
    manager.presses("Add an action")
    manager.is_at("Add an action")
    manager.answers("What will be done?", text)
    manager.page.get_by_label("Which organisation answers for it?").select_option(label="Netherwick Council")
    for part, typed in (("Day", "1"), ("Month", "March"), ("Year", "2026")):
        manager.page.locator(f"#due-{part.lower()}").fill(typed)
    manager.presses("Add action")
    manager.is_at(text)


def test_an_action_is_chased_and_answered_on_a_phone_without_an_account(somebody, site):
    manager = somebody()
    sign_in(manager, name_with_role(manager, "CSP manager"))
    gives(manager, TEXT)
    assert manager.fact("State").startswith("■ Late")
    before = letters(site)
    manager.goes_to("/members/actions/chase/")
    manager.sees(TEXT)
    manager.presses("Send the links")
    manager.sees("Report on an action")

    partner = somebody(phone=True)
    partner.goes_to(new_link(site, before))
    partner.is_at("How is this action?")
    path = partner.page.url.removeprefix(site.address)
    partner.page.get_by_role("radio", name="At risk", exact=True).check()
    partner.presses("Send the answer")
    partner.sees("There is a problem")
    partner.answers("What has been done?", "Half are counted")
    partner.presses("Send the answer")
    partner.sees("Half are counted")
    partner.goes_to(path)
    partner.is_at("Your answer is recorded")


def test_a_report_that_was_a_mistake_is_put_right_and_the_mistake_stays(somebody):
    manager = somebody(by="keyboard")
    sign_in(manager, name_with_role(manager, "CSP manager"))
    manager.goes_to("/members/actions/?state=at+risk")
    manager.follows("Check that the two speed indicator devices read alike")
    manager.follows("Put this right")
    manager.is_at("Put the report right")
    box = manager.page.get_by_label("What has been done?")
    box.fill("")
    manager.answers("What has been done?", "Both are back and read alike")
    manager.presses("Save")
    manager.is_at("Check that the two speed indicator devices read alike")
    manager.sees("This was a mistake and was put right later.")


def test_only_who_runs_the_year_gives_actions_and_only_the_owners_report(somebody):
    councillor = somebody()
    sign_in(councillor, name_with_role(councillor, "Councillor"))
    councillor.goes_to("/members/actions/new/")
    councillor.is_refused()
    councillor.goes_to("/members/actions/")
    councillor.follows("Check that the two speed indicator devices read alike")
    councillor.does_not_see("Say how it is")
    councillor.goes_to(councillor.page.url.removeprefix(councillor.site.address) + "report/")
    councillor.is_refused()
    councillor.sees("only they report on it")


def test_filters_that_fit_nothing_say_so(anybody):
    sign_in(anybody, name_with_role(anybody, "CSP manager"))
    anybody.goes_to("/members/actions/?words=nothing+is+called+this")
    anybody.sees("No action fits these filters.")
    anybody.presses("See all actions")
    anybody.is_at("Actions")
