"""What was done of the plan: asked for by link, answered on a phone, put right, signed, and told to everybody."""

import re

from journeys.demonstration import made_up_partnership, name_with_role, sign_in
from journeys.test_actions import letters, new_link

REVIEW = re.compile("^Review the licences of the five premises")


def as_role(person, role: str) -> None:
    sign_in(person, name_with_role(person, role))


def opens_the_evaluation(person) -> None:
    person.follows("Plan")
    person.follows("How far it was carried out")
    person.follows(person.first_link_like(re.compile("^How far the plan was carried out by ")))


def says(person, path: str, state: str, words: str) -> None:
    """Answer for one commitment at its own page."""
    person.goes_to(path)
    person.presses("Say what was done")
    person.page.get_by_role("radio", name=state, exact=True).check()
    person.answers("What shows it, or why was it not done?", words)
    person.presses("Save answer")


def test_the_plan_is_evaluated_from_the_first_question_to_the_public_page(somebody, site):
    manager = somebody()
    as_role(manager, "CSP manager")
    opens_the_evaluation(manager)
    manager.sees("commitments are answered")
    here = manager.page.url.removeprefix(site.address)

    manager.follows("Say who answers for what")
    manager.presses("Save")
    manager.sees("There is a problem")
    manager.page.get_by_label(re.compile("Agencies plan together")).check()
    manager.page.get_by_label("Which organisation answers for them?").select_option(label="Mereshire Constabulary")
    manager.answers("Or the name of somebody without an account", "Cy Thorn")
    manager.presses("Save")
    manager.does_not_see("nobody's yet:")

    before = letters(site)
    manager.presses("Ask for what is missing")
    manager.sees("organisations will be asked about")
    manager.presses("Send the links")
    manager.sees("Say what was done of the plan")

    partner = somebody(phone=True)
    partner.goes_to(new_link(site, before))
    partner.is_at("What was done of what the plan promised?")
    partner.page.get_by_role("radio", name="Done", exact=True).first.check()
    partner.presses("Send the answer")
    partner.sees("There is a problem")
    partner.page.get_by_label(re.compile(r"1\. What shows it")).fill("Everybody was offered it within the week")
    partner.presses("Send the answer")
    partner.sees("Everybody was offered it within the week")

    chair = somebody(by="keyboard")
    as_role(chair, "Chair")
    chair.goes_to(f"{here}sign/")
    chair.answers("How far was the plan carried out, as a whole?", "Most of it.")
    chair.presses("Sign")
    chair.sees("no answer yet")

    manager.goes_to(here)
    unanswered = manager.page.locator(".wm-status").filter(has_text="Not answered")
    rows = manager.page.locator("tr").filter(has=unanswered).locator("a")
    for path in [link.get_attribute("href") for link in rows.all()]:
        says(manager, path, "Not known", "Nobody could be asked in time")
    manager.goes_to(here)
    manager.follows(manager.first_link_like(REVIEW))
    manager.presses("Correct what is said")
    manager.page.get_by_role("radio", name="Done", exact=True).check()
    manager.page.get_by_label("What shows it, or why was it not done?").fill("All five were reviewed in October")
    manager.presses("Save answer")
    manager.sees("All five were reviewed in October")

    chair.goes_to(f"{here}sign/")
    chair.page.get_by_label("How far was the plan carried out, as a whole?").fill("Most of it was done.")
    chair.presses("Sign")
    chair.sees("Most of it was done.")

    resident = somebody(phone=True)
    resident.goes_to("/")
    resident.follows(made_up_partnership(resident))
    resident.follows("What we are doing")
    resident.follows("Violence, drink and drugs at night")
    resident.sees("What became of it:")
    resident.does_not_see("All five were reviewed in October")

    chair.follows("Open the evaluation again")
    chair.answers("Why?", "The county had one wrong")
    chair.presses("Open again")
    chair.sees("The county had one wrong")
    manager.goes_to(here)
    manager.follows(manager.first_link_like(REVIEW))
    manager.sees("Correct what is said")


def test_others_commitments_are_for_others_to_answer(somebody):
    councillor = somebody()
    as_role(councillor, "Councillor")
    opens_the_evaluation(councillor)
    councillor.follows(councillor.first_link_like(re.compile("^Youth workers are at the harbour")))
    councillor.does_not_see("Say what was done")
    councillor.goes_to(councillor.page.url.removeprefix(councillor.site.address) + "tell/")
    councillor.is_refused()
    councillor.sees("only they do")
    councillor.goes_to("/members/plan/evaluations/new/")
    councillor.is_refused()
