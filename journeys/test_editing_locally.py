"""What is local is edited in the site: by one person, or by two where the law is touched; nothing of before is lost."""

import pytest

from journeys.demonstration import name_with_role, sign_in
from journeys.post import mail_to, path_in

STALE = "An action's state, confirmed"


@pytest.fixture
def member(somebody):
    def make(role: str):
        person = somebody()
        sign_in(person, name_with_role(person, role))
        return person

    return make


def test_two_people_change_a_limit_of_time_and_the_clocks_use_it(member):
    administrator, chair = member("Administrator"), member("Chair")
    administrator.goes_to("/members/local/?of=clocks")
    administrator.follows(STALE)
    administrator.sees("Now: 30 days. As shipped.")
    administrator.presses("Change it")
    administrator.answers(f"{STALE} (days)", "four")
    administrator.answers("Why?", "The board meets every three weeks.")
    administrator.presses("Propose the change")
    administrator.sees("is not a whole number")
    administrator.answers(f"{STALE} (days)", "21")
    administrator.presses("Propose the change")
    administrator.sees("This waits for a second person, because the law is touched.")
    administrator.goes_to("/members/local/clocks.GOV.ACTION.STALE/")
    administrator.sees("Now: 30 days.")
    chair.goes_to("/members/changes/?state=waiting")
    chair.page.get_by_role("row").filter(has_text=STALE).get_by_role("link").click()
    chair.presses("Decide on it")
    chair.chooses("Decline it")
    chair.presses("Record the decision")
    chair.sees("Say why you decline it")
    chair.chooses("Approve it")
    chair.presses("Record the decision")
    chair.sees("This was made.")
    administrator.goes_to("/members/local/clocks.GOV.ACTION.STALE/")
    administrator.sees("Now: 21 days.")
    administrator.sees("As shipped")
    administrator.goes_to("/members/clocks/rules/gov-action-stale/")
    administrator.sees("21 days")


def test_a_body_gets_a_new_name_and_who_may_not_edit_is_refused(member):
    administrator = member("Administrator")
    administrator.goes_to("/members/agencies/?kind=participating")
    administrator.follows("Lantern Recovery")
    administrator.follows("It has a new name")
    administrator.answers("What is it called now?", "Beacon Recovery")
    for part, words in (("Day", "1"), ("Month", "apr"), ("Year", "2026")):
        administrator.page.get_by_label(part, exact=True).fill(words)
    administrator.answers("Why?", "Two charities merged.")
    administrator.presses("Rename it")
    administrator.sees("This was made.")
    administrator.follows("See what it changes")
    administrator.is_at("Beacon Recovery")
    assert administrator.fact("Called until 31 March 2026") == "Lantern Recovery"
    path = administrator.page.url.removeprefix(administrator.site.address)
    councillor = member("Councillor")
    councillor.goes_to(path)
    councillor.does_not_see("It has a new name")
    councillor.goes_to(f"{path}name/")
    councillor.is_refused()


def test_a_colleague_joins_is_given_a_deputy_and_leaves(member, site):
    administrator = member("Administrator")
    administrator.goes_to("/members/people/")
    administrator.presses("Invite somebody")
    administrator.answers("What is their name?", "Una Weir")
    administrator.answers("What is their e-mail address at work?", "una.weir@wickhaven-homes.example")
    administrator.page.get_by_label("For which organisation do they work?").select_option("Wickhaven Homes")
    administrator.chooses("Agency lead")
    administrator.presses("Send the invitation")
    administrator.is_at("Una Weir")
    administrator.sees("Agency lead at Wickhaven Homes.")
    assert path_in(mail_to(site, "una.weir@wickhaven-homes.example"))
    administrator.follows("Say who stands in for them")
    administrator.page.get_by_label("Who stands in?").select_option(
        label="Keira Lomax, Mereshire Fire and Rescue Service"
    )
    administrator.presses("Save")
    administrator.sees("Keira Lomax, Mereshire Fire and Rescue Service")
    administrator.follows("Record training")
    administrator.chooses("Prevent awareness")
    for part, words in (("Day", "29"), ("Month", "2"), ("Year", "2024")):
        administrator.page.get_by_label(part, exact=True).fill(words)
    administrator.presses("Record it")
    administrator.sees("28 February 2026")
    administrator.follows("They leave: hand over and close the account")
    administrator.answers("Why is the account closed?", "Left the association")
    administrator.presses("Close the account")
    administrator.sees("The account was closed")
    administrator.presses("Open the account again")
    administrator.sees("No role is held")


def test_an_account_nobody_uses_is_looked_at(member):
    administrator = member("Administrator")
    administrator.goes_to("/members/people/unused/")
    administrator.sees("No account is due to be looked at.")
    administrator.follows("See every account")
    manager = member("CSP manager")
    manager.goes_to("/members/people/unused/")
    manager.is_refused()
