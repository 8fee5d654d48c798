"""The training that members' roles need: who is without it, and what puts it right."""

from datetime import datetime

from journeys.demonstration import name_with_role, sign_in
from journeys.test_registers import as_role, gives_day

IDVA = "Independent domestic violence adviser"
COURSE = "Safeguarding adults"


def test_a_role_needs_a_course_it_is_missing_recorded_and_taken_back(somebody):
    manager = somebody(by="keyboard")
    who = name_with_role(manager, IDVA)
    as_role(manager, "CSP manager")
    manager.goes_to("/members/people/training/")
    manager.follows("Training matrix")
    manager.sees("are without some of it.")
    manager.follows(COURSE)
    manager.presses("Change it")
    manager.page.get_by_label(IDVA).uncheck()
    manager.answers("Why?", "They are trained elsewhere")
    manager.presses("Make the change")
    manager.goes_to("/members/people/training/needed/?course=safeguarding-adults")
    manager.does_not_see(who)
    manager.goes_to("/members/local/agencies.needs_safeguarding_adults/change/")
    manager.page.get_by_label(IDVA).check()
    manager.answers("Why?", "They need it after all")
    manager.presses("Make the change")
    manager.goes_to("/members/people/training/needed/?course=safeguarding-adults")
    manager.sees("not recorded")
    manager.follows(who)
    page = manager.page.url.removeprefix(manager.site.address)

    adviser = somebody(phone=True)
    sign_in(adviser, who)
    adviser.sees(f"{COURSE}: not recorded")
    adviser.goes_to(f"{page}training/")
    adviser.is_refused()

    manager.follows("Record training")
    manager.chooses(COURSE)
    gives_day(manager, "completed", "1 1 2099")
    manager.presses("Record it")
    manager.sees("The day is in the future.")
    gives_day(manager, "completed", f"{datetime.now().astimezone():%d %m %Y}")
    manager.presses("Record it")
    adviser.goes_to("/members/")
    adviser.does_not_see(f"{COURSE}: not recorded")

    manager.follows("Take back training recorded wrongly")
    manager.page.get_by_label(COURSE).check()
    manager.presses("Take it back")
    adviser.goes_to("/members/")
    adviser.sees(f"{COURSE}: not recorded")
