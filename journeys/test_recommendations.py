"""A recommendation is written, refused for a name, cleared by another, promised, shown and agreed from outside."""

from journeys.demonstration import name_with_role, sign_in

TEXT = "Ask every caller in private whether they are safe."
ACTION = "Put the question into the call script"
TITLE = "DHR-8, recommendation 2"


def as_role(person, role: str) -> None:
    sign_in(person, name_with_role(person, role))


def opens_it(person, path: str) -> None:
    person.goes_to(path)
    person.is_at(TITLE)


def writes_it(officer) -> str:
    """The officer writes it down, first with a name in it; its path."""
    officer.goes_to("/members/recommendations/")
    officer.presses("Add a recommendation")
    officer.chooses("Domestic abuse related death review")
    officer.answers("What is the review's code?", "DHR-8")
    officer.answers("Which number has the recommendation?", "2")
    officer.answers("What is recommended?", "Ask why Olivia was never seen in private.")
    officer.page.get_by_label("Which organisation answers for it?").select_option(label="Netherwick Council")
    officer.chooses("Asking about abuse")
    officer.presses("Add recommendation")
    officer.sees("“Olivia” looks like somebody's name. Nothing about a person or a death may be written here.")
    box = officer.page.get_by_label("What is recommended?")
    box.fill("")
    officer.answers("What is recommended?", TEXT)
    officer.presses("Add recommendation")
    officer.is_at(TITLE)
    officer.sees("Partners cannot read it until somebody other than its writer clears it.")
    return officer.page.url.removeprefix(officer.site.address)


def promises_it(officer, path: str) -> None:
    opens_it(officer, path)
    officer.presses("Promise an action")
    officer.answers("What will be done?", ACTION)
    for part, typed in (("day", "1"), ("month", "March"), ("year", "2026")):
        officer.page.locator(f"#due-{part}").fill(typed)
    officer.presses("Promise it")
    officer.sees("What was promised is overdue.")


def test_a_recommendation_is_overdue_everywhere_and_closed_from_outside(somebody):
    officer = somebody(by="keyboard")
    as_role(officer, "Community safety officer")
    path = writes_it(officer)

    partner = somebody(phone=True)
    as_role(partner, "Agency lead")
    partner.goes_to(path)
    partner.sees("There is no such recommendation here.")

    chair = somebody()
    as_role(chair, "Chair")
    chair.sees("Recommendations to decide")
    opens_it(chair, path)
    chair.presses("Clear it for partners")
    chair.presses("Clear them")
    chair.sees("Read the words, and tick the box if they tell nothing of anybody")
    chair.page.get_by_role("checkbox").check()
    chair.presses("Clear them")
    chair.sees("Nobody has promised anything yet.")

    promises_it(officer, path)
    partner.goes_to("/members/recommendations/report/")
    partner.sees(TEXT)
    partner.sees("DHR-8, 2")
    partner.sees("Recommendations with an action that is overdue")
    assert partner.page.locator("#overdue-recommendations").count() == 1
    chair.goes_to("/members/")
    chair.sees(f"{TITLE}: late")
    chair.goes_to("/members/actions/?state=late")
    chair.follows(ACTION)
    assert TEXT in chair.fact("Came from")

    officer.goes_to(path)
    officer.follows(ACTION)
    officer.follows("Add evidence")
    officer.answers("What is it?", "The script as it is read out")
    officer.presses("Add evidence")
    officer.presses("Say how it is")
    officer.chooses("Done")
    officer.answers("What has been done?", "It is in use")
    officer.presses("Save report")
    opens_it(officer, path)
    officer.does_not_see("Agree that it is done")
    officer.goes_to(f"{path}agree/")
    officer.answers("What convinced you that it is done?", "I heard it read")
    officer.presses("Agree and close it")
    officer.sees("Your own agency answers for this recommendation")

    opens_it(partner, path)
    partner.presses("Agree that it is done")
    partner.sees("What shows it: The script as it is read out.")
    partner.answers("What convinced you that it is done?", "We heard it read on three calls")
    partner.presses("Agree and close it")
    partner.sees("It is done, and somebody outside the agency agreed.")

    opens_it(officer, path)
    officer.presses("Open it again")
    officer.answers("Why?", "The script was changed back")
    officer.presses("Open it again")
    officer.sees("It is done and there is evidence. Somebody outside the agency has to agree.")
    officer.sees("We heard it read on three calls")


def test_a_councillor_reads_and_decides_nothing_and_filters_that_fit_nothing_say_so(anybody):
    as_role(anybody, "Councillor")
    anybody.goes_to("/members/recommendations/new/")
    anybody.is_refused()
    anybody.goes_to("/members/recommendations/?theme=coercion")
    anybody.sees("No recommendation fits these filters.")
    anybody.presses("See all recommendations")
    anybody.does_not_see("INS-3")
    anybody.sees("Themes across reviews")
    anybody.follows("Report to scrutiny")
    anybody.follows("Saltmere")
    anybody.sees("Recommendations of SAR-2")
    anybody.does_not_see("Recommendations of DHR-1")
