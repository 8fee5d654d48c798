"""What keeps a plan alive: evidence of what stands, and lines of the checklist confirmed by name."""

import re

from journeys.demonstration import name_with_role, sign_in

KEPT = re.compile("^Show that it is kept")


def as_role(person, role: str) -> None:
    sign_in(person, name_with_role(person, role))


def opens_a_priority(person, title: str) -> None:
    person.follows("Plan")
    person.page.get_by_role("link", name=re.compile("^Open the plan")).first.click()
    person.follows(title)


def test_who_answers_for_a_standing_commitment_shows_that_it_is_kept_and_nobody_else(anybody, somebody):
    """The police show it for their own; the fire service, who lead another, may not."""
    as_role(anybody, "Designated liaison officer")
    opens_a_priority(anybody, "Antisocial behaviour")
    anybody.sees("Goes on; evidence every 6 months")
    link = anybody.page.get_by_role("link", name=KEPT).first
    path = link.get_attribute("href")
    anybody.goes_to(path)
    anybody.answers("What shows it?", "Notes of the tasking meeting")
    for part, typed in (("day", "1"), ("month", "1"), ("year", "2099")):
        anybody.page.locator(f"#shown_on-{part}").fill(typed)
    anybody.presses("Add evidence")
    anybody.sees("That day has not come yet.")
    anybody.page.locator("#shown_on-year").fill("2026")
    anybody.presses("Add evidence")
    anybody.sees("1 January 2026")
    another = somebody()
    as_role(another, "Agency lead")
    opens_a_priority(another, "Antisocial behaviour")
    another.goes_to(path)
    another.is_refused()
    another.sees("only they show that it is kept")


def test_a_line_of_the_checklist_is_confirmed_by_somebody_named(somebody):
    chair = somebody(by="keyboard")
    as_role(chair, "Chair")
    chair.follows("Plan")
    chair.follows("Checklist")
    line = re.compile("^Unconfirmed: confirm it.*: Assessment: why it changed, Netherwick")
    chair.goes_to(chair.page.get_by_role("link", name=line).first.get_attribute("href"))
    chair.presses("Confirm it")
    chair.sees("There is a problem")
    chair.answers("Who checked it?", "Ida Holt")
    chair.answers("What is their position?", "Monitoring officer")
    for part, typed in (("day", "2"), ("month", "2"), ("year", "2026")):
        chair.page.locator(f"#day-{part}").fill(typed)
    chair.presses("Confirm it")
    chair.sees("Ida Holt, Monitoring officer, 2 February 2026")
    councillor = somebody()
    as_role(councillor, "Councillor")
    councillor.goes_to("/members/plan/checklist/")
    councillor.is_refused()
