"""The registers beside the plan: what is written in one is seen where others work."""

import re
from datetime import datetime, timedelta

from journeys.demonstration import name_with_role, sign_in

STRATEGY = "Harbour safety strategy"


def as_role(person, role: str) -> None:
    sign_in(person, name_with_role(person, role))


def gives_day(person, name: str, day: str) -> None:
    for part, typed in zip(("day", "month", "year"), day.split(), strict=True):
        person.page.locator(f"#{name}-{part}").fill(typed)


def test_a_strategy_that_ended_warns_its_aim_until_its_days_are_put_right(somebody):
    manager = somebody()
    as_role(manager, "CSP manager")
    manager.sees("Netherwick evening economy strategy 2021 to 2025: ended on 31 March 2025")
    manager.goes_to("/members/registers/")
    manager.follows("Linked strategies")
    manager.presses("Link a strategy")
    manager.answers("What is the strategy called?", STRATEGY)
    gives_day(manager, "starts", "1 4 2023")
    gives_day(manager, "ends", "31 3 2022")
    manager.presses("Link the strategy")
    manager.sees("It ends before it starts.")
    gives_day(manager, "ends", "31 3 2026")
    manager.presses("Link the strategy")
    manager.is_at(STRATEGY)
    manager.sees("Nobody has said yet which aims rest on it.")
    page = manager.page.url.removeprefix(manager.site.address)
    manager.presses("Say which aims rest on it")
    aim = manager.page.locator("label").filter(has_text="Netherwick partnership plan").first
    words = aim.inner_text().partition(" (")[0]
    aim.click()
    manager.presses("Save")
    manager.sees("It ended on 31 March 2026, and 1 aim rests on it.")

    partner = somebody(phone=True)
    as_role(partner, "Agency lead")
    partner.goes_to(page)
    partner.does_not_see("Change the strategy")
    partner.follows(words)
    partner.sees("Warning:")
    partner.sees(f"Rests on “{STRATEGY}”, which ended on 31 March 2026.")
    partner.goes_to(f"{page}change/")
    partner.is_refused()

    manager.goes_to("/members/plan/checklist/")
    manager.sees("aims rest on something that no longer holds, as their priorities' pages say")
    manager.goes_to(page)
    manager.follows("Change the strategy")
    gives_day(manager, "ends", "31 3 2029")
    manager.presses("Save")
    partner.goes_back()
    partner.goes_to(page)
    partner.follows(words)
    partner.sees(f"Rests on “{STRATEGY}”.")
    partner.goes_to("/members/registers/strategies/?state=withdrawn")
    partner.sees("None is like that.")


def test_a_risk_is_refused_owned_looked_at_again_and_handed_on(somebody):
    manager = somebody(by="keyboard")
    as_role(manager, "CSP manager")
    manager.goes_to("/members/registers/risks/new/")
    manager.answers("Because of what?", "The lease of the hub ends.")
    manager.answers("What may happen?", "Mrs Brown shuts the hub")
    manager.answers("What would come of it?", "Nobody can be seen in the town.")
    manager.chooses("3: Possible")
    manager.chooses("5: Severe")
    manager.page.get_by_label("Which organisation answers for it?").select_option(label="Netherwick Council")
    manager.page.get_by_label("Who owns it?").select_option(index=1)
    manager.presses("Add risk")
    manager.sees("looks like somebody's name")
    manager.page.get_by_label("What may happen?").fill("")
    manager.answers("What may happen?", "The hub shuts")
    manager.presses("Add risk")
    manager.is_at("The hub shuts")
    manager.sees("It has been as high as this since it was written down.")
    page = manager.page.url.removeprefix(manager.site.address)
    manager.presses("Look at it again")
    manager.chooses("5: Almost certain")
    manager.answers("What did you look at, or what changed?", "The landlord gave notice")
    manager.presses("Save")
    manager.sees("It rose from 15 to 25.")
    manager.follows("Promise an action")
    manager.answers("What will be done?", "Find two rooms in the library")
    gives_day(manager, "due", "1 3 2027")
    manager.presses("Promise it")
    manager.follows("Find two rooms in the library")
    assert manager.fact("Came from") == "The hub shuts"

    partner = somebody(phone=True)
    as_role(partner, "Agency lead")
    partner.sees("risk “The hub shuts”: looked at again")
    partner.goes_to(f"{page}close/")
    partner.is_refused()
    partner.goes_to("/members/clocks/?stands=due")
    partner.sees("Risk looked at again: The hub shuts")

    manager.goes_to(page)
    manager.follows("Close the risk")
    manager.answers("Why?", "The rooms are found")
    manager.presses("Close the risk")
    manager.sees("It is no risk any more, or has come about. The reason is below.")
    manager.goes_to("/members/registers/risks/?state=closed")
    manager.sees("The hub shuts")


def test_a_quarter_is_asked_for_comes_late_and_is_put_right(somebody):
    manager = somebody()
    as_role(manager, "CSP manager")
    manager.goes_to("/members/clocks/?area=Saltmere")
    manager.follows(manager.first_link_like(re.compile("Section 17A data of Saltmere")))
    manager.sees("How the day was worked out")
    manager.goes_to("/members/registers/returns/?state=overdue")
    manager.follows("Mereshire Fire and Rescue Service")
    page = manager.page.url.removeprefix(manager.site.address)
    manager.sees("and has not come.")
    quarter, due = (
        datetime.strptime(f"{manager.fact(each)} +0000", "%d %B %Y %z").date() for each in ("Quarter to", "Due")
    )
    manager.presses("Say that it came")
    gives_day(manager, "received_on", f"{quarter:%d %m %Y}")
    manager.presses("Save")
    manager.sees("The quarter had not ended by that day.")
    gives_day(manager, "received_on", f"{due + timedelta(days=1):%d %m %Y}")
    manager.presses("Save")
    manager.sees(f"after it was due on {due.day} {due:%B %Y}.")
    manager.follows("It has not come after all")
    manager.presses("Take it back")
    manager.sees("and has not come.")

    partner = somebody(phone=True)
    as_role(partner, "Agency lead")
    partner.sees("Section 17A returns of your organisation")
    partner.goes_to(f"{page}came/")
    partner.is_refused()

    manager.goes_to("/members/registers/returns/")
    manager.presses(manager.page.get_by_role("button", name=re.compile("Ask for the quarter")).inner_text())
    manager.sees("organisations will be asked by link")
    manager.presses("Ask for the returns")
    manager.goes_to("/members/links/")
    manager.sees("Say that a section 17A return was shared")


def test_a_request_is_refused_for_who_asked_stands_still_and_is_answered(somebody):
    officer = somebody(script=False)
    as_role(officer, "Community safety officer")
    officer.sees("Freedom of information")
    officer.goes_to("/members/registers/requests/new/")
    officer.page.get_by_label("Which authority was asked?").select_option(label="Netherwick Council")
    officer.answers("What is asked for?", "Mail of ann@example.org about the alley")
    came = datetime.now().astimezone().date() - timedelta(days=6)
    gives_day(officer, "received_on", f"{came:%d %m %Y}")
    officer.presses("Add request")
    officer.sees("“ann@example.org” looks like an address. Nothing about a resident is kept here.")
    officer.answers("What is asked for?", "What the alley lights cost")
    officer.presses("Add request")
    officer.is_at("What the alley lights cost")
    officer.sees("How the day was worked out")
    assert officer.fact("How binding") == "Unconfirmed"
    page = officer.page.url.removeprefix(officer.site.address)
    officer.follows("Stop the clock")
    officer.chooses("We asked what is meant")
    gives_day(officer, "starts", f"{came + timedelta(days=2):%d %m %Y}")
    officer.presses("Stop it")
    officer.sees("Its clock stands still.")

    partner = somebody(phone=True)
    as_role(partner, "Agency lead")
    partner.goes_to("/members/clocks/?stands=due")
    partner.sees("answered: What the alley lights cost")
    partner.goes_to(f"{page}answer/")
    partner.is_refused()

    officer.presses("Write the answer down")
    officer.chooses("Given in full")
    officer.presses("Save the answer")
    officer.sees("Given in full")
    officer.goes_to("/members/registers/requests/?state=met")
    officer.sees("What the alley lights cost")
    officer.goes_to(page)
    officer.presses("Open the request again")
    officer.presses("Open it again")
    officer.sees("It is due on")


def test_a_committee_meets_recommends_and_is_answered_in_its_report(somebody):
    manager = somebody()
    as_role(manager, "CSP manager")
    manager.goes_to("/members/clocks/?area=Saltmere&stands=not+known")
    manager.sees("Crime and disorder scrutiny of Saltmere")
    manager.goes_to("/members/registers/scrutiny/")
    manager.presses("Add a meeting")
    manager.page.get_by_label("Which area was scrutinised?").select_option(label="Saltmere")
    manager.page.get_by_label("Which council's committee was it?").select_option(label="Saltmere Borough Council")
    held = datetime.now().astimezone().date() - timedelta(days=9)
    gives_day(manager, "held_on", f"{held:%d %m %Y}")
    manager.answers("What did the committee look at?", "Lights at the harbour")
    manager.presses("Add meeting")
    manager.is_at("Lights at the harbour")
    manager.presses("Add what it recommended")
    manager.answers("What did the committee recommend?", "Count the lights each month.")
    manager.page.get_by_label("Which organisation is to answer?").select_option(
        label="Mereshire Fire and Rescue Service"
    )
    manager.presses("Add recommendation")
    manager.sees("An answer is due on")

    partner = somebody(phone=True)
    as_role(partner, "Agency lead")
    partner.sees("Answers owed to scrutiny")
    manager.presses("Write the answer down")
    manager.chooses("Accepted in part")
    manager.presses("Save the answer")
    manager.sees("A recommendation that is not accepted whole is told why.")
    manager.answers("What was said with it?", "Every other month is enough.")
    manager.presses("Save the answer")
    partner.goes_to("/members/recommendations/report/?area=saltmere")
    partner.sees("Count the lights each month.")
    partner.sees("Every other month is enough.")
    manager.goes_to("/members/clocks/?area=Saltmere&stands=not+known")
    manager.does_not_see("Crime and disorder scrutiny of Saltmere")


def test_a_step_of_the_duty_moves_the_day_of_the_review_and_is_taken_back(somebody):
    analyst = somebody(by="keyboard")
    as_role(analyst, "Partnership analyst")
    analyst.goes_to("/members/registers/serious-violence/")
    analyst.presses("Write a step down")
    analyst.chooses("An authority agreed the strategy")
    today = datetime.now().astimezone().date()
    gives_day(analyst, "day", f"{today:%d %m %Y}")
    analyst.presses("Write it down")
    analyst.sees("Nothing says which authority agreed.")
    analyst.chooses("The strategy was reviewed")
    analyst.presses("Write it down")
    analyst.is_at("Serious Violence Duty")

    partner = somebody(phone=True)
    as_role(partner, "Agency lead")
    partner.goes_to("/members/clocks/")
    partner.follows("Serious violence strategy reviewed")
    partner.sees(f"{today.day} {today:%B} {today.year + 1}")
    partner.goes_to("/members/registers/serious-violence/new/")
    partner.is_refused()

    analyst.follows("The strategy was reviewed")
    analyst.follows("Take it back")
    analyst.presses("Take it back")
    analyst.sees("It was written down by mistake, and counts no more.")
